import { readArchive } from '../archive';
import { command } from '../command';
import { platformQuery } from '../platform';
import { isRefusal, refuse } from '../refusal';
import { displayOn, showProgress } from '../stream/progress';

export const load = command({
  path: 'image load',
  aliases: ['load'],
  usage: '',
  short: 'Read images from a tar archive or standard input',
  args: { max: 0 },
  flags: {
    input: { kind: 'string', short: 'i', help: 'File to read in place of standard input' },
    platform: { kind: 'string', help: 'Only this platform ("linux/amd64")' },
    quiet: { kind: 'bool', short: 'q', help: 'Say less' },
  },
  *run({ cli, flags }) {
    const file = flags.input || undefined;
    if (file === undefined && cli.terminal(0)) {
      return yield* cli.fail(refuse('requested load from stdin, but stdin is empty'));
    }
    const platform = platformQuery(flags.platform);
    if (isRefusal(platform)) return yield* cli.fail(platform);
    const body = yield* readArchive(cli, file);
    if (isRefusal(body)) return yield* cli.fail(body);
    const isQuiet = flags.quiet === true || cli.terminal(1) === undefined;
    const opened = yield* cli.engine.open('POST', '/images/load', {
      query: { quiet: isQuiet ? '1' : '0', platform },
      body,
      headers: [['Content-Type', 'application/x-tar']],
    });
    if (isRefusal(opened)) return yield* cli.fail(opened);
    if (opened.response.headers['content-type'] === 'application/json') {
      const failed = yield* showProgress(cli, opened, displayOn(cli, 1));
      return failed ? yield* cli.fail(failed) : 0;
    }
    yield* cli.p.write(1, yield* cli.engine.readAll(opened));
    return 0;
  },
});
