import type { Steps } from '#sim/kernel/program';
import type { Cli } from '../cli';
import { command } from '../command';
import { canonicalName, familiarName, isBad, parseReference, withDefaultTag } from '../reference';
import { platformQuery } from '../platform';
import { isRefusal, refuse } from '../refusal';
import { registryAuth } from '../registry-auth';
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
    platform: { kind: 'string', help: 'Platform to choose where the image has several' },
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
    const wanted = platformQuery(flags.platform);
    if (isRefusal(wanted)) return yield* cli.fail(wanted);
    if (!all && typed.tag === undefined && flags.quiet !== true) {
      yield* cli.out(`Using default tag: ${named.tag ?? ''}\n`);
    }
    if (wanted !== undefined) yield* note(cli, platformNote);
    const shown = named.domain === 'docker.io' ? canonicalName(named) : familiarName(named);
    const opened = yield* cli.engine.open('POST', `/images/${canonicalName(named)}/push`, {
      query: { tag: named.tag, platform: wanted },
      headers: registryAuth(cli.p, named.domain),
    });
    if (isRefusal(opened)) return yield* cli.fail(opened);
    const failed = yield* showProgress(cli, opened, flags.quiet === true ? undefined : displayOn(cli, 1));
    if (failed) return yield* cli.fail(failed);
    if (flags.quiet === true) yield* cli.out(`${shown}${named.tag === undefined ? '' : `:${named.tag}`}\n`);
    return 0;
  },
});

const platformNote = [
  'Using --platform pushes only the specified platform manifest of a multi-platform image index.',
  'Other components, like attestations, will not be included.',
  'To push the complete multi-platform image, remove the --platform flag.',
];

/** A note as the client has them since version 27: on its own, in colours on a terminal. */
function* note(cli: Cli, lines: readonly string[]): Steps<void> {
  const [first = '', ...rest] = lines;
  const isTty = cli.terminal(2) !== undefined;
  const head = isTty
    ? `\x1b[1m\x1b[106m\x1b[30mi\x1b[0m\x1b[0m \x1b[96mInfo → \x1b[0m\x1b[0m\x1b[3m ${first}\x1b[0m`
    : ` Info -> ${first}`;
  yield* cli.err(`\n${head}\n${rest.map((line) => `         ${line}\n`).join('')}         \n`);
}
