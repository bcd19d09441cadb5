import { describe, expect, it } from 'vitest';
import { tools } from '#sim/programs/tools';
import { KernelWorld } from '../support/kernel-world';

const aWorld = () => new KernelWorld(Object.values(tools).filter((program) => program.name !== 'systemd'));

describe('git', () => {
  it('makes a repository, and finds none elsewhere', () => {
    const world = aWorld();
    expect(world.exec(['git', 'status'])).toMatchObject({
      stderr: 'fatal: not a git repository (or any of the parent directories): .git\n',
      exit: 128,
    });
    expect(world.exec(['git', 'init', 'r'], { cwd: '/root' })).toMatchObject({
      stdout: 'Initialized empty Git repository in /root/r/.git/\n',
      exit: 0,
    });
    expect(world.exec(['cat', '/root/r/.git/HEAD']).stdout).toBe('ref: refs/heads/master\n');
  });

  it('cannot reach anybody', () => {
    const world = aWorld();
    expect(world.exec(['git', 'clone', 'https://github.com/docker/getting-started.git'])).toMatchObject({
      stderr:
        "Cloning into 'getting-started'...\nfatal: unable to access 'https://github.com/docker/getting-started.git/': Could not resolve host: github.com\n",
      exit: 128,
    });
    expect(world.exec(['git', 'frob'])).toMatchObject({
      stderr: "git: 'frob' is not a git command. See 'git --help'.\n",
      exit: 1,
    });
  });
});

describe('openssl', () => {
  it('has chance, digests and base64', () => {
    const world = aWorld();
    expect(world.exec(['openssl', 'rand', '-hex', '4']).stdout).toMatch(/^[0-9a-f]{8}\n$/);
    expect(world.exec(['openssl', 'sha256'], { input: 'hello\n' }).stdout).toBe(
      'SHA2-256(stdin)= 5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03\n',
    );
    expect(world.exec(['openssl', 'base64'], { input: 'hi' }).stdout).toBe('aGk=\n');
    expect(world.exec(['openssl', 'frob'])).toMatchObject({
      stderr: 'Invalid command \'frob\'; type "help" for a list.\n',
      exit: 1,
    });
  });
});
