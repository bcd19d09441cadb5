import { isoSeconds } from '#sim/base/calendar';
import type { Proc } from '#sim/kernel/proc';
import type { Program } from '#sim/kernel/program';
import { execCommand, userCredentials } from '../servers/entrypoint';
import { service } from './service';

const versionOf = (p: Proc) => (p.version === '' ? '8.2.2' : p.version);

/** One line of mongod's log (4.4 and newer write JSON). */
function line(p: Proc, component: string, id: number, msg: string, attr?: object): string {
  const date = `${isoSeconds(p.now()).replace('Z', '')}.${String(Math.floor(p.now() % 1000)).padStart(3, '0')}+00:00`;
  const entry = { t: { $date: date }, s: 'I', c: component.padEnd(8).trim(), id, ctx: 'initandlisten', msg };
  return JSON.stringify(attr === undefined ? entry : { ...entry, attr });
}

/** MongoDB's server: it starts and takes connections. Its wire protocol is not spoken. */
export const mongod = service({
  name: 'mongod',
  start: { cpu: 40, anon: 90_000_000 },
  plan(p) {
    const version = versionOf(p);
    if (p.args.includes('--version'))
      return { says: `db version v${version}\nBuild Info: {\n    "version": "${version}"\n}\n`, exit: 0 };
    const at = p.args.indexOf('--port');
    const port = at < 0 ? 27017 : Number(p.args[at + 1]);
    const isOld = Number(version.split('.')[0]) < 4;
    const plain = (words: string) => `${isoSeconds(p.now()).replace('Z', '.000+0000')} I ${words}`;
    return {
      ports: [port],
      cpu: 350,
      lines: isOld
        ? [
            plain(
              `CONTROL  [initandlisten] MongoDB starting : pid=${p.pid} port=${port} dbpath=/data/db 64-bit`,
            ),
            plain(`CONTROL  [initandlisten] db version v${version}`),
            plain(`NETWORK  [initandlisten] waiting for connections on port ${port}`),
          ]
        : [
            line(p, 'CONTROL', 4615611, 'MongoDB starting', { pid: p.pid, port, dbPath: '/data/db' }),
            line(p, 'CONTROL', 23403, 'Build Info', { buildInfo: { version } }),
            line(p, 'NETWORK', 23015, 'Listening on', { address: '0.0.0.0' }),
            line(p, 'NETWORK', 23016, 'Waiting for connections', { port, ssl: 'off' }),
          ],
    };
  },
});

/** The image's entrypoint: an option means mongod, which runs as its own user. */
export const mongoEntrypoint: Program = {
  name: 'mongo-entrypoint',
  start: { cpu: 3, anon: 1_500_000 },
  *main(p) {
    const words = p.argv.slice(1);
    const argv = words[0]?.startsWith('-') === true ? ['mongod', ...words] : words;
    const named = (name: string) => p.env[name] ?? '';
    const user = named('MONGO_INITDB_ROOT_USERNAME');
    const password = named('MONGO_INITDB_ROOT_PASSWORD');
    if (argv[0] === 'mongod' && (user === '') !== (password === '')) {
      yield* p.err(
        "\nerror: missing 'MONGO_INITDB_ROOT_USERNAME' or 'MONGO_INITDB_ROOT_PASSWORD'\n       both must be specified for a user to be created\n\n",
      );
      return 1;
    }
    if (argv[0] !== 'mongod') return yield* execCommand(p, argv);
    const cred = userCredentials(p, 'mongodb');
    const bound =
      argv.includes('--bind_ip_all') || argv.includes('--bind_ip') ? argv : [...argv, '--bind_ip_all'];
    return yield* execCommand(p, bound, cred === undefined ? {} : { cred });
  },
};
