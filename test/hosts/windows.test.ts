import { expect, test } from 'vitest';
import { WindowsLab } from '../powershell/windows-lab';

test('processes of Windows are rows of its kernel, in their order', () => {
  const lab = new WindowsLab();
  const said = lab.run('Get-Process | sort Id | select -First 8 | % { "$($_.Id) $($_.Name)" }');
  expect(said).toBe(
    '4 System\n8 smss\n12 csrss\n16 wininit\n20 winlogon\n24 services\n28 lsass\n32 explorer\n',
  );
});

test('a service is a process: it ends, and comes again', () => {
  const lab = new WindowsLab();
  expect(
    lab.run('Stop-Service Spooler; (Get-Service Spooler).Status; Get-Process spoolsv -ea SilentlyContinue'),
  ).toBe('Stopped\n');
  expect(lab.run('Start-Service Spooler; (Get-Service Spooler).Status; (Get-Process spoolsv).Name')).toBe(
    'Running\nspoolsv\n',
  );
  lab.run('Stop-Process -Name spoolsv');
  expect(lab.run('Get-Service Spooler')).toBe(`
Status   Name               DisplayName
------   ----               -----------
Stopped  Spooler            Print Spooler


`);
});

test('Windows says what it is', () => {
  const lab = new WindowsLab([{ name: 'pc', system: 'windows-10-pro', build: '17134.1' }]);
  expect(lab.run('cmd /c ver; hostname; whoami; (Get-ComputerInfo).OsBuildNumber')).toBe(
    '\nMicrosoft Windows [Version 10.0.17134.1]\npc\npc\\learner\n17134\n',
  );
});

test('it reaches its neighbours', () => {
  const lab = new WindowsLab([{ name: 'pc', system: 'windows-11-pro' }, { name: 'web1' }]);
  expect(lab.run('ping -n 1 web1').split('\n').slice(1, 3)).toEqual([
    'Pinging web1 [192.168.1.11] with 32 bytes of data:',
    'Reply from 192.168.1.11: bytes=32 time<1ms TTL=64',
  ]);
  expect(lab.run('(Test-NetConnection web1 -Port 22).TcpTestSucceeded')).toBe('True\n');
});

test('it restarts, and its programs come again', () => {
  const lab = new WindowsLab();
  lab.run('Restart-Computer');
  expect(lab.run('(Get-Process explorer).Id')).toBe('32\n');
});

test('a Linux program is no application of Windows', () => {
  const lab = new WindowsLab();
  const tree = {
    '/Users/learner/hello.exe': { type: 'file', mode: 0o755, exe: { program: 'hostname' } },
  } as const;
  lab.put(tree);
  expect(lab.run('.\\hello.exe'))
    .toBe(`Program 'hello.exe' failed to run: The specified executable is not a valid application for this OS platform.
At line:1 char:1
+ .\\hello.exe
+ ~~~~~~~~~~~
    + CategoryInfo          : ResourceUnavailable: (:) [], ApplicationFailedException
    + FullyQualifiedErrorId : NativeCommandFailed
 
`);
});
