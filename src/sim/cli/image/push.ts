import { command } from '../command';
import { canonicalName, familiarName, isBad, parseReference, withDefaultTag } from '../reference';
import { isRefusal, refuse } from '../refusal';
import { displayOn, showProgress } from '../stream/progress';

export const push = command({
  path: 'image push',
  aliases: ['push'],
  usage: 'NAME[:TAG]',
  short: 'Send an image to a registry',
  args: { exact: 1 },
  completes: 'images',
  flags: {
    'all-tags': { kind: 'bool', short: 'a', help: 'Every tag of the repository' },
    'disable-content-trust': {
      kind: 'bool',
      default: true,
      hidden: true,
      help: 'Send images without a signature',
    },
    platform: { kind: 'string', support: 'none', help: 'Platform to choose where the image has several' },
    quiet: { kind: 'bool', short: 'q', help: 'Print nothing but the name' },
  },
  *run({ cli, flags, args }) {
    const typed = parseReference(args[0] ?? '');
    if (isBad(typed)) return yield* cli.fail(refuse(typed.bad));
    const all = flags['all-tags'] === true;
    if (all && (typed.tag !== undefined || typed.digest !== undefined)) {
      return yield* cli.fail(refuse("tag can't be used with --all-tags/-a"));
    }
    const named = all ? typed : withDefaultTag(typed);
    if (!all && typed.tag === undefined && flags.quiet !== true) {
      yield* cli.out(`Using default tag: ${named.tag ?? ''}\n`);
    }
    const shown = named.domain === 'docker.io' ? canonicalName(named) : familiarName(named);
    const opened = yield* cli.engine.open('POST', `/images/${canonicalName(named)}/push`, {
      query: { tag: named.tag },
      headers: [['X-Registry-Auth', 'e30=']],
    });
    if (isRefusal(opened)) return yield* cli.fail(opened);
    const failed = yield* showProgress(cli, opened, flags.quiet === true ? undefined : displayOn(cli, 1));
    if (failed) return yield* cli.fail(failed);
    if (flags.quiet === true) yield* cli.out(`${shown}${named.tag === undefined ? '' : `:${named.tag}`}\n`);
    return 0;
  },
});
