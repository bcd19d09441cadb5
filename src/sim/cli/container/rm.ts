import { command } from '../command';
import { each } from '../each';
import { flag } from '../query';
import { refuse } from '../refusal';

export const rm = command({
  path: 'container rm',
  aliases: ['container remove', 'rm'],
  usage: 'CONTAINER [CONTAINER...]',
  short: 'Remove containers',
  args: { min: 1 },
  completes: 'containers',
  flags: {
    force: { kind: 'bool', short: 'f', help: 'Kill it first if it runs' },
    link: { kind: 'bool', short: 'l', help: 'Remove only the link' },
    volumes: { kind: 'bool', short: 'v', help: 'Remove its anonymous volumes, too' },
  },
  *run({ cli, flags, args }) {
    if (args.includes('')) return yield* cli.fail(refuse('container name cannot be empty'));
    return yield* each(
      cli,
      args,
      (name) => ({
        method: 'DELETE',
        path: `/containers/${name.replace(/^\/+|\/+$/g, '')}`,
        query: { force: flag(flags.force), link: flag(flags.link), v: flag(flags.volumes) },
      }),
      { isExcused: ({ status }) => flags.force === true && status === 404 },
    );
  },
});
