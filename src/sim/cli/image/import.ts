import { readArchive } from '../archive';
import { command } from '../command';
import { isBad, parseReference } from '../reference';
import { isRefusal, refuse } from '../refusal';
import { displayOn, showProgress } from '../stream/progress';

export const importImage = command({
  path: 'image import',
  aliases: ['import'],
  usage: 'file|URL|- [REPOSITORY[:TAG]]',
  short: 'Make an image from a tar archive of files',
  args: { min: 1 },
  completes: 'files',
  flags: {
    change: { kind: 'list', short: 'c', help: 'Dockerfile instruction to apply' },
    message: { kind: 'string', short: 'm', help: 'What it is' },
    platform: { kind: 'string', help: 'Platform of the image' },
  },
  *run({ cli, flags, args }) {
    const [source = '', repo] = args;
    const reference = repo === undefined || repo === '' ? undefined : parseReference(repo);
    if (reference && isBad(reference)) return yield* cli.fail(refuse(reference.bad));
    const isUrl = /^https?:\/\//.test(source);
    const body = isUrl ? undefined : yield* readArchive(cli, source === '-' ? undefined : source);
    if (isRefusal(body)) return yield* cli.fail(body);
    const opened = yield* cli.engine.open('POST', '/images/create', {
      query: {
        changes: flags.change,
        fromSrc: isUrl ? source : '-',
        message: flags.message || undefined,
        platform: flags.platform || undefined,
        repo: repo || undefined,
      },
      ...(body !== undefined && { body, headers: [['Content-Type', 'text/plain']] }),
    });
    if (isRefusal(opened)) return yield* cli.fail(opened);
    const failed = yield* showProgress(cli, opened, displayOn(cli, 1));
    return failed ? yield* cli.fail(failed) : 0;
  },
});
