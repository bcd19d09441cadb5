import { isFail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { connection, goVersion, timeOf, uuid, type State } from './connection';
import { collectGarbage } from './garbage';
import { logLine } from './log';
import { readSettings, type Settings } from './settings';

/**
 * The distribution registry: its HTTP API, version 2, on files in its own layout, with htpasswd, TLS and logs
 * (distribution/distribution 2.8: docs/spec/api.md, docs/configuration.md).
 */
export const registry: Program = {
  name: 'registry',
  start: { cpu: 25, anon: 12_000_000 },
  main: function* (p: Proc, state: Json): Steps<Outcome> {
    return state === null ? yield* begin(p) : yield* accept(p, state as unknown as State);
  },
  threads: { connection },
};

function* begin(p: Proc): Steps<Outcome> {
  const [command = '', ...rest] = p.args;
  if (command === '--version' || command === '-v') {
    yield* p.out(`${p.argv[0] ?? 'registry'} github.com/docker/distribution ${versionOf(p)}\n`);
    return 0;
  }
  if (command === 'garbage-collect') return yield* collectGarbage(p, rest);
  if (command !== 'serve') {
    yield* p.out(usage);
    return command === '' || command === 'help' ? 0 : 1;
  }
  const path = rest[0] ?? p.env['REGISTRY_CONFIGURATION_PATH'];
  if (path === undefined) {
    yield* p.err('configuration error: configuration path unspecified\n');
    return 1;
  }
  const file = p.readText(path);
  const settings = isFail(file) ? `open ${path}: no such file or directory` : readSettings(file, p.env);
  if (typeof settings === 'string') {
    yield* p.err(`configuration error: error parsing ${path}: ${settings}\n`);
    return 1;
  }
  return yield* serve(p, settings);
}

const versionOf = (p: Proc) => `v${p.version === '' ? '2.8.3' : p.version}`;

const usage = `Usage:
  registry [flags]
  registry [command]

Available Commands:
  garbage-collect Delete layers that no manifest names
  help            Help about any command
  serve           Store and distribute images

Flags:
  -h, --help      Help for registry
  -v, --version   Show the version and exit
`;

function* serve(p: Proc, settings: Settings): Steps<Outcome> {
  const fields = {
    ...settings.fields,
    'go.version': goVersion,
    'instance.id': uuid(p),
    version: versionOf(p).slice(1),
  };
  const log = (level: string, message: string) => p.err(logLine(timeOf(p), level, message, fields));
  p.onSignal(13, 'ignore');
  let { secret } = settings;
  if (secret === '') {
    secret = uuid(p);
    yield* log(
      'warning',
      'No HTTP secret provided - generated random secret. This may cause problems with uploads if multiple registries are behind a load-balancer. To provide a shared secret, fill in http.secret in the configuration file or set the REGISTRY_HTTP_SECRET environment variable.',
    );
  }
  yield* log('info', 'redis not configured');
  yield* log('info', `Starting upload purge in ${1 + p.random(59)}m0s`);
  yield* log('info', 'using inmemory blob descriptor cache');
  const wrong = missingSetting(settings);
  if (wrong !== undefined) {
    yield* p.err(`panic: ${wrong}\n\ngoroutine 1 [running]:\n`);
    return 2;
  }
  const certificate = settings.certificate === '' ? '' : p.readText(settings.certificate);
  const key = settings.key === '' ? '' : p.readText(settings.key);
  if (isFail(certificate) || isFail(key)) {
    const path = isFail(certificate) ? settings.certificate : settings.key;
    yield* log('fatal', `open ${path}: no such file or directory`);
    return 1;
  }
  const at = /^(.*?):(\d+)$/.exec(settings.addr);
  const port = Number(at?.[2] ?? 5000);
  const ip = (at?.[1] ?? '').replace(/^\[|\]$/g, '');
  const fd = p.listen({ ip: ip === '0.0.0.0' || ip === '::' ? '' : ip, port }, 128);
  if (isFail(fd)) {
    yield* log('fatal', `listen tcp ${settings.addr}: bind: address already in use`);
    return 1;
  }
  yield* log('info', `listening on ${ip === '' ? '[::]' : ip}:${port}${certificate === '' ? '' : ', tls'}`);
  const kept = { ...settings, secret } as unknown as Json;
  return again({ fd, rest: '', from: '', certificate, isOpen: false, settings: kept });
}

function missingSetting({ auth }: Settings): string | undefined {
  if (auth === undefined) return undefined;
  const wrong = (why: string) => `unable to configure authorization (${auth.kind}): ${why}`;
  if (auth.kind !== 'htpasswd') return wrong(`unknown access controller`);
  if (auth.realm === '') return wrong('"realm" must be set for htpasswd access controller');
  return auth.path === '' ? wrong('"path" must be set for htpasswd access controller') : undefined;
}

/** Takes connections, and gives each a thread. */
function* accept(p: Proc, state: State): Steps<Outcome> {
  const accepted = yield* p.accept(state.fd);
  if (isFail(accepted)) return again(state);
  const { ip, port } = accepted.remote;
  p.thread('connection', { ...state, fd: accepted.fd, from: `${ip}:${port}` });
  return again(state);
}
