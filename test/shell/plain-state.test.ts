import { describe, expect, it } from 'vitest';
import { run, shellWorld } from './shell-world';

/** Everything of a shell is plain state: the world may be saved and opened again between any two steps. */
describe('a shell goes on in a world that was saved and opened after every step', () => {
  const world = shellWorld({ 'a.txt': 'alpha\nbeta\n' });
  const scripts = {
    'a loop with waits': 'for i in 1 2 3; do sleep 0.01; echo $i; done',
    'substitutions inside each other':
      'x=$(echo a$(sleep 0.01; echo b)$((1+1))) && echo "$x" "$(cat a.txt | sort -r)"',
    'a function that reads a pipe':
      'f() { local l; while read l; do echo "<$l>"; sleep 0.01; done; return 4; }; cat a.txt | f; echo $?',
    'jobs and a trap': "trap 'echo bye' EXIT; sleep 0.02 & sleep 0.01; wait; echo waited; (exit 3)",
    'an effect that must not happen twice': 'i=0; echo $((i=i+1))$(sleep 0.01; echo x)$((i=i+1))$(echo y)$i',
    'redirections around a compound':
      '{ echo one; sleep 0.01; echo two; } > out; cat out; exec 3<a.txt; read x <&3; sleep 0.01; read y <&3; echo $x $y',
  };
  it.each(Object.entries(scripts))('%s', (_name, script) => {
    for (const shell of ['/usr/bin/bash', '/usr/bin/dash', '/usr/bin/ash']) {
      const live = run(world, [shell, '-c', script]);
      const opened = run(world, [shell, '-c', script], { isForgetful: true });
      const { stdout, stderr, exit, ms } = opened;
      expect({ stdout, stderr, exit, ms }).toEqual({
        stdout: live.stdout,
        stderr: live.stderr,
        exit: live.exit,
        ms: live.ms,
      });
      expect(stderr).toBe('');
      expect(stdout).not.toBe('');
    }
  });
});
