import { command } from '../command';
import { listFormat } from '../flags/shared';
import { writeDiskUsage, writeDiskUsageVerbose, type DiskUsage } from '../format/disk-usage';
import { isRefusal } from '../refusal';

export const df = command({
  path: 'system df',
  usage: '',
  short: 'Show how much space everything takes',
  args: { max: 0 },
  flags: {
    format: listFormat,
    verbose: { kind: 'bool', short: 'v', help: 'A line for each object' },
  },
  *run({ cli, flags }) {
    const usage = yield* cli.engine.json<DiskUsage>('GET', '/system/df');
    if (isRefusal(usage)) return yield* cli.fail(usage);
    const format = flags.format || 'table';
    if (flags.verbose === true) return yield* cli.print(writeDiskUsageVerbose(usage, format, cli.now()));
    return yield* cli.print(writeDiskUsage(usage, format));
  },
});
