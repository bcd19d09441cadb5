import type { Program } from '#sim/kernel/program';
import { execCommand } from '../servers/entrypoint';

/** The image's entrypoint: a design may be asked for; then the server of php. */
export const adminerEntrypoint: Program = {
  name: 'adminer-entrypoint',
  start: { cpu: 2, anon: 1_000_000 },
  *main(p) {
    const words = p.argv.slice(1);
    const argv = words[0] === 'docker-php-entrypoint' ? words.slice(1) : words;
    return yield* execCommand(p, argv[0]?.startsWith('-') === true ? ['php', ...argv] : argv);
  },
};
