import { command } from '../command';
import { canonicalName, isBad, parseReference, withDefaultTag, type Reference } from '../reference';
import { isRefusal, refuse } from '../refusal';
import { registryAuth } from '../registry-auth';
import { displayOn, showProgress } from '../stream/progress';

export const pull = command({
  path: 'image pull',
  aliases: ['pull'],
  usage: 'NAME[:TAG|@DIGEST]',
  short: 'Fetch an image from a registry',
  args: { exact: 1 },
  completes: 'images',
  flags: {
    'all-tags': { kind: 'bool', short: 'a', help: 'Every tag of the repository' },
    'disable-content-trust': {
      kind: 'bool',
      default: true,
      hidden: true,
      help: 'Take images without a signature',
    },
    platform: { kind: 'string', help: 'Platform to choose where the image has several' },
    quiet: { kind: 'bool', short: 'q', help: 'Print nothing but the name' },
  },
  *run({ cli, flags, args }) {
    const typed = parseReference(args[0] ?? '');
    if (isBad(typed)) return yield* cli.fail(refuse(typed.bad));
    const isBare = typed.tag === undefined && typed.digest === undefined;
    if (flags['all-tags'] === true && !isBare) {
      return yield* cli.fail(refuse("tag can't be used with --all-tags/-a"));
    }
    const named = flags['all-tags'] === true ? typed : withDefaultTag(typed);
    if (isBare && named.tag !== undefined && flags.quiet !== true) {
      yield* cli.out(`Using default tag: ${named.tag}\n`);
    }
    const opened = yield* cli.engine.open('POST', '/images/create', {
      query: {
        fromImage: canonicalName(named),
        tag: named.digest ?? named.tag,
        platform: flags.platform || undefined,
      },
      headers: registryAuth(cli.p, named.domain),
    });
    if (isRefusal(opened)) return yield* cli.fail(opened);
    const failed = yield* showProgress(cli, opened, flags.quiet === true ? undefined : displayOn(cli, 1));
    if (failed) return yield* cli.fail(failed);
    yield* cli.out(`${fullName(named)}\n`);
    return 0;
  },
});

function fullName(reference: Reference): string {
  const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
  const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
  return canonicalName(reference) + tag + digest;
}
