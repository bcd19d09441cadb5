import type { Program } from '#sim/kernel/program';
import { execCommand, userCredentials } from '../entrypoint';

/** docker-entrypoint.sh of the redis image: options and *.conf go to redis-server, which then runs as the user redis. */
export const redisEntrypoint: Program = {
  name: 'redis-entrypoint',
  start: { cpu: 1.5, anon: 700_000 },
  *main(p) {
    const [first = ''] = p.args;
    const argv = first.startsWith('-') || first.endsWith('.conf') ? ['redis-server', ...p.args] : p.args;
    if (argv[0] !== 'redis-server' || p.uid() !== 0) return yield* execCommand(p, argv);
    const cred = userCredentials(p, 'redis');
    if (cred === undefined) return yield* execCommand(p, argv);
    p.chown('.', cred.uid, cred.gid);
    return yield* execCommand(p, argv, { cred });
  },
};
