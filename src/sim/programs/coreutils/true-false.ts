import type { Program } from '#sim/kernel/program';

export const trueProgram: Program = {
  name: 'true',

  *main() {
    return 0;
  },
};

export const falseProgram: Program = {
  name: 'false',

  *main() {
    return 1;
  },
};
