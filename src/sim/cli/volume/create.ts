import { command } from '../command';
import { checkLabel } from '../options/checks';
import { isRefusal, refuse } from '../refusal';
import { compact, sorted, toRecord } from '../text';

/** Volumes of a swarm's cluster: known, hidden where there is no swarm, as here. */
const ofCluster = { support: 'none', hidden: true } as const;
const clusterFlags = {
  availability: {
    ...ofCluster,
    kind: 'string',
    help: 'Whether the cluster may use it ("active", "pause", "drain")',
  },
  group: { ...ofCluster, kind: 'string', help: 'Group of volumes that it belongs to' },
  'limit-bytes': { ...ofCluster, kind: 'bytes', help: 'Most bytes it may have' },
  'required-bytes': { ...ofCluster, kind: 'bytes', help: 'Fewest bytes it must have' },
  scope: { ...ofCluster, kind: 'string', help: 'One node at a time, or several ("single", "multi")' },
  secret: { ...ofCluster, kind: 'map', help: 'Secret for the driver' },
  sharing: {
    ...ofCluster,
    kind: 'string',
    help: 'Who may use it at once ("none", "readonly", "onewriter", "all")',
  },
  'topology-preferred': { ...ofCluster, kind: 'list', help: 'Where it should lie' },
  'topology-required': { ...ofCluster, kind: 'list', help: 'Where it must lie' },
  type: { ...ofCluster, kind: 'string', help: 'Files or a block device ("mount", "block")' },
} as const;

export const create = command({
  path: 'volume create',
  usage: '[VOLUME]',
  short: 'Make a volume',
  args: { max: 1 },
  flags: {
    ...clusterFlags,
    driver: { kind: 'string', short: 'd', default: 'local', help: 'Driver that keeps the volume' },
    label: { kind: 'list', check: checkLabel, help: 'Label for the volume' },
    name: { kind: 'string', hidden: true, help: 'Name of the volume' },
    opt: { kind: 'map', short: 'o', help: 'Option for the driver' },
  },
  *run({ cli, flags, args }) {
    const [typed] = args;
    if (typed !== undefined && flags.name !== undefined && flags.name !== '') {
      const words =
        'conflicting options: cannot specify a volume-name through both --name and as a positional arg';
      return yield* cli.fail(refuse(words));
    }
    const nonEmpty = (record: Readonly<Record<string, string>>) =>
      Object.keys(record).length > 0 ? sorted(record) : undefined;
    const json = compact({
      Driver: flags.driver || undefined,
      DriverOpts: nonEmpty(flags.opt ?? {}),
      Labels: nonEmpty(toRecord(flags.label ?? [])),
      Name: (typed ?? flags.name) || undefined,
    });
    const made = yield* cli.engine.json<{ Name: string }>('POST', '/volumes/create', { json });
    if (isRefusal(made)) return yield* cli.fail(made);
    yield* cli.out(`${made.Name}\n`);
    return 0;
  },
});
