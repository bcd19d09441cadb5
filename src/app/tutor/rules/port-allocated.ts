import type { Rule } from '../rule';

/** A port of the host is taken. */
export const portAllocated: Rule = {
  finds: ({ output }) => {
    const [, port] =
      /(?:Bind for \S+?:|bind host port for \S+?:|listen tcp\S* \S*?:)(\d+)\b.*?(?:port is already allocated|address already in use)/s.exec(
        output,
      ) ?? [];
    return port === undefined ? undefined : { port };
  },
  says: {
    en: 'Port {port} of this host is taken. `docker ps` or `ss -ltnp` shows by whom; another number before the colon of `-p` is another door. The new container was made but did not start: remove it before you use its name again.',
    ja: 'このホストのポート {port} は使用中です。誰が使っているかは `docker ps` や `ss -ltnp` でわかります。`-p` のコロンの前を別の番号にすれば別の入り口になります。コンテナは作られたまま起動していないので、同じ名前を使う前に削除しましょう。',
  },
};
