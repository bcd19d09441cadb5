import { isFail } from '#sim/base/fail';
import type { Program } from '#sim/kernel/program';
import { dial, isNoLine } from '../../net/connect';
import { socketPath } from './server';

/** Says whether PostgreSQL takes connections. */
export const pgIsReady: Program = {
  name: 'pg_isready',
  start: { cpu: 2, anon: 1_500_000 },
  *main(p) {
    const at = p.args.indexOf('-h');
    const host = at < 0 ? undefined : p.args[at + 1];
    const line =
      host === undefined
        ? yield* p.connect({ unix: socketPath })
        : yield* dial(p, host === 'localhost' ? '127.0.0.1' : host, 5432);
    const isUp = typeof line === 'number' || (!isFail(line) && !isNoLine(line));
    const where = host === undefined ? '/var/run/postgresql:5432' : `${host}:5432`;
    yield* p.out(`${where} - ${isUp ? 'accepting connections' : 'no response'}\n`);
    return isUp ? 0 : 2;
  },
};
