import type { ProgramTable } from '#sim/kernel/program';
import { scp } from './scp';
import { sftpServer } from './sftp-server';
import { ssh } from './ssh';
import { sshKeygen } from './ssh-keygen';
import { sshd } from './sshd';

/** Remote shells and copies, by name. */
export const remoteTools: ProgramTable = Object.fromEntries(
  [scp, sftpServer, ssh, sshKeygen, sshd].map((program) => [program.name, program]),
);
