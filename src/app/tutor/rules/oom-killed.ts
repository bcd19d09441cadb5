import type { Rule } from '../rule';

/** 137: killed, mostly for want of memory. */
export const oomKilled: Rule = {
  finds: ({ ended }) => {
    const one = ended.find(({ code }) => code === '137');
    return one === undefined ? undefined : { name: one.name };
  },
  says: {
    en: '`{name}` was killed (137 is 128 + signal 9), mostly because memory ran out: `docker inspect {name}` says so under `OOMKilled`.',
    ja: '`{name}` は強制終了されました（137 は 128 ＋ シグナル 9）。たいていはメモリ不足です。`docker inspect {name}` の `OOMKilled` で確かめられます。',
  },
};
