import { httpDate } from '#sim/base/calendar';
import { utf8 } from '#sim/base/bytes';
import { errnoNumber, isFail } from '#sim/base/fail';
import { reasonOf } from '#sim/kernel/http/index';
import { isCallable, isObj, type Obj, type Value } from '../heap';
import { keysOf } from '../operators';
import type { Eval, Native, Realm } from '../realm';
import { emit } from './events';

const field = (self: Value, name: string): Value => (isObj(self) ? self.get(name) : undefined);

function headersOf(realm: Realm, self: Value): Obj {
  const known = field(self, '%headers');
  if (isObj(known)) return known;
  const made = realm.object(null);
  if (isObj(self)) self.set('%headers', made, true);
  return made;
}

function setHeader(realm: Realm, self: Value, name: string, value: Value): void {
  headersOf(realm, self).set(
    name.toLowerCase(),
    realm.array([name, isObj(value) ? value.items.join(', ') : String(value)]),
  );
}

/** The head of an answer. Without a length the body goes in chunks. */
function head(realm: Realm, self: Value, length: number | undefined): string {
  const status = Number(field(self, 'statusCode') ?? 200);
  const reason = field(self, 'statusMessage');
  const list: [string, string][] = [];
  const given = headersOf(realm, self);
  for (const key of keysOf(given)) {
    const row = given.get(key);
    if (isObj(row)) list.push([String(row.items[0] as string), String(row.items[1] as string)]);
  }
  const has = (name: string) => given.props.has(name);
  if (!has('date')) list.push(['Date', httpDate(realm.p.now())]);
  const isKept = field(self, '%keep') === true;
  if (!has('connection')) list.push(['Connection', isKept ? 'keep-alive' : 'close']);
  if (isKept && realm.major >= 14) list.push(['Keep-Alive', 'timeout=5']);
  if (!has('content-length') && !has('transfer-encoding') && status !== 204 && status !== 304) {
    if (length !== undefined) list.push(['Content-Length', String(length)]);
    else {
      list.push(['Transfer-Encoding', 'chunked']);
      if (isObj(self)) self.set('%chunked', true, true);
    }
  }
  return `HTTP/1.1 ${status} ${typeof reason === 'string' ? reason : reasonOf(status)}\r\n${list.map(([n, v]) => `${n}: ${v}\r\n`).join('')}\r\n`;
}

function send(realm: Realm, self: Value, data: string, isLast: boolean): void {
  if (!isObj(self) || self.get('%ended') === true) return;
  let out = '';
  if (self.get('%headSent') !== true) {
    out = head(realm, self, isLast ? data.length : undefined);
    self.set('%headSent', true, true);
    self.set('headersSent', true);
  }
  if (self.get('%bare') !== true) {
    const isChunked = self.get('%chunked') === true;
    out += isChunked && data !== '' ? `${data.length.toString(16)}\r\n${data}\r\n` : data;
    if (isChunked && isLast) out += '0\r\n\r\n';
  }
  realm.deeds.push({
    kind: 'send',
    fd: Number(self.get('%fd')),
    data: out,
    close: isLast && self.get('%keep') !== true,
  });
  if (!isLast) return;
  self.set('%ended', true, true);
  self.set('writableEnded', true);
  self.set('finished', true);
}

const textOf = (value: Value): string =>
  value === undefined || value === null ? '' : isObj(value) ? String(value.slot ?? '') : utf8(String(value));

function* listen(realm: Realm, self: Value, args: Value[]): Eval {
  if (!isObj(self)) return self;
  const options = args.find((one) => isObj(one) && !isCallable(one));
  const portGiven = isObj(options) ? options.get('port') : args[0];
  const host = isObj(options) ? options.get('host') : args.find((one, i) => i > 0 && typeof one === 'string');
  const port = isCallable(portGiven) || portGiven === undefined ? 0 : Number(portGiven as string);
  if (!(port >= 0 && port < 65536)) {
    return realm.throwError(
      'RangeError',
      `options.port should be >= 0 and < 65536. Received ${String(portGiven as string)}.`,
    );
  }
  const callback = args.findLast(isCallable);
  const ip = host === 'localhost' ? '127.0.0.1' : typeof host === 'string' ? (host === '::' ? '' : host) : '';
  const fd = realm.p.listen({ ip, port });
  if (isFail(fd)) {
    const shown = ip === '' ? '::' : ip;
    const words: Record<string, string> = {
      EADDRINUSE: 'address already in use',
      EACCES: 'permission denied',
      EADDRNOTAVAIL: 'address not available',
    };
    const why = realm.major >= 10 ? `${fd.error}: ${words[fd.error] ?? ''}` : fd.error;
    const error = realm.error('Error', `listen ${why} ${shown}:${port}`, {
      code: fd.error,
      errno: -errnoNumber(fd),
      syscall: 'listen',
      address: shown,
      port,
    });
    realm.microtasks.push({ run: realm.native('%emitError'), args: [self, error] });
    return self;
  }
  self.set('listening', true);
  self.set('%listen', fd, true);
  const names = realm.p.socketNames(fd);
  self.set('%port', isFail(names) ? port : names.local.port, true);
  realm.servers.push({ fd, server: self });
  if (isCallable(callback)) realm.microtasks.push({ run: callback, args: [] });
  return self;
}

export const httpNatives: Readonly<Record<string, Native>> = {
  'http.createServer': (realm, _, args) => {
    const made = realm.object(realm.builtin('Server.prototype'));
    const handler = args.findLast(isCallable);
    if (handler !== undefined) made.set('%handler', handler, true);
    return made;
  },
  'Server.prototype.listen': listen,
  'Server.prototype.address': (realm, self) =>
    realm.record({ address: '::', family: 'IPv6', port: field(self, '%port') }),
  'Server.prototype.close': (realm, self, [callback]) => {
    const fd = field(self, '%listen');
    if (typeof fd === 'number') realm.p.close(fd);
    realm.servers = realm.servers.filter((one) => one.server !== self);
    if (isCallable(callback)) realm.microtasks.push({ run: callback, args: [] });
    return self;
  },
  *'%emitError'(realm, _, [self, error]): Eval {
    return yield* emit(realm, self, 'error', [error]);
  },
  'ServerResponse.prototype.setHeader': (realm, self, [name, value]) => {
    setHeader(realm, self, String(name as string), value);
    return self;
  },
  'ServerResponse.prototype.getHeader': (realm, self, [name]) => {
    const row = headersOf(realm, self).get(String(name as string).toLowerCase());
    return isObj(row) ? row.items[1] : undefined;
  },
  'ServerResponse.prototype.removeHeader': (realm, self, [name]) => {
    headersOf(realm, self).props.delete(String(name as string).toLowerCase());
    return undefined;
  },
  'ServerResponse.prototype.writeHead': (realm, self, [status, ...rest]) => {
    if (isObj(self)) self.set('statusCode', status);
    const headers = rest.find(isObj);
    if (headers !== undefined)
      for (const key of keysOf(headers)) setHeader(realm, self, key, headers.get(key));
    return self;
  },
  'ServerResponse.prototype.write': (realm, self, [data]) => {
    send(realm, self, textOf(data), false);
    return true;
  },
  'ServerResponse.prototype.end': (realm, self, [data]) => {
    send(realm, self, isCallable(data) ? '' : textOf(data), true);
    return self;
  },
};
