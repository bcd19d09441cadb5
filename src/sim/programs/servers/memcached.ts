import { asBytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { cloneJson, type Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';

interface State {
  [key: string]: Json | undefined;
  listen: number;
  clients: Record<string, string>;
  /** key → [flags, value] */
  items: Record<string, [string, string]>;
}

/** The cache's text protocol: get, set, add, replace, delete, incr, decr, flush_all, stats, version, quit. */
export const memcached: Program = {
  name: 'memcached',
  start: { cpu: 3, anon: 1_800_000 },
  *main(p, state) {
    if (state !== null) return yield* serve(p, cloneJson(state) as State);
    p.onSignal(SIG.PIPE, 'ignore');
    const at = p.args.indexOf('-p');
    const listen = p.listen({ ip: '', port: at < 0 ? 11211 : Number(p.args[at + 1]) }, 1024);
    if (!isFail(listen)) return again({ listen, clients: {}, items: {} });
    yield* p.err(
      'bind(): Address already in use\nfailed to listen on TCP port 11211: Address already in use\n',
    );
    return 71;
  },
};

function* serve(p: Proc, s: State): Steps<Outcome> {
  const event = yield* p.poll({ read: [s.listen, ...Object.keys(s.clients).map(Number)] });
  if (typeof event !== 'number') return again(s);
  if (event === s.listen) {
    const accepted = yield* p.accept(event);
    if (!isFail(accepted)) s.clients[accepted.fd] = '';
    return again(s);
  }
  const data = yield* p.read(event);
  if (isFail(data) || data === '') return hangUp(p, s, event);
  let rest = (s.clients[event] ?? '') + data;
  let out = '';
  for (let taken = takeCommand(rest); taken !== undefined; taken = takeCommand(rest)) {
    rest = taken.rest;
    if (taken.words[0] === 'quit') {
      if (out !== '') yield* p.write(event, asBytes(out));
      return hangUp(p, s, event);
    }
    out += answer(s, taken.words, taken.data, p);
  }
  s.clients[event] = rest;
  yield* p.cpu(0.01);
  if (out !== '') yield* p.write(event, asBytes(out));
  return again(s);
}

function hangUp(p: Proc, s: State, fd: number): Outcome {
  p.close(fd);
  return again({
    ...s,
    clients: Object.fromEntries(Object.entries(s.clients).filter(([one]) => one !== String(fd))),
  });
}

const storing = new Set(['set', 'add', 'replace', 'append', 'prepend']);

function takeCommand(text: string): { words: string[]; data: string; rest: string } | undefined {
  const end = text.indexOf('\r\n');
  if (end < 0) return undefined;
  const words = text.slice(0, end).split(' ');
  if (!storing.has(words[0] ?? '')) return { words, data: '', rest: text.slice(end + 2) };
  const length = Number(words[4]);
  if (text.length < end + 4 + length) return undefined;
  return { words, data: text.slice(end + 2, end + 2 + length), rest: text.slice(end + 4 + length) };
}

function answer(s: State, [verb = '', key = '', ...more]: string[], data: string, p: Proc): string {
  const item = s.items[key];
  if (storing.has(verb)) {
    if ((verb === 'add') === (item !== undefined) && verb !== 'set') return 'NOT_STORED\r\n';
    const before = item?.[1] ?? '';
    s.items[key] = [
      more[0] ?? '0',
      verb === 'append' ? before + data : verb === 'prepend' ? data + before : data,
    ];
    return 'STORED\r\n';
  }
  if (verb === 'get' || verb === 'gets') {
    const found = [key, ...more].flatMap((one) =>
      s.items[one] === undefined ? [] : [[one, ...s.items[one]]],
    );
    return `${found.map(([name = '', flags = '', value = '']) => `VALUE ${name} ${flags} ${value.length}\r\n${value}\r\n`).join('')}END\r\n`;
  }
  if (verb === 'delete') {
    Reflect.deleteProperty(s.items, key);
    return item === undefined ? 'NOT_FOUND\r\n' : 'DELETED\r\n';
  }
  if (verb === 'incr' || verb === 'decr') {
    if (item === undefined) return 'NOT_FOUND\r\n';
    item[1] = String(Math.max(0, Number(item[1]) + Number(more[0]) * (verb === 'incr' ? 1 : -1)));
    return `${item[1]}\r\n`;
  }
  if (verb === 'flush_all') {
    s.items = {};
    return 'OK\r\n';
  }
  if (verb === 'version') return `VERSION ${p.version === '' ? '1.6.18' : p.version}\r\n`;
  if (verb === 'stats')
    return `STAT pid ${p.pid}\r\nSTAT curr_items ${Object.keys(s.items).length}\r\nEND\r\n`;
  return 'ERROR\r\n';
}
