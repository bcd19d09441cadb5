import type { ProgramTable } from '#sim/kernel/program';
import { getent } from './getent';
import { addgroup, adduser, groupadd, useradd, userdel, usermod } from './useradd';

export const accountTools: ProgramTable = {
  addgroup,
  adduser,
  getent,
  groupadd,
  useradd,
  userdel,
  usermod,
};
