import type { Rule } from '../rule';

/** A program of the host wants a port that is taken. */
export const addressInUse: Rule = {
  finds: ({ output, words }) =>
    words[0] !== 'docker' && /EADDRINUSE|Address already in use/.test(output) ? {} : undefined,
  says: {
    en: 'Something listens on that port already: one port, one program. `ss -ltnp` shows which.',
    ja: 'そのポートはすでに別のプログラムが待ち受けています。1 つのポートを使えるのは 1 つのプログラムだけです。`ss -ltnp` で確かめられます。',
  },
};
