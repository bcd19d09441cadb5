import { commands } from '#sim/cli/commands';

/** Why a flag is refused: by its name, or by its command and name where the name alone does not say it. */
const whyFlag: Readonly<Record<string, string>> = {
  'use-api-socket': 'experimental: only clients with the credentials of a desktop use it',
  checkpoint: 'needs a daemon with its experiments on, as the real one refuses it too',
  'checkpoint-dir': 'needs a daemon with its experiments on, as the real one refuses it too',
  squash: 'needs a daemon with its experiments on, as the real one refuses it too',
  platform: 'an image of the store has one platform',
  tree: 'needs the image store of containerd',
  cluster: 'there are no volumes of a cluster outside a swarm',
  'keep-storage': 'the cache is pruned whole or by filter',
};

const classicBuilder = 'the classic builder does without; BuildKit (`docker build` as it usually is) has it';
const ofCluster = 'there are no volumes of a cluster outside a swarm';

/** Why a command is refused, by the beginning of its name. */
const whyCommand: readonly (readonly [path: string, why: string])[] = [
  ['checkpoint', 'needs a daemon with its experiments on'],
  ['plugin', 'no plugin can be installed; `plugin ls` shows none'],
  ['trust', 'signatures are not simulated'],
  ['bake', 'buildx has it: `docker buildx bake`'],
  ['volume update', ofCluster],
  ...['config', 'node', 'secret', 'service', 'stack', 'swarm'].map(
    (group) => [group, 'refused as by an engine that is in no swarm'] as const,
  ),
];

function reasonOfFlag(path: string, flag: string): string {
  const found = whyFlag[flag] ?? { 'image build': classicBuilder, 'volume create': ofCluster }[path];
  if (found === undefined)
    throw new Error(`docker ${path} --${flag} is refused, and test/house/support.ts does not say why`);
  return found;
}

function reasonOfCommand(path: string): string {
  const found = whyCommand.find(([start]) => path === start || path.startsWith(`${start} `));
  if (found === undefined)
    throw new Error(`docker ${path} is refused, and test/house/support.ts does not say why`);
  return found[1];
}

/** Refused flags with their reasons; those with the same one together. */
function refusedFlags(path: string, flags: readonly string[]): string {
  const byReason = new Map<string, string[]>();
  for (const flag of flags) {
    const why = reasonOfFlag(path, flag);
    byReason.set(why, [...(byReason.get(why) ?? []), `\`--${flag}\``]);
  }
  return [...byReason].map(([why, names]) => `${names.join(' ')}: ${why}`).join('; ');
}

/** Every command with how many of its flags are simulated, and what is refused, as rows of a Markdown table. */
export function supportTable(): string {
  const rows = commands
    .filter(({ isHidden }) => isHidden !== true)
    .map(({ path, flags, isAbsent }) => {
      if (isAbsent === true) return [path, '', reasonOfCommand(path)] as const;
      const own = Object.entries(flags).filter(([, spec]) => spec.aliasOf === undefined);
      const refused = own.filter(([, spec]) => spec.support === 'none').map(([name]) => name);
      const count = own.length - refused.length;
      return [
        path,
        count === 0 ? 'full' : `full, ${count} flag${count === 1 ? '' : 's'}`,
        refusedFlags(path, refused),
      ] as const;
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = rows.map(([path, full, refused]) => `| \`docker ${path}\` | ${full} | ${refused} |`);
  return ['| command | simulated | refused |', '| --- | --- | --- |', ...lines].join('\n');
}
