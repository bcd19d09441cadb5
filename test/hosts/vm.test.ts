import { describe, expect, it } from 'vitest';
import '#sim/more';
import { survey } from '#canvas/survey/index';
import { advance, advanceWhile, input, newSimulation, read, type World } from '#sim/index';

const GiB = 2 ** 30;
const setting = { claims: new Map(), registries: [] };

const aHost = () =>
  advance(newSimulation({ hosts: [{ name: 'yuzu', memory: 16 * GiB, hasDocker: false }] }), 1000).world;

const hostOf = (world: World) => read(world, (sim) => [...sim.machines.all()][0]?.id ?? 0);

/** Runs a command on the host until it ends. */
function run(world: World, command: string): { world: World; out: string; exit: string } {
  const started = input(world, {
    kind: 'spawn',
    machine: hostOf(world),
    argv: ['/bin/bash', '-c', command],
    streams: { 0: 1, 1: 2, 2: 2 },
  });
  const process = String(started.result);
  const isEnd = (event: { type: string; action: string; id: string }) =>
    event.type === 'process' && event.action === 'exit' && event.id === process;
  const ended = advanceWhile(started.world, world.time + 120_000, ({ events }) => events.some(isEnd));
  return {
    world: ended.world,
    out: [...started.output.outside, ...ended.output.outside].map((part) => part.data).join(''),
    exit: ended.output.events.find(isEnd)?.attributes.exitCode ?? '',
  };
}

const launch = (name: string, size = '4G') => `multipass launch --name ${name} --cpus 2 --memory ${size}`;

describe('a virtual machine', () => {
  const booted = run(aHost(), launch('vm1'));
  const facts = read(booted.world, (sim) => survey(sim, setting));
  const [vm] = facts.hosts[0]?.vms ?? [];

  it('is launched when one can log in, ten to eleven seconds later', () => {
    expect([booted.out, booted.exit]).toEqual(['Launched: vm1\n', '0']);
    const seconds = (booted.world.time - 1000) / 1000;
    expect([seconds > 10, seconds < 11.5]).toEqual([true, true]);
  });

  it('passes through every stage in order', () => {
    expect(vm?.log.map((line) => line.text)).toEqual([
      'hypervisor',
      'firmware',
      'boot loader',
      'kernel',
      'initrd',
      'systemd',
      'network',
      'sshd',
      'agent',
    ]);
    const times = vm?.log.map((line) => line.at) ?? [];
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('has a kernel and processes of its own', () => {
    expect([vm?.state, vm?.kernel, vm?.processes]).toEqual([
      'running',
      'Linux 6.8.0-51',
      ['systemd', 'systemd-journald', 'systemd-udevd', 'dbus-daemon', 'systemd-networkd'],
    ]);
  });

  it('keeps all of its memory from the host, and uses little of it', () => {
    const owner = facts.hosts[0]?.owners.find((one) => one.kind === 'vm');
    expect(owner?.reserved).toBe(4 * GiB);
    const used = (vm?.used ?? 0) / 2 ** 20;
    expect([used > 170, used < 220]).toEqual([true, true]);
    expect((facts.hosts[0]?.memoryFree ?? 0) < 12 * GiB).toBe(true);
  });

  it('is listed, stopped and started again', () => {
    const listed = run(booted.world, 'multipass list');
    expect(listed.out).toBe(
      'Name                    State             IPv4             Image\nvm1                     Running           192.168.1.11     Ubuntu 24.04 LTS\n',
    );
    const stopped = run(listed.world, 'multipass stop vm1 && multipass list | tail -1');
    expect(stopped.out).toBe('vm1                     Stopped           --               Ubuntu 24.04 LTS\n');
    expect(
      read(stopped.world, (sim) => survey(sim, setting)).hosts[0]?.owners.filter((one) => one.kind === 'vm'),
    ).toEqual([]);
    expect(run(stopped.world, 'multipass start vm1').exit).toBe('0');
  });
});

describe('too many virtual machines', () => {
  it('are refused when the memory is given away', () => {
    const full = run(aHost(), [launch('vm1'), launch('vm2'), launch('vm3')].join(' && '));
    expect(full.out).toBe('Launched: vm1\nLaunched: vm2\nLaunched: vm3\n');
    const fourth = run(full.world, launch('vm4'));
    expect([fourth.out, fourth.exit]).toEqual([
      "qemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory\nlaunch failed: instance 'vm4' stopped while starting\n",
      '2',
    ]);
    expect(read(fourth.world, (sim) => [...sim.machines.all()].map((one) => one.name))).toEqual([
      'yuzu',
      'vm1',
      'vm2',
      'vm3',
    ]);
  });

  it.each([
    {
      name: 'a name twice',
      command: `${launch('vm1')} && ${launch('vm1')}`,
      out: 'Launched: vm1\nlaunch failed: instance "vm1" already exists\n',
      exit: '2',
    },
    {
      name: 'an unknown machine',
      command: 'multipass stop nobody',
      out: 'stop failed: instance "nobody" does not exist\n',
      exit: '2',
    },
    {
      name: 'an unknown command',
      command: 'multipass fly',
      out: 'Error: Unknown command or alias \'fly\' (try "multipass help")\n',
      exit: '1',
    },
    {
      name: 'an unknown option',
      command: 'multipass launch --wings 2',
      out: "Unknown option 'wings'.\n",
      exit: '1',
    },
  ])('and $name', ({ command, out, exit }) => {
    const ended = run(aHost(), command);
    expect([ended.out, ended.exit]).toEqual([out, exit]);
  });
});
