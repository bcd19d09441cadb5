import type { ProgramTable } from '#sim/kernel/program';
import { journalctl } from './journalctl';
import { halt, poweroff, reboot, shutdown } from './power';
import { service, systemctl } from './systemctl';

/** Everything around systemd; PID 1 itself is there from the beginning (src/sim/core.ts). */
export const systemPrograms: ProgramTable = {
  systemctl,
  service,
  journalctl,
  reboot,
  poweroff,
  halt,
  shutdown,
};
