import type { Rule } from '../rule';

/** Nothing has this port open. */
export const nobodyListens: Rule = {
  finds: ({ words, output }) => {
    const [, port] = /(?:localhost|127\.0\.0\.1)(?: port |:)(\d+)?/.exec(output) ?? [];
    return /^(curl|wget)$/.test(words[0] ?? '') && /Failed to connect|Could not connect|refused/i.test(output)
      ? { port: port ?? '80' }
      : undefined;
  },
  says: {
    en: 'Nobody listens on port {port} of this host. Is the container running, and was it started with `-p {port}:…`? `docker ps` shows both.',
    ja: 'このホストのポート {port} では誰も待ち受けていません。コンテナは動いていますか。`-p {port}:…` を付けて起動しましたか。どちらも `docker ps` でわかります。',
  },
};
