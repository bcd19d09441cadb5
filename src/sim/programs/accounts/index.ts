import type { ProgramTable } from '#sim/kernel/program';
import { addgroup, adduser, groupadd, useradd, userdel, usermod } from './useradd';

export const accountTools: ProgramTable = {
  addgroup,
  adduser,
  groupadd,
  useradd,
  userdel,
  usermod,
};
