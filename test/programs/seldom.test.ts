import { describe, expect, it } from 'vitest';
import { tools } from '#sim/programs/tools';
import { KernelWorld } from '../support/kernel-world';

const aWorld = () => new KernelWorld(Object.values(tools).filter((program) => program.name !== 'systemd'));

describe('tools that are typed now and then', () => {
  it.each([
    [['bc'], 'scale=2; 10/3\n2^10\n', '3.33\n1024\n'],
    [['bc'], '(1+2)*3 - 4\n1/2\n', '5\n0\n'],
    [['cksum'], 'hello\n', '3015617425 6\n'],
    [
      ['capsh', '--decode=00000000a80425fb'],
      '',
      /^0x00000000a80425fb=cap_chown,cap_dac_override,.*,cap_setfcap\n$/,
    ],
    [['uuidgen'], '', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\n$/],
    [['mountpoint', '/proc'], '', '/proc is a mountpoint\n'],
    [['sysctl', '-n', 'net.core.somaxconn'], '', /^\d+\n$/],
    [['file', '/etc'], '', '/etc: directory\n'],
  ])('%j says what it should', (argv, input, said) => {
    const { stdout, exit } = aWorld().exec(argv, { input });
    if (typeof said === 'string') expect(stdout).toBe(said);
    else expect(stdout).toMatch(said);
    expect(exit).toBe(0);
  });

  it.each([
    [['bc'], '1/0\n', 'bc: Runtime error (func=(main), adr=3): Divide by zero\n', 1],
    [['crontab', '-l'], '', 'no crontab for root\n', 1],
    [['getcap', '/nosuch'], '', '/nosuch (No such file or directory)\n', 0],
    [['sysctl', 'no.such'], '', 'sysctl: cannot stat /proc/sys/no/such: No such file or directory\n', 255],
  ])('%j complains', (argv, input, said, status) => {
    const { stderr, exit } = aWorld().exec(argv, { input });
    expect({ stderr, exit }).toEqual({ stderr: said, exit: status });
  });

  it('keeps a table of jobs', () => {
    const world = aWorld();
    world.exec(['crontab', '-'], { input: '* * * * * true\n' });
    expect(world.exec(['crontab', '-l']).stdout).toBe('* * * * * true\n');
    world.exec(['crontab', '-r']);
    expect(world.exec(['crontab', '-l']).exit).toBe(1);
  });
});
