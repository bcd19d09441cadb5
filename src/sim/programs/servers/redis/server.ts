import { asBytes, text, utf8 } from '#sim/base/bytes';
import { civilTime, months, twoDigits } from '#sim/base/calendar';
import { isFail } from '#sim/base/fail';
import { cloneJson, type Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { SIG, signalName } from '#sim/kernel/signals';
import { appendCommand, beginLog, replayLog } from './append-only';
import { execute, type Database, type Entry } from './commands';
import { decode, encodeReply, type Reply } from './resp';

interface State {
  [key: string]: Json | undefined;
  listens: number[];
  /** descriptor → what was read of the next command */
  clients: Record<string, string>;
  keys: Record<string, Entry>;
  changes: number;
  password: string;
  /** descriptors that have said it */
  trusted: Record<string, boolean>;
  /** channel → descriptors */
  channels: Record<string, number[]>;
  port: number;
  dir: string;
  began: number;
  /** what the configuration says; `appendonly yes` keeps a log of commands */
  settings?: Record<string, string>;
}

/** Processor time of a command, ms: about 100,000 a second on one core (facts/physics.md 1.3). */
const commandCost = 0.01;

const dump = 'dump.rdb';

/** The key-value store: https://redis.io/docs. Data outlives it in dump.rdb, as with the usual `save` rules at shutdown. */
export const redisServer: Program = {
  name: 'redis-server',
  start: { cpu: 4, anon: 2_600_000 },
  *main(p, state) {
    return state === null ? yield* begin(p) : yield* serve(p, cloneJson(state) as State);
  },
};

function* log(p: Proc, mark: string, words: string, role = 'M'): Steps<void> {
  const now = p.now();
  const t = civilTime(now);
  const date = `${twoDigits(t.day)} ${months[t.month - 1] ?? ''} ${t.year} ${twoDigits(t.hour)}:${twoDigits(t.minute)}:${twoDigits(t.second)}.${String(Math.floor(now % 1000)).padStart(3, '0')}`;
  yield* p.out(`${p.pid}:${role} ${date} ${mark} ${words}\n`);
}

function settings(p: Proc): { values: Record<string, string>; hasFile: boolean } {
  const values: Record<string, string> = {};
  const args = [...p.args];
  const hasFile = args[0] !== undefined && !args[0].startsWith('-');
  const content = hasFile ? p.readText(args.shift() ?? '') : '';
  for (const line of isFail(content) ? [] : content.split('\n')) {
    const [name, ...rest] = line.trim().split(/\s+/);
    if (name !== undefined && name !== '' && !name.startsWith('#'))
      values[name.toLowerCase()] = rest.join(' ').replace(/^"|"$/g, '');
  }
  for (let i = 0; i < args.length; i++) {
    const name = args[i] ?? '';
    if (name.startsWith('--')) values[name.slice(2).toLowerCase()] = args[i + 1] ?? '';
  }
  return { values, hasFile };
}

/** The first lines of its log. */
function* greet(p: Proc, version: string, isConfigured: boolean): Steps<void> {
  yield* log(p, '#', 'oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo', 'C');
  yield* log(
    p,
    '#',
    `Redis version=${version}, bits=64, commit=00000000, modified=0, pid=${p.pid}, just started`,
    'C',
  );
  if (isConfigured) yield* log(p, '#', 'Configuration loaded', 'C');
  else
    yield* log(
      p,
      '#',
      'Warning: no config file specified, using the default config. In order to specify a config file use redis-server /path/to/redis.conf',
      'C',
    );
}

function* begin(p: Proc): Steps<Outcome> {
  const version = p.version === '' ? '7.0.8' : p.version;
  if (/^(-v|--version)$/.test(p.args[0] ?? '')) {
    yield* p.out(
      `Redis server v=${version} sha=00000000:0 malloc=jemalloc-5.2.1 bits=64 build=b4d1ad0a2a9d1d1c\n`,
    );
    return 0;
  }
  const { values, hasFile } = settings(p);
  yield* greet(p, version, hasFile || Object.keys(values).length > 0);
  yield* log(p, '*', 'monotonic clock: POSIX clock_gettime');
  const port = Number(values['port'] ?? 6379);
  const listens: number[] = [];
  for (const ip of ['0.0.0.0', '::']) {
    const fd = p.listen({ ip, port }, 511);
    if (!isFail(fd)) listens.push(fd);
    else if (ip === '0.0.0.0') {
      yield* log(
        p,
        '#',
        `Warning: Could not create server TCP listening socket *:${port}: bind: Address already in use`,
      );
      yield* log(p, '#', 'Failed listening on port 6379 (TCP), aborting.'.replace('6379', String(port)));
      return 1;
    }
  }
  yield* log(p, '*', `Running mode=standalone, port=${port}.`);
  yield* log(p, '#', 'Server initialized');
  yield* log(
    p,
    '#',
    "WARNING overcommit_memory is set to 0! Background save may fail under low memory condition. To fix this issue add 'vm.overcommit_memory = 1' to /etc/sysctl.conf and then reboot or run the command 'sysctl vm.overcommit_memory=1' for this to take effect.",
  );
  const dir = values['dir'] ?? p.cwd();
  const appends = values['appendonly'] === 'yes';
  const logged = appends ? replayLog(p, dir) : undefined;
  const keys = logged ?? (yield* load(p, version, dir));
  if (appends) beginLog(p, dir);
  yield* log(p, '*', 'Ready to accept connections');
  for (const signal of [SIG.TERM, SIG.INT]) p.onSignal(signal, 'handle');
  p.onSignal(SIG.PIPE, 'ignore');
  const state: State = {
    listens,
    clients: {},
    keys,
    changes: 0,
    password: values['requirepass'] ?? '',
    trusted: {},
    channels: {},
    port,
    dir,
    began: p.clock(),
    settings: values,
  };
  return again(state);
}

function* load(p: Proc, version: string, dir: string): Steps<Record<string, Entry>> {
  const content = p.readFile(`${dir}/${dump}`);
  if (isFail(content)) return {};
  const keys = JSON.parse(text(content).replace(/^REDIS\d{4}/, '')) as Record<string, Entry>;
  yield* log(p, '*', `Loading RDB produced by version ${version}`);
  yield* log(p, '*', `Done loading RDB, keys loaded: ${Object.keys(keys).length}, keys expired: 0.`);
  yield* log(p, '*', 'DB loaded from disk: 0.000 seconds');
  return keys;
}

function* serve(p: Proc, s: State): Steps<Outcome> {
  const fds = Object.keys(s.clients).map(Number);
  const event = yield* p.poll({ read: [...s.listens, ...fds], signal: true });
  if (event === 'signal') return yield* shutDown(p, s, p.takeSignal() ?? SIG.TERM);
  if (event === 'time') return again(s);
  if (s.listens.includes(event)) {
    const accepted = yield* p.accept(event);
    if (!isFail(accepted)) s.clients[accepted.fd] = '';
    return again(s);
  }
  const data = yield* p.read(event);
  if (isFail(data) || data === '') {
    hangUp(p, s, event);
    return again(s);
  }
  s.clients[event] = (s.clients[event] ?? '') + data;
  return (yield* answerAll(p, s, event)) ? yield* shutDown(p, s, 0) : again(s);
}

function hangUp(p: Proc, s: State, fd: number): void {
  p.close(fd);
  Reflect.deleteProperty(s.clients, fd);
  Reflect.deleteProperty(s.trusted, fd);
  for (const [name, fds] of Object.entries(s.channels)) s.channels[name] = fds.filter((one) => one !== fd);
}

/** Answers all complete commands of a client; true when one of them was SHUTDOWN. */
function* answerAll(p: Proc, s: State, fd: number): Steps<boolean> {
  let out = '';
  for (;;) {
    const found = decode(s.clients[fd] ?? '');
    if (found === undefined) break;
    s.clients[fd] = (s.clients[fd] ?? '').slice(found.next);
    const words = (Array.isArray(found.value) ? found.value : []).map((word) =>
      typeof word === 'string' ? word : '',
    );
    if (words.length === 0) continue;
    const name = words[0]?.toUpperCase() ?? '';
    if (name === 'SHUTDOWN') return true;
    yield* p.cpu(commandCost);
    out += encodeReply(yield* reply(p, s, fd, name, words));
    if (name === 'QUIT') {
      yield* p.write(fd, asBytes(out));
      hangUp(p, s, fd);
      return false;
    }
  }
  if (out !== '') yield* p.write(fd, asBytes(out));
  return false;
}

function* reply(p: Proc, s: State, fd: number, name: string, words: string[]): Steps<Reply> {
  if (name === 'QUIT') return { ok: 'OK' };
  if (s.password !== '' && s.trusted[fd] !== true) {
    if (name !== 'AUTH') return { error: 'NOAUTH Authentication required.' };
    if (words.at(-1) !== s.password)
      return { error: 'WRONGPASS invalid username-password pair or user is disabled.' };
    s.trusted[fd] = true;
    return { ok: 'OK' };
  }
  if (name === 'SUBSCRIBE') {
    for (const channel of words.slice(1)) s.channels[channel] = [...(s.channels[channel] ?? []), fd];
    return ['subscribe', words[1] ?? '', 1];
  }
  if (name === 'PUBLISH') {
    const listeners = s.channels[words[1] ?? ''] ?? [];
    for (const one of listeners)
      yield* p.write(one, encodeReply(['message', words[1] ?? '', words[2] ?? '']));
    return listeners.length;
  }
  if (name === 'SAVE' || name === 'BGSAVE') {
    save(p, s);
    yield* log(p, '*', 'DB saved on disk');
    return { ok: name === 'SAVE' ? 'OK' : 'Background saving started' };
  }
  const db: Database = {
    keys: s.keys,
    now: p.clock(),
    clock: p.now(),
    changes: s.changes,
    info: () => info(p, s),
    setting: (name) => s.settings?.[name] ?? '',
  };
  const answer = execute(db, words);
  if (db.changes !== s.changes && s.settings?.['appendonly'] === 'yes') appendCommand(p, s.dir, words);
  s.keys = db.keys;
  s.changes = db.changes;
  return answer;
}

function info(p: Proc, s: State): string {
  const version = p.version === '' ? '7.0.8' : p.version;
  const seconds = Math.floor((p.clock() - s.began) / 1000);
  const count = Object.keys(s.keys).length;
  const lines = [
    '# Server',
    `redis_version:${version}`,
    'redis_mode:standalone',
    'os:Linux',
    `process_id:${p.pid}`,
    `tcp_port:${s.port}`,
    `uptime_in_seconds:${seconds}`,
    '',
    '# Clients',
    `connected_clients:${Object.keys(s.clients).length}`,
    '',
    '# Keyspace',
    ...(count > 0 ? [`db0:keys=${count},expires=0,avg_ttl=0`] : []),
  ];
  return `${lines.join('\r\n')}\r\n`;
}

function save(p: Proc, s: State): void {
  p.writeFile(`${s.dir}/${dump}`, utf8(`REDIS0010${JSON.stringify(s.keys)}`));
  s.changes = 0;
}

function* shutDown(p: Proc, s: State, signal: number): Steps<number> {
  if (signal !== 0)
    yield* p.out(
      `${p.pid}:signal-handler (${Math.floor(p.now() / 1000)}) Received SIG${signalName(signal) ?? ''} scheduling shutdown...\n`,
    );
  yield* log(p, '#', 'User requested shutdown...');
  yield* log(p, '*', 'Saving the final RDB snapshot before exiting.');
  save(p, s);
  yield* log(p, '*', 'DB saved on disk');
  yield* log(p, '#', 'Redis is now ready to exit, bye bye...');
  return 0;
}
