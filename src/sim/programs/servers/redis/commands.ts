import { globRegex } from '../../glob';
import type { Reply } from './resp';

/** A value of a key. Lists are arrays, sets records of 1, hashes records, sorted sets records of scores. */
export interface Entry {
  [key: string]: string | number | string[] | Record<string, string> | undefined;
  type: 'string' | 'list' | 'set' | 'hash' | 'zset';
  text?: string;
  list?: string[];
  fields?: Record<string, string>;
  /** simulated ms */
  expires?: number;
}

/** One database, and what a command may ask about its server. */
export interface Database {
  keys: Record<string, Entry>;
  now: number;
  /** ms since 1970 */
  clock: number;
  changes: number;
  info: () => string;
  /** what the configuration says of a setting; '' for nothing */
  setting?(name: string): string;
}

type Command = (db: Database, args: string[]) => Reply;

const ok: Reply = { ok: 'OK' };
const wrongType: Reply = { error: 'WRONGTYPE Operation against a key holding the wrong kind of value' };
const notInteger: Reply = { error: 'ERR value is not an integer or out of range' };
const syntax: Reply = { error: 'ERR syntax error' };

function entry(db: Database, key: string): Entry | undefined {
  const found = db.keys[key];
  if (found?.expires === undefined || found.expires > db.now) return found;
  delete db.keys[key];
  return undefined;
}

/** The entry of a key for writing: made when it is missing, undefined when it is of another type. */
function forWriting(db: Database, key: string, type: Entry['type']): Entry | undefined {
  const found = entry(db, key);
  if (found !== undefined) return found.type === type ? found : undefined;
  const made: Entry = { type };
  if (type === 'list') made.list = [];
  else if (type !== 'string') made.fields = {};
  db.keys[key] = made;
  return made;
}

function dropEmpty(db: Database, key: string): void {
  const found = db.keys[key];
  if (found?.list?.length === 0 || (found?.fields !== undefined && Object.keys(found.fields).length === 0))
    delete db.keys[key];
}

function set(db: Database, [key = '', text = '', ...options]: string[]): Reply {
  const made: Entry = { type: 'string', text };
  const before = entry(db, key);
  for (let i = 0; i < options.length; i++) {
    const word = options[i]?.toUpperCase();
    if (word === 'NX' && before !== undefined) return null;
    if (word === 'XX' && before === undefined) return null;
    if (word === 'KEEPTTL' && before?.expires !== undefined) made.expires = before.expires;
    if (word === 'EX' || word === 'PX') {
      const amount = Number(options[++i]);
      if (!Number.isInteger(amount)) return notInteger;
      if (amount <= 0) return { error: "ERR invalid expire time in 'set' command" };
      made.expires = db.now + amount * (word === 'EX' ? 1000 : 1);
    } else if (!['NX', 'XX', 'KEEPTTL', 'GET'].includes(word ?? '')) return syntax;
  }
  db.keys[key] = made;
  db.changes += 1;
  return ok;
}

function add(db: Database, key: string, amount: number): Reply {
  const row = forWriting(db, key, 'string');
  if (row === undefined) return wrongType;
  const before = Number(row.text ?? '0');
  if (!Number.isInteger(before) || !Number.isInteger(amount)) return notInteger;
  row.text = String(before + amount);
  db.changes += 1;
  return before + amount;
}

function push(db: Database, key: string, values: string[], isLeft: boolean): Reply {
  const row = forWriting(db, key, 'list');
  if (row?.list === undefined) return wrongType;
  row.list = isLeft ? [...values.toReversed(), ...row.list] : [...row.list, ...values];
  db.changes += values.length;
  return row.list.length;
}

function pop(db: Database, key: string, count: string | undefined, isLeft: boolean): Reply {
  const row = entry(db, key);
  if (row === undefined) return null;
  if (row.list === undefined) return wrongType;
  const taken = isLeft
    ? row.list.splice(0, Number(count ?? 1))
    : row.list.splice(-Number(count ?? 1)).reverse();
  dropEmpty(db, key);
  db.changes += 1;
  return count === undefined ? (taken[0] ?? null) : taken;
}

function slice<T>(list: readonly T[], from: string, to: string): T[] {
  const [a, b] = [Number(from), Number(to)];
  const start = a < 0 ? Math.max(0, list.length + a) : a;
  const end = b < 0 ? list.length + b : b;
  return list.slice(start, end + 1);
}

function ranked(row: Entry | undefined): [string, number][] {
  const all = Object.entries(row?.fields ?? {}).map(([member, score]): [string, number] => [
    member,
    Number(score),
  ]);
  return all.sort((x, y) => x[1] - y[1] || (x[0] < y[0] ? -1 : 1));
}

function range(
  db: Database,
  [key = '', from = '0', to = '-1', ...options]: string[],
  isReversed: boolean,
): Reply {
  const all = ranked(entry(db, key));
  if (isReversed || options.some((one) => one.toUpperCase() === 'REV')) all.reverse();
  const withScores = options.some((one) => one.toUpperCase() === 'WITHSCORES');
  return slice(all, from, to).flatMap(([member, score]) => (withScores ? [member, String(score)] : [member]));
}

const fieldsOf = (db: Database, key: string, type: Entry['type']): Record<string, string> | undefined => {
  const row = entry(db, key);
  return row === undefined ? {} : row.type === type ? row.fields : undefined;
};

function expire(db: Database, key: string, amount: string, unit: number): Reply {
  const row = entry(db, key);
  if (!Number.isInteger(Number(amount))) return notInteger;
  if (row === undefined) return 0;
  row.expires = db.now + Number(amount) * unit;
  return 1;
}

function ttl(db: Database, key: string, unit: number): Reply {
  const row = entry(db, key);
  if (row === undefined) return -2;
  return row.expires === undefined ? -1 : Math.ceil((row.expires - db.now) / unit);
}

const liveKeys = (db: Database) => Object.keys(db.keys).filter((key) => entry(db, key) !== undefined);

function change(type: 'set' | 'hash' | 'zset', key: string, db: Database, names: string[]): Reply {
  const row = entry(db, key);
  if (row === undefined) return 0;
  if (row.type !== type || row.fields === undefined) return wrongType;
  let count = 0;
  for (const name of names)
    if (Reflect.has(row.fields, name)) count += Number(Reflect.deleteProperty(row.fields, name));
  dropEmpty(db, key);
  db.changes += count;
  return count;
}

function put(db: Database, key: string, type: 'set' | 'hash' | 'zset', pairs: [string, string][]): Reply {
  const row = forWriting(db, key, type);
  if (row?.fields === undefined) return wrongType;
  let count = 0;
  for (const [name, value] of pairs) {
    if (row.fields[name] === undefined) count += 1;
    row.fields[name] = value;
  }
  db.changes += 1;
  return count;
}

const pairsOf = (words: readonly string[]): [string, string][] =>
  words.flatMap((word, i) => (i % 2 === 0 ? [[word, words[i + 1] ?? '']] : []));

/** name → [fewest words with its own name, the command]; negative: at least so many, as COMMAND INFO has it. */
const commands: Readonly<Record<string, readonly [arity: number, run: Command]>> = {
  PING: [-1, (_, [text]) => text ?? { ok: 'PONG' }],
  ECHO: [2, (_, [text = '']) => text],
  AUTH: [
    -2,
    () => ({
      error:
        'ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?',
    }),
  ],
  SELECT: [2, (_, [n]) => (Number(n) < 16 ? ok : { error: 'ERR DB index is out of range' })],
  CLIENT: [-2, () => ok],
  COMMAND: [-1, () => []],
  CONFIG: [
    -2,
    (db, [verb = '', name = '']) => (verb.toUpperCase() === 'GET' ? setting(db, name.toLowerCase()) : ok),
  ],
  INFO: [-1, (db) => db.info()],
  DBSIZE: [1, (db) => liveKeys(db).length],
  TIME: [1, (db) => [String(Math.floor(db.clock / 1000)), String(Math.floor((db.clock % 1000) * 1000))]],
  FLUSHALL: [-1, (db) => flush(db)],
  FLUSHDB: [-1, (db) => flush(db)],
  SET: [-3, set],
  GET: [2, (db, [key = '']) => text(db, key)],
  GETDEL: [2, (db, [key = '']) => taken(db, key)],
  SETNX: [
    3,
    (db, [key = '', value = '']) => (entry(db, key) === undefined && set(db, [key, value]) === ok ? 1 : 0),
  ],
  SETEX: [4, (db, [key = '', seconds = '', value = '']) => set(db, [key, value, 'EX', seconds])],
  MSET: [-3, (db, words) => (pairsOf(words).forEach((pair) => set(db, pair)), ok)],
  MGET: [-2, (db, keys) => keys.map((key) => entry(db, key)?.text ?? null)],
  APPEND: [3, (db, [key = '', more = '']) => append(db, key, more)],
  STRLEN: [2, (db, [key = '']) => entry(db, key)?.text?.length ?? 0],
  INCR: [2, (db, [key = '']) => add(db, key, 1)],
  DECR: [2, (db, [key = '']) => add(db, key, -1)],
  INCRBY: [3, (db, [key = '', n]) => add(db, key, Number(n))],
  DECRBY: [3, (db, [key = '', n]) => add(db, key, -Number(n))],
  DEL: [-2, (db, keys) => remove(db, keys)],
  UNLINK: [-2, (db, keys) => remove(db, keys)],
  EXISTS: [-2, (db, keys) => keys.filter((key) => entry(db, key) !== undefined).length],
  KEYS: [2, (db, [pattern = '*']) => liveKeys(db).filter((key) => globRegex(pattern).test(key))],
  SCAN: [-2, (db) => ['0', liveKeys(db)]],
  TYPE: [2, (db, [key = '']) => ({ ok: entry(db, key)?.type ?? 'none' })],
  RENAME: [3, (db, [from = '', to = '']) => rename(db, from, to)],
  EXPIRE: [-3, (db, [key = '', n = '']) => expire(db, key, n, 1000)],
  PEXPIRE: [-3, (db, [key = '', n = '']) => expire(db, key, n, 1)],
  TTL: [2, (db, [key = '']) => ttl(db, key, 1000)],
  PTTL: [2, (db, [key = '']) => ttl(db, key, 1)],
  PERSIST: [2, (db, [key = '']) => persist(db, key)],
  LPUSH: [-3, (db, [key = '', ...values]) => push(db, key, values, true)],
  RPUSH: [-3, (db, [key = '', ...values]) => push(db, key, values, false)],
  LPOP: [-2, (db, [key = '', n]) => pop(db, key, n, true)],
  RPOP: [-2, (db, [key = '', n]) => pop(db, key, n, false)],
  LLEN: [2, (db, [key = '']) => entry(db, key)?.list?.length ?? 0],
  LINDEX: [3, (db, [key = '', n]) => entry(db, key)?.list?.at(Number(n)) ?? null],
  LRANGE: [4, (db, [key = '', from = '', to = '']) => slice(entry(db, key)?.list ?? [], from, to)],
  SADD: [
    -3,
    (db, [key = '', ...members]) =>
      put(
        db,
        key,
        'set',
        members.map((one) => [one, '1']),
      ),
  ],
  SREM: [-3, (db, [key = '', ...members]) => change('set', key, db, members)],
  SMEMBERS: [2, (db, [key = '']) => Object.keys(fieldsOf(db, key, 'set') ?? {})],
  SISMEMBER: [3, (db, [key = '', member = '']) => (fieldsOf(db, key, 'set')?.[member] === undefined ? 0 : 1)],
  SCARD: [2, (db, [key = '']) => Object.keys(fieldsOf(db, key, 'set') ?? {}).length],
  HSET: [-4, (db, [key = '', ...words]) => put(db, key, 'hash', pairsOf(words))],
  HMSET: [
    -4,
    (db, [key = '', ...words]) => (put(db, key, 'hash', pairsOf(words)) === wrongType ? wrongType : ok),
  ],
  HGET: [3, (db, [key = '', name = '']) => fieldsOf(db, key, 'hash')?.[name] ?? null],
  HMGET: [-3, (db, [key = '', ...names]) => names.map((name) => fieldsOf(db, key, 'hash')?.[name] ?? null)],
  HGETALL: [2, (db, [key = '']) => Object.entries(fieldsOf(db, key, 'hash') ?? {}).flat()],
  HDEL: [-3, (db, [key = '', ...names]) => change('hash', key, db, names)],
  HEXISTS: [3, (db, [key = '', name = '']) => (fieldsOf(db, key, 'hash')?.[name] === undefined ? 0 : 1)],
  HKEYS: [2, (db, [key = '']) => Object.keys(fieldsOf(db, key, 'hash') ?? {})],
  HVALS: [2, (db, [key = '']) => Object.values(fieldsOf(db, key, 'hash') ?? {})],
  HLEN: [2, (db, [key = '']) => Object.keys(fieldsOf(db, key, 'hash') ?? {}).length],
  HINCRBY: [4, (db, [key = '', name = '', n]) => addTo(db, key, 'hash', name, Number(n))],
  ZADD: [
    -4,
    (db, [key = '', ...words]) =>
      put(
        db,
        key,
        'zset',
        pairsOf(words).map(([score, member]) => [member, score]),
      ),
  ],
  ZREM: [-3, (db, [key = '', ...members]) => change('zset', key, db, members)],
  ZSCORE: [3, (db, [key = '', member = '']) => fieldsOf(db, key, 'zset')?.[member] ?? null],
  ZCARD: [2, (db, [key = '']) => Object.keys(fieldsOf(db, key, 'zset') ?? {}).length],
  ZINCRBY: [
    4,
    (db, [key = '', n, member = '']) => String(addTo(db, key, 'zset', member, Number(n)) as number),
  ],
  ZRANGE: [-4, (db, words) => range(db, words, false)],
  ZREVRANGE: [-4, (db, words) => range(db, words, true)],
};

function flush(db: Database): Reply {
  db.keys = {};
  db.changes += 1;
  return ok;
}

function text(db: Database, key: string): Reply {
  const row = entry(db, key);
  if (row === undefined) return null;
  return row.type === 'string' ? (row.text ?? '') : wrongType;
}

function taken(db: Database, key: string): Reply {
  const value = text(db, key);
  if (typeof value === 'string') remove(db, [key]);
  return value;
}

function append(db: Database, key: string, more: string): Reply {
  const row = forWriting(db, key, 'string');
  if (row === undefined) return wrongType;
  row.text = (row.text ?? '') + more;
  db.changes += 1;
  return row.text.length;
}

function remove(db: Database, keys: readonly string[]): Reply {
  let count = 0;
  for (const key of keys) {
    if (entry(db, key) === undefined) continue;
    delete db.keys[key];
    count += 1;
  }
  db.changes += count;
  return count;
}

function rename(db: Database, from: string, to: string): Reply {
  const row = entry(db, from);
  if (row === undefined) return { error: 'ERR no such key' };
  delete db.keys[from];
  db.keys[to] = row;
  return ok;
}

function persist(db: Database, key: string): Reply {
  const row = entry(db, key);
  if (row?.expires === undefined) return 0;
  delete row.expires;
  return 1;
}

function addTo(db: Database, key: string, type: 'hash' | 'zset', name: string, amount: number): Reply {
  const row = forWriting(db, key, type);
  if (row?.fields === undefined) return wrongType;
  const sum = Number(row.fields[name] ?? '0') + amount;
  row.fields[name] = String(sum);
  db.changes += 1;
  return sum;
}

const usualSettings: Readonly<Record<string, string>> = {
  appendonly: 'no',
  dir: '/data',
  maxmemory: '0',
  'maxmemory-policy': 'noeviction',
  port: '6379',
  save: '3600 1 300 100 60 10000',
};

/** CONFIG GET of one setting: its name and its value; nothing for a name that there is not. */
function setting(db: Database, name: string): string[] {
  const value = db.setting?.(name) ?? '';
  const found = value === '' ? usualSettings[name] : value;
  return found === undefined ? [] : [name, found];
}

/** Carries out a command, or says why not in Redis's words. */
export function execute(db: Database, words: readonly string[]): Reply {
  const [name = '', ...args] = words;
  const command = commands[name.toUpperCase()];
  if (command === undefined) {
    const shown = args.map((arg) => `'${arg}' `).join('');
    return { error: `ERR unknown command '${name}', with args beginning with: ${shown}` };
  }
  const [arity, run] = command;
  const isRight = arity > 0 ? words.length === arity : words.length >= -arity;
  return isRight
    ? run(db, args)
    : { error: `ERR wrong number of arguments for '${name.toLowerCase()}' command` };
}
