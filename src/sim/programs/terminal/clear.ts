import type { Program } from '#sim/kernel/program';

/** clear and reset write the sequences of xterm; reset makes the line sane too. */
export const clear: Program = {
  name: 'clear',
  *main(p) {
    yield* p.out('\x1b[H\x1b[2J\x1b[3J');
    return 0;
  },
};

export const reset: Program = {
  name: 'reset',
  *main(p) {
    p.setTtyModes(0, { canonical: true, echo: true, signals: true, newline: true, carriageReturn: true });
    yield* p.out('\x1bc\x1b[!p\x1b[?3;4l\x1b[4l\x1b>');
    return 0;
  },
};
