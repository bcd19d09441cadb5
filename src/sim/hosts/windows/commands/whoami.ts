import type { Program } from '#sim/kernel/program';
import { machineFacts } from '../facts';

export const whoami: Program = {
  name: 'windows-whoami',
  *main(p) {
    const user = p.env['USERNAME'] ?? 'learner';
    yield* p.out(`${machineFacts(p).name.toLowerCase()}\\${user.toLowerCase()}\n`);
    return 0;
  },
};
