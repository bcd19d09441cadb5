import type { Rule } from '../rule';

/** The door leads to a port on which nobody listens. */
export const wrongInnerPort: Rule = {
  finds: ({ words, output }) =>
    /^(curl|wget)$/.test(words[0] ?? '') && /Connection reset by peer|Recv failure|Empty reply/.test(output)
      ? {}
      : undefined,
  says: {
    en: "The door is open, but behind it nobody answers. In `-p` the host's port comes first, then the one on which the program listens inside: `-p 8080:80`. Or it is still starting.",
    ja: '入り口は開いていますが、その先で誰も応答していません。`-p` はホストのポートが先、中のプログラムが待ち受けるポートが後です（`-p 8080:80`）。まだ起動の途中なのかもしれません。',
  },
};
