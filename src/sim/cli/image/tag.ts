import { command } from '../command';
import { canonicalName, isBad, parseReference, withDefaultTag } from '../reference';
import { isRefusal, refuse } from '../refusal';

export const tag = command({
  path: 'image tag',
  aliases: ['tag'],
  usage: 'SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]',
  short: 'Give an image another name',
  args: { exact: 2 },
  completes: 'images',
  flags: {},
  *run({ cli, args }) {
    const [source = '', target = ''] = args;
    const from = parseReference(source);
    // 64 digits are an id, which may be tagged though it is no name.
    if (isBad(from) && !/^[a-f0-9]{64}$/.test(source)) {
      return yield* cli.fail(refuse(badReference(source, from.bad)));
    }
    const to = parseReference(target);
    if (isBad(to)) return yield* cli.fail(refuse(badReference(target, to.bad)));
    if (to.digest !== undefined) {
      return yield* cli.fail(refuse('refusing to create a tag with a digest reference'));
    }
    const query = { repo: canonicalName(to), tag: withDefaultTag(to).tag };
    const tagged = yield* cli.engine.call('POST', `/images/${source}/tag`, { query });
    return isRefusal(tagged) ? yield* cli.fail(tagged) : 0;
  },
});

const badReference = (name: string, why: string): string =>
  `Error parsing reference: ${JSON.stringify(name)} is not a valid repository/tag: ${why}`;
