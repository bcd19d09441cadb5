import { expect, test } from 'vitest';
import '#sim/more';
import { input, newSimulation, read, shellOf, type World } from '#sim/index';

const machineOf = (world: World) => read(world, (sim) => sim.machines.need(1));

test('a host has the system that it was given, and keeps it in its row', () => {
  const world = newSimulation({ hosts: [{ name: 'pc', system: 'windows-11-pro' }] });
  const { kernel, osName, system } = machineOf(world);
  expect({ kernel, osName, system }).toEqual({
    kernel: { kind: 'windows', release: '10.0.26100', version: '10.0.26100.4652' },
    osName: 'Microsoft Windows 11 Pro',
    system: 'windows-11-pro',
  });
  expect(shellOf(world, 1)).toEqual(['/Windows/System32/WindowsPowerShell/v1.0/powershell.exe', '-Command']);
});

test('a build may be chosen', () => {
  const world = newSimulation({ hosts: [{ name: 'pc', system: 'windows-10-pro', build: '17134.1' }] });
  expect(machineOf(world).kernel).toEqual({
    kind: 'windows',
    release: '10.0.17134',
    version: '10.0.17134.1',
  });
});

test('a host that says nothing is the server it always was', () => {
  const world = newSimulation({ hosts: [{ name: 'web1' }] });
  const { system, firmware, startup, osName } = machineOf(world);
  expect({ system, firmware, startup, osName }).toEqual({ osName: 'Ubuntu 24.04.2 LTS' });
});

test('the firmware is set with the machine off', () => {
  let world = newSimulation({ hosts: [{ name: 'web1' }] });
  const off = { kind: 'firmware', machine: 1, settings: { virtualization: false } } as const;
  expect(input(world, off).result).toEqual({ error: 'EBUSY' });
  world = input(world, { kind: 'power', machine: 1, press: 'off' }).world;
  const set = input(world, off);
  expect(set.result).toBeNull();
  expect(machineOf(set.world).firmware).toEqual({ virtualization: false });
});

test('no host has a system that is not in the table', () => {
  expect(() => newSimulation({ hosts: [{ name: 'pc', system: 'windows-95' }] })).toThrow(
    'there is no system windows-95',
  );
});
