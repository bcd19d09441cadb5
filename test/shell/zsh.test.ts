import { describe, expect, it } from 'vitest';
import { Lab } from '../support/lab';
import { Screen } from '../support/screen';

const mac = { name: 'mac', system: 'macos-15' };

/** What a script of zsh says. */
function script(text: string): string {
  const lab = new Lab([mac]);
  return lab.run(`cat > /tmp/a.zsh <<'END'\n${text}\nEND\nzsh /tmp/a.zsh; echo "status $?"`);
}

describe('zsh', () => {
  it('does not split parameters, and splits what commands print', () => {
    expect(
      script(`x="a b"\nfor i in $x; do echo "[$i]"; done\nfor i in $(echo c d); do echo "[$i]"; done`),
    ).toBe('[a b]\n[c]\n[d]\nstatus 0\n');
    expect(script(`setopt SH_WORD_SPLIT\nx="a b"\nfor i in $x; do echo "[$i]"; done\nsetopt`)).toBe(
      '[a]\n[b]\nshwordsplit\nstatus 0\n',
    );
    expect(script(`empty=\nset -- $empty "$empty"; echo $#\nstar='*'; echo $star`)).toBe('1\n*\nstatus 0\n');
  });

  it('counts lists from 1, and means all of a list by its name', () => {
    expect(
      script(`a=(one two three)\necho $a[1] \${a[3]} $a[-1] $#a "$a"\na[2]=zwei; echo $a; echo "$a[2]"`),
    ).toBe('one three three 3 one two three\none zwei three\nzwei\nstatus 0\n');
  });

  it('wants patterns to match, and ends a script where they do not', () => {
    expect(script('echo *.zzz\necho not here')).toBe('/tmp/a.zsh:1: no matches found: *.zzz\nstatus 1\n');
    expect(script('unsetopt nomatch\necho *.zzz')).toBe('*.zzz\nstatus 0\n');
  });

  it('says what is wrong in its own words', () => {
    expect(script('nosuch\ncd /nope\n/Users\n./nope\necho x > /nope/x\nreadonly r=1\nr=2')).toBe(
      `/tmp/a.zsh:1: command not found: nosuch
/tmp/a.zsh:cd:2: no such file or directory: /nope
/tmp/a.zsh:3: permission denied: /Users
/tmp/a.zsh:4: no such file or directory: ./nope
/tmp/a.zsh:5: no such file or directory: /nope/x
/tmp/a.zsh:7: read-only variable: r
status 1
`,
    );
    expect(script('if true; then )')).toBe("/tmp/a.zsh:1: parse error near `)'\nstatus 2\n");
  });

  it('knows where commands are', () => {
    expect(
      script(`alias ll='ls -l'\nf() { echo hi; }\nwhich ls cd ll nosuch if\ntype cd ls\nwhere echo`),
    ).toBe(
      `/bin/ls
cd: shell built-in command
ll: aliased to ls -l
nosuch not found
if: shell reserved word
cd is a shell builtin
ls is /bin/ls
echo: shell built-in command
/bin/echo
status 0
`,
    );
  });

  it('takes escapes in echo, and prints', () => {
    expect(
      script(`echo "a\\tb"\nprint -l one two\nprint -r 'a\\tb'\nprint -P '%n %%'\necho -E 'x\\ty'`),
    ).toBe('a\tb\none\ntwo\na\\tb\nlearner %\nx\\ty\nstatus 0\n');
    expect(new Lab([mac]).run('zsh --version; setopt nosuch; zsh -c "setopt nosuch; nosuch2"')).toBe(
      `zsh 5.9 (arm64-apple-darwin24.0)
/bin/bash: line 1: setopt: command not found
zsh:setopt:1: no such option: nosuch
zsh:1: command not found: nosuch2
`,
    );
  });

  it('has a prompt with a percent sign, and marks output that does not end its line', () => {
    const screen = new Screen([mac]);
    for (const line of [
      'printf foo',
      'ls *.x',
      '# a comment',
      'echo $?',
      'cd nosuch',
      'history',
      'if',
      'true',
      'then echo yes',
      'fi',
    ])
      screen.type(line);
    expect(screen.text()).toBe(`learner@mac ~ % printf foo
foo%
learner@mac ~ % ls *.x
zsh: no matches found: *.x
learner@mac ~ % # a comment
zsh: command not found: #
learner@mac ~ % echo $?
127
learner@mac ~ % cd nosuch
cd: no such file or directory: nosuch
learner@mac ~ % history
    1  printf foo
    2  ls *.x
    3  # a comment
    4  echo $?
    5  cd nosuch
learner@mac ~ % if
> true
> then echo yes
> fi
yes
learner@mac ~ %`);
  });

  it('tells of jobs', () => {
    const screen = new Screen([mac]);
    for (const line of ['sleep 100 &', 'sleep 50', '\x1a', 'jobs', 'kill %1', '', 'exit', 'exit'])
      screen.type(line);
    expect(screen.text()).toBe(`learner@mac ~ % sleep 100 &
[1] 4
learner@mac ~ % sleep 50
^Z
zsh: suspended  sleep 50
learner@mac ~ % jobs
[1]  - running    sleep 100
[2]  + suspended  sleep 50
learner@mac ~ % kill %1
[1]  - terminated sleep 100
learner@mac ~ %
learner@mac ~ % exit
zsh: you have suspended jobs.
learner@mac ~ % exit
`);
  });
});
