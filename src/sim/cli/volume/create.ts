import { command } from '../command';
import { checkLabel } from '../options/checks';
import { isRefusal, refuse } from '../refusal';
import { compact, sorted, toRecord } from '../text';

export const create = command({
  path: 'volume create',
  usage: '[VOLUME]',
  short: 'Make a volume',
  args: { max: 1 },
  flags: {
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
