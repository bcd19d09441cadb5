import type { ProgramTable } from '#sim/kernel/program';
import { base64 } from './base64-tool';
import { md5sum, sha1sum, sha224sum, sha256sum, sha384sum, sha512sum } from './sums';

export const hashTools: ProgramTable = {
  base64,
  md5sum,
  sha1sum,
  sha224sum,
  sha256sum,
  sha384sum,
  sha512sum,
};
