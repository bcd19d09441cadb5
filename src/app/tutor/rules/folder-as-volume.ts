import type { Rule } from '../rule';

/** A relative folder after `-v` is taken for the name of a volume. */
export const folderAsVolume: Rule = {
  finds: ({ output }) => {
    const [, name] =
      /create ([^:]+): .*includes invalid characters for a local volume name/.exec(output) ?? [];
    return name === undefined ? undefined : { name };
  },
  says: {
    en: '`{name}` is taken for the name of a volume. A folder of the host is written from the root: `-v $PWD/{name}:…`',
    ja: '`{name}` はボリュームの名前だと受け取られました。ホストのフォルダーはルートから書きます：`-v $PWD/{name}:…`',
  },
};
