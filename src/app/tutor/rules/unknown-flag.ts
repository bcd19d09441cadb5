import { nearest } from '../nearest';
import type { Rule } from '../rule';

/** Flags that people expect, and what they are called. */
const others: Readonly<Record<string, string>> = {
  '--port': '-p',
  '--ports': '-p',
  '--expose-port': '-p',
  '--background': '-d',
  '--daemon': '-d',
  '--volumes': '-v',
  '--bind': '-v',
  '--environment': '-e',
  '--env-var': '-e',
  '--remove': '--rm',
  '--delete': '--rm',
  '--memory-limit': '--memory',
  '--ram': '--memory',
  '--cpu': '--cpus',
  '--link-network': '--network',
  '--dockerfile': '-f',
  '--version-tag': '-t',
  '--dir': '-w',
  '--cwd': '-w',
};

/** What is typed most: one of these was probably meant. */
const flags = [
  '--all',
  '--attach',
  '--build-arg',
  '--cpus',
  '--detach',
  '--entrypoint',
  '--env',
  '--env-file',
  '--file',
  '--filter',
  '--follow',
  '--force',
  '--format',
  '--hostname',
  '--interactive',
  '--memory',
  '--mount',
  '--name',
  '--network',
  '--no-cache',
  '--platform',
  '--privileged',
  '--publish',
  '--quiet',
  '--restart',
  '--rm',
  '--signal',
  '--tag',
  '--tail',
  '--target',
  '--timestamps',
  '--tty',
  '--user',
  '--volume',
  '--workdir',
];

/** A flag that docker does not have. */
export const unknownFlag: Rule = {
  finds: ({ output }) => {
    const [, flag] = /unknown flag: (--[\w-]+)/.exec(output) ?? [];
    const meant = flag === undefined ? undefined : (others[flag] ?? nearest(flag, flags));
    return flag === undefined || meant === undefined ? undefined : { flag, meant };
  },
  says: {
    en: 'There is no flag `{flag}`; did you mean `{meant}`? `--help` lists all that there are.',
    ja: '`{flag}` というフラグはありません。`{meant}` のことでしょうか。`--help` を付けると一覧が出ます。',
  },
};
