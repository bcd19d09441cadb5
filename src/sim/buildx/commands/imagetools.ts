import { command } from '#sim/cli/command';
import { isBad, parseReference, withDefaultTag } from '#sim/cli/reference';
import { isRefusal } from '#sim/cli/refusal';
import { commonFlags } from '../help';
import { error } from './build';

interface Descriptor {
  Descriptor: { mediaType: string; digest: string; size: number };
  Platforms: { architecture: string; os: string; variant?: string }[];
}

export const imagetoolsInspect = command({
  path: 'imagetools inspect',
  usage: 'NAME',
  short: 'Show what a registry has of an image',
  args: { exact: 1 },
  flags: {
    ...commonFlags,
    format: { kind: 'string', support: 'none', help: 'How to print' },
    raw: { kind: 'bool', support: 'none', help: 'The manifest as it is' },
  },
  *run({ cli, args }) {
    const reference = parseReference(args[0] ?? '');
    if (isBad(reference)) return yield* error(cli, reference.bad);
    const { domain, path, tag = '', digest } = withDefaultTag(reference);
    const name = `${domain}/${path}${digest === undefined ? `:${tag}` : `@${digest}`}`;
    const found = yield* cli.engine.json<Descriptor>(
      'GET',
      `/distribution/${name.replace(/^docker\.io\//, '')}/json`,
    );
    if (isRefusal(found)) {
      const why = found.refused.replace(/^Error response from daemon: /, '');
      return yield* error(cli, /denied|not found|unknown/.test(why) ? `${name}: not found` : why);
    }
    const { mediaType, digest: own } = found.Descriptor;
    const rows = found.Platforms.map(({ os, architecture, variant }) => {
      const platform = `${os}/${architecture}${variant === undefined || variant === '' ? '' : `/${variant}`}`;
      return `           \n  Platform:  ${platform}\n`;
    });
    const list = rows.length > 1 ? `           \nManifests: \n${rows.join('')}` : '';
    yield* cli.out(`Name:      ${name}\nMediaType: ${mediaType}\nDigest:    ${own}\n${list}`);
    return 0;
  },
});

export const imagetoolsCreate = command({
  path: 'imagetools create',
  usage: '[SOURCE...]',
  short: 'Make an image of others in a registry',
  args: {},
  flags: {
    ...commonFlags,
    annotation: { kind: 'list', support: 'none', help: 'Annotation of the image' },
    append: { kind: 'bool', support: 'none', help: 'Add to what is there' },
    'dry-run': { kind: 'bool', support: 'none', help: 'Print the result only' },
    file: { kind: 'list', short: 'f', support: 'none', help: 'Read source descriptors from a file' },
    'prefer-index': { kind: 'bool', default: true, help: 'Make an index where one is wanted' },
    progress: { kind: 'string', default: 'auto', help: 'How to show what goes on' },
    tag: { kind: 'list', short: 't', help: 'Name of the new image' },
  },
  *run({ cli, flags, args }) {
    if (args.length === 0) return yield* error(cli, 'no sources specified');
    if ((flags.tag ?? []).length === 0)
      return yield* error(cli, "can't push with no tags specified, please set --tag or --dry-run");
    return yield* error(cli, 'making manifest lists is not simulated yet');
  },
});
