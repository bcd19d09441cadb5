import { expect, test } from 'vitest';
import { WindowsLab } from './windows-lab';

const lab = new WindowsLab();

const rows: readonly [script: string, said: string][] = [
  ['1+1; "a$(1+2)b"; $x = 3; "x is $x"', '2\na3b\nx is 3\n'],
  ['1..5 | Where-Object { $_ -gt 2 } | ForEach-Object { $_ * 2 }', '6\n8\n10\n'],
  ['function f($a, $b=2) { "$a-$b" }; f 1; f -b 5 -a 9', '1-2\n9-5\n'],
  ["if (3 -gt 2) { 'yes' } else { 'no' }; $i=0; while ($i -lt 3) { $i++; $i }", 'yes\n1\n2\n3\n'],
  ["switch (3) { 1 {'one'} 3 {'three'} default {'other'} }", 'three\n'],
  ['foreach ($n in 1..3) { if ($n -eq 2) { continue }; $n }', '1\n3\n'],
  ["try { throw 'bad' } catch { \"caught $_\" } finally { 'fin' }", 'caught bad\nfin\n'],
  ["'{0:N2} {1,5}' -f 3.14159, 'ab'", '3.14    ab\n'],
  ["$h = @{a=1; b='two'}; $h.a; $h['b']; $h.c = 5; $h.Count", '1\ntwo\n3\n'],
  ['$a = 1,2,3; $a += 4; $a.Count; $a[-1]; 5 -in $a; [math]::Round(2.567, 2)', '4\n4\nFalse\n2.57\n'],
  [
    "'Hello'.ToUpper(); 'a,b' -split ','; 'x' * 3; 'abc' -match 'b(.)'; $Matches[1]",
    'HELLO\na\nb\nxxx\nTrue\nc\n',
  ],
  ["(1,2,3 | Measure-Object -Sum).Sum; 'b','a' | sort", '6\na\nb\n'],
  ['$s = { param($n) $n * 2 }; & $s 21', '42\n'],
  ['$env:NAME = "me"; "$env:NAME on $env:OS"', 'me on Windows_NT\n'],
  [
    "'x' | Set-Content a.txt; (Get-Content A.TXT); Test-Path .\\a.txt; rm a.txt; Test-Path a.txt",
    'x\nTrue\nFalse\n',
  ],
  [
    'Remove-Item C:\\Windows -Recurse -WhatIf',
    'What if: Performing the operation "Remove Directory" on target "C:\\Windows".\n',
  ],
];

test.each(rows)('%s', (script, said) => {
  expect(lab.run(script)).toBe(said);
});

test('an unknown name is refused in its words', () => {
  expect(lab.run('foo'))
    .toBe(`foo : The term 'foo' is not recognized as the name of a cmdlet, function, script file, or operable program. Check the
spelling of the name, or if a path was included, verify that the path is correct and try again.
At line:1 char:1
+ foo
+ ~~~
    + CategoryInfo          : ObjectNotFound: (foo:String) [], CommandNotFoundException
    + FullyQualifiedErrorId : CommandNotFoundException
 
`);
});

test('&& is of a later version', () => {
  expect(lab.run('foo && bar')).toBe(`At line:1 char:5
+ foo && bar
+     ~
The token '&&' is not a valid statement separator in this version.
    + CategoryInfo          : ParserError: (:) [], ParentContainsErrorRecordException
    + FullyQualifiedErrorId : InvalidEndOfLine
 
`);
});

test('a folder is shown as a table', () => {
  expect(lab.run('Get-ChildItem C:\\ -Filter P*')).toBe(`

    Directory: C:\\


Mode                 LastWriteTime         Length Name
----                 -------------         ------ ----
d-----          8/5/2025  12:00 AM                PerfLogs
d-----          8/5/2025  12:00 AM                Program Files
d-----          8/5/2025  12:00 AM                Program Files (x86)
d-----          8/5/2025  12:00 AM                ProgramData


`);
});

test('things have properties, and pipelines pass things', () => {
  expect(
    lab.run("[pscustomobject]@{Name='x';N=1}, [pscustomobject]@{Name='yyy';N=22} | sort N -Descending | ft"),
  ).toBe(`
Name  N
----  -
yyy  22
x     1


`);
});

test('what one types is run, line by line, with a prompt', () => {
  const terminal = new WindowsLab();
  expect(terminal.type('')).toBe(`Windows PowerShell\r
Copyright (C) Microsoft Corporation. All rights reserved.\r
\r
Install the latest PowerShell for new features and improvements! https://aka.ms/PSWindows\r
\r
PS C:\\Users\\learner> `);
  expect(terminal.type('$n = 20\rcd ..\r$n + 1\r')).toBe(
    '$n = 20\r\nPS C:\\Users\\learner> cd ..\r\nPS C:\\Users> $n + 1\r\n21\r\nPS C:\\Users> ',
  );
  expect(terminal.type('if ($n) {\r"there"\r}\r')).toBe(
    'if ($n) {\r\n>> "there"\r\n>> }\r\nthere\r\nPS C:\\Users> ',
  );
  expect(terminal.type('Get-Chi\t\r').startsWith('Get-ChildItem\r\n')).toBe(true);
  expect(terminal.type('abc\x03')).toBe('abc^C\r\nPS C:\\Users> ');
});
