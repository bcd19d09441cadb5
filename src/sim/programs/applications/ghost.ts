import { isoSeconds } from '#sim/base/calendar';
import type { Program } from '#sim/kernel/program';
import { execCommand } from '../servers/entrypoint';
import { service } from './service';

/** Ghost: with NODE_ENV=development it has a database of its own and starts; in production it wants MySQL. */
export const ghost = service({
  name: 'ghost',
  start: { cpu: 300, anon: 120_000_000 },
  plan(p) {
    const version = p.env['GHOST_VERSION'] ?? '6.10.3';
    const at = () => isoSeconds(p.now()).replace('T', ' ').replace('Z', '');
    const say = (words: string) => `[${at()}] INFO ${words}`;
    if (
      p.env['NODE_ENV'] !== 'development' &&
      p.env['database__connection__host'] === undefined &&
      p.env['database__client'] !== 'sqlite3'
    )
      return {
        says: `${say('Ghost is running in production...')}\n[${at()}] ERROR connect ECONNREFUSED 127.0.0.1:3306\n`,
        exit: 2,
      };
    return {
      ports: [2368],
      cpu: 1500,
      lines: [
        say(`Ghost is running in ${p.env['NODE_ENV'] ?? 'production'}...`),
        say('Listening on: :::2368'),
        say(`Url configured as: ${p.env['url'] ?? 'http://localhost:2368'}/`),
        say(`Ghost ${version} booted in 2.41s`),
      ],
    };
  },
  respond: () => ({
    status: 200,
    reason: 'OK',
    body: '<!DOCTYPE html>\n<html lang="en">\n<head>\n<title>Ghost</title>\n</head>\n<body></body>\n</html>\n',
  }),
});

/** The image's entrypoint: `node current/index.js` is the server itself. */
export const ghostEntrypoint: Program = {
  name: 'ghost-entrypoint',
  start: { cpu: 3, anon: 1_500_000 },
  *main(p) {
    const argv = p.argv.slice(1);
    const isServer = argv[0] === 'node' && argv[1] === 'current/index.js';
    return yield* execCommand(p, isServer ? ['/usr/local/bin/ghost'] : argv);
  },
};
