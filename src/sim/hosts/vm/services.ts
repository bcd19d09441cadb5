import type { ProgramTable, Program } from '#sim/kernel/program';

const MB = 2 ** 20;

/**
 * Private memory of the services of a minimal Debian VM: together with PID 1 the 43 MB that were measured in one of 512 MB
 * (dbus, udev, journald, systemd); how they divide it is ours.
 */
const services: Readonly<Record<string, number>> = {
  'systemd-journald': 13 * MB,
  'systemd-udevd': 9 * MB,
  'systemd-networkd': 9 * MB,
  'dbus-daemon': 4 * MB,
};

/** A service that is there and waits: nobody logs in over the network yet. */
function service(name: string, anon: number): Program {
  return {
    name,
    start: { cpu: 4, anon },
    *main(p) {
      yield* p.until(() => undefined, [`service:${name}`]);
      return 0;
    },
  };
}

export const guestServices: ProgramTable = Object.fromEntries(
  Object.entries(services).map(([name, anon]) => [name, service(name, anon)]),
);
