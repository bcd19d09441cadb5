import { macTool } from './options';

/** The terminal by its name on a Mac: /dev/ttys000. */
export const tty = macTool({
  name: 'tty',
  letters: 's',
  usage: 'tty [-s]',
  wrong: 2,
  *run(p, { flags }) {
    const number = /(\d+)$/.exec(p.tty(0)?.name ?? '')?.[1];
    if (flags['s'] !== true)
      yield* p.out(number === undefined ? 'not a tty\n' : `/dev/ttys${number.padStart(3, '0')}\n`);
    return number === undefined ? 1 : 0;
  },
});
