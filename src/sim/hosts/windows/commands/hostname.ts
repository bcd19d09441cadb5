import type { Program } from '#sim/kernel/program';
import { machineFacts } from '../facts';

export const hostname: Program = {
  name: 'windows-hostname',
  *main(p) {
    yield* p.out(`${machineFacts(p).name}\n`);
    return 0;
  },
};
