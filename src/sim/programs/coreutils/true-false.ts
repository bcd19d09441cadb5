import type { Program } from '#sim/kernel/program';

export const trueProgram: Program = {
  name: 'true',
  // eslint-disable-next-line require-yield -- it waits for nothing
  *main() {
    return 0;
  },
};

export const falseProgram: Program = {
  name: 'false',
  // eslint-disable-next-line require-yield -- it waits for nothing
  *main() {
    return 1;
  },
};
