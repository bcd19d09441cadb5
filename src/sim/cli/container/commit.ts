import { command } from '../command';
import { canonicalName, isBad, parseReference, withDefaultTag } from '../reference';
import { isRefusal, refuse } from '../refusal';

export const commit = command({
  path: 'container commit',
  aliases: ['commit'],
  usage: 'CONTAINER [REPOSITORY[:TAG]]',
  short: "Make an image of a container's changes",
  args: { min: 1, max: 2 },
  interspersed: false,
  completes: 'containers',
  flags: {
    author: { kind: 'string', short: 'a', help: 'Who made it ("Name <mail address>")' },
    change: { kind: 'list', short: 'c', help: 'Dockerfile instruction to apply' },
    message: { kind: 'string', short: 'm', help: 'What has changed' },
    pause: { kind: 'bool', short: 'p', default: true, help: 'Pause the container meanwhile' },
  },
  *run({ cli, flags, args }) {
    const [container = '', name = ''] = args;
    const reference = name === '' ? undefined : parseReference(name);
    if (reference && isBad(reference)) return yield* cli.fail(refuse(reference.bad));
    if (reference?.digest !== undefined) {
      return yield* cli.fail(refuse('refusing to create a tag with a digest reference'));
    }
    const made = yield* cli.engine.json<{ Id: string }>('POST', '/commit', {
      query: {
        author: flags.author ?? '',
        changes: flags.change,
        comment: flags.message ?? '',
        container,
        pause: flags.pause ? undefined : '0',
        repo: reference ? canonicalName(reference) : '',
        tag: reference ? withDefaultTag(reference).tag : '',
      },
    });
    if (isRefusal(made)) return yield* cli.fail(made);
    yield* cli.out(`${made.Id}\n`);
    return 0;
  },
});
