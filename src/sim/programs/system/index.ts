import type { ProgramTable } from '#sim/kernel/program';
import { journalctl } from './journalctl';
import { service, systemctl } from './systemctl';
import { systemd } from './systemd';

export const systemPrograms: ProgramTable = { systemd, systemctl, service, journalctl };
