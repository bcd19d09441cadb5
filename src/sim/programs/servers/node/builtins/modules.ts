import { text, utf8 } from '#sim/base/bytes';
import { errnoNumber, isFail, strerror, type Fail } from '#sim/base/fail';
import { baseName, dirName, normalPath } from '../../../paths';
import { Exiting, isCallable, isObj, type Value } from '../heap';
import { format, inspect } from '../inspect';
import { loadModule } from '../modules';
import type { Eval, Native, Realm } from '../realm';
import { fromJson } from './json';

/** Text for standard output or error: written when the script pauses. */
function say(fd: number): Native {
  return (realm, _, args) => {
    realm.deeds.push({ kind: 'write', fd, text: `${format(realm, args)}\n` });
    return undefined;
  };
}

const words: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or directory',
  EACCES: 'permission denied',
  EISDIR: 'illegal operation on a directory',
  ENOTDIR: 'not a directory',
  EEXIST: 'file already exists',
  EROFS: 'read-only file system',
};

/** The error of a system call about a file, in libuv's words. */
function fileError(realm: Realm, why: Fail, syscall: string, path: string): never {
  const message = `${why.error}: ${words[why.error] ?? strerror(why).toLowerCase()}, ${syscall} '${path}'`;
  return realm.throwError('Error', message, { errno: -errnoNumber(why), syscall, code: why.error, path });
}

const path = (value: Value) => String(value as string);

const fsNatives: Readonly<Record<string, Native>> = {
  'fs.readFileSync': (realm, _, [name, how]) => {
    const bytes = realm.p.readFile(path(name));
    if (isFail(bytes)) return fileError(realm, bytes, 'open', path(name));
    if (how !== undefined) return text(bytes);
    const buffer = realm.object(realm.builtin('Buffer.prototype'));
    buffer.slot = bytes;
    return buffer;
  },
  'fs.writeFileSync': (realm, _, [name, data]) => {
    const refused = realm.p.writeFile(
      path(name),
      isObj(data) ? utf8(String(data.slot ?? '')) : utf8(String(data)),
    );
    return refused === undefined ? undefined : fileError(realm, refused, 'open', path(name));
  },
  'fs.appendFileSync': (realm, _, [name, data]) => {
    const refused = realm.p.writeText(path(name), String(data as string), { append: true });
    return refused === undefined ? undefined : fileError(realm, refused, 'open', path(name));
  },
  'fs.existsSync': (realm, _, [name]) => realm.p.exists(path(name)),
  'fs.readdirSync': (realm, _, [name]) => {
    const entries = realm.p.readDir(path(name));
    return isFail(entries)
      ? fileError(realm, entries, 'scandir', path(name))
      : realm.array(entries.map((one) => one.name));
  },
  'fs.mkdirSync': (realm, _, [name, options]) => {
    const refused = realm.p.mkdir(path(name));
    const isRecursive = isObj(options) && options.get('recursive') === true;
    return refused === undefined || (isRecursive && refused.error === 'EEXIST')
      ? undefined
      : fileError(realm, refused, 'mkdir', path(name));
  },
  'fs.unlinkSync': (realm, _, [name]) => {
    const refused = realm.p.unlink(path(name));
    return refused === undefined ? undefined : fileError(realm, refused, 'unlink', path(name));
  },
  *'fs.readFile'(realm, _, args): Eval {
    const bytes = realm.p.readFile(path(args[0]));
    const callback = args.findLast(isCallable);
    const isText = typeof args[1] === 'string' || isObj(args[1]);
    const error = isFail(bytes)
      ? realm.error('Error', `${bytes.error}: ${words[bytes.error] ?? ''}, open '${path(args[0])}'`, {
          code: bytes.error,
        })
      : null;
    const data = isFail(bytes) ? undefined : isText && !isCallable(args[1]) ? text(bytes) : text(bytes);
    if (isCallable(callback)) realm.microtasks.push({ run: callback, args: [error, data] });
    return undefined;
  },
};

const osFacts = (realm: Realm) =>
  realm.p.do((sim) => {
    const process = sim.processes.need(realm.p.processId);
    const machine = sim.machines.peek(process.machine);
    const hostname = sim.namespaces.peek(process.ns.uts)?.hostname ?? '';
    const net =
      sim.netns
        .peek(process.ns.net)
        ?.interfaces.map(({ name, addresses, mac }) => ({ name, addresses: [...addresses], mac })) ?? [];
    return {
      hostname,
      release: machine?.kernel.release ?? '',
      version: machine?.kernel.version ?? '',
      cores: machine?.hardware.cores ?? 1,
      memory: machine?.hardware.memory ?? 0,
      uptime: (sim.time - (machine?.bootedAt ?? 0)) / 1000,
      net,
    };
  });

const osNatives: Readonly<Record<string, Native>> = {
  'os.hostname': (realm) => osFacts(realm).hostname,
  'os.release': (realm) => osFacts(realm).release,
  'os.version': (realm) => osFacts(realm).version,
  'os.platform': () => 'linux',
  'os.type': () => 'Linux',
  'os.arch': () => 'x64',
  'os.totalmem': (realm) => osFacts(realm).memory,
  'os.freemem': (realm) => Math.floor(osFacts(realm).memory * 0.7),
  'os.uptime': (realm) => osFacts(realm).uptime,
  'os.homedir': (realm) => realm.p.env['HOME'] ?? '/root',
  'os.tmpdir': () => '/tmp',
  'os.loadavg': (realm) => realm.array([0, 0, 0]),
  'os.cpus': (realm) =>
    realm.array(
      Array.from({ length: osFacts(realm).cores }, () =>
        realm.record({ model: 'Intel(R) Xeon(R) Platinum 8370C CPU @ 2.80GHz', speed: 2800 }),
      ),
    ),
  'os.networkInterfaces': (realm) =>
    realm.record(
      Object.fromEntries(
        osFacts(realm).net.map(({ name, addresses, mac }) => [
          name,
          fromJson(
            realm,
            addresses.map((one) => ({
              address: one.replace(/\/.*/, ''),
              netmask: '255.255.0.0',
              family: 'IPv4',
              mac,
              internal: name === 'lo',
              cidr: one,
            })),
          ),
        ]),
      ),
    ),
};

const pathNatives: Readonly<Record<string, Native>> = {
  'path.join': (_, __, args) => joined(args.map(String).filter((one) => one !== '')),
  'path.resolve': (realm, _, args) =>
    args.reduce<string>((at, one) => normalPath(String(one as string), at), realm.p.cwd()),
  'path.basename': (_, __, [name, end]) => {
    const base = baseName(path(name));
    return typeof end === 'string' && base.endsWith(end) ? base.slice(0, -end.length) : base;
  },
  'path.dirname': (_, __, [name]) => dirName(path(name)),
  'path.extname': (_, __, [name]) => /(?<=[^/])\.[^./]*$/.exec(path(name))?.[0] ?? '',
};

function joined(parts: readonly string[]): string {
  const all = parts.join('/');
  if (all === '') return '.';
  const plain = normalPath(all, '/');
  return all.startsWith('/') ? plain : plain.slice(1) || '.';
}

const timerNatives: Readonly<Record<string, Native>> = {
  setTimeout: (realm, _, [fn, ms, ...args]) =>
    realm.addTimer(fn, Math.max(1, Number(ms ?? 1) || 1), false, args),
  setInterval: (realm, _, [fn, ms, ...args]) =>
    realm.addTimer(fn, Math.max(1, Number(ms ?? 1) || 1), true, args),
  setImmediate: (realm, _, [fn, ...args]) => realm.addTimer(fn, 0, false, args),
  clearTimeout: (realm, _, [timer]) => realm.dropTimer(timer),
  clearInterval: (realm, _, [timer]) => realm.dropTimer(timer),
  clearImmediate: (realm, _, [timer]) => realm.dropTimer(timer),
  queueMicrotask: (realm, _, [fn]) => void realm.microtasks.push({ run: fn, args: [] }),
  'Timeout.prototype.unref': (realm, self) => {
    realm.unref(self);
    return self;
  },
  'Timeout.prototype.ref': (_, self) => self,
};

const processNatives: Readonly<Record<string, Native>> = {
  'process.exit': (realm, _, [code]) => {
    const given = code ?? realm.builtin('process').get('exitCode');
    throw new Exiting(Number(given ?? 0));
  },
  'process.cwd': (realm) => realm.p.cwd(),
  'process.chdir': (realm, _, [to]) => {
    const refused = realm.p.chdir(path(to));
    return refused === undefined ? undefined : fileError(realm, refused, 'chdir', path(to));
  },
  'process.uptime': (realm) =>
    (realm.p.clock() - realm.p.do((sim) => sim.processes.need(realm.p.processId).started)) / 1000,
  'process.hrtime': (realm) => {
    const now = realm.p.clock();
    return realm.array([Math.floor(now / 1000), Math.round((now % 1000) * 1e6)]);
  },
  'process.memoryUsage': (realm) => {
    const anon = realm.p.do((sim) => sim.processes.need(realm.p.processId).memory.anon);
    return realm.record({
      rss: anon + 24_000_000,
      heapTotal: Math.floor(anon / 5),
      heapUsed: Math.floor(anon / 8),
      external: 1_000_000,
    });
  },
  'process.nextTick': (realm, _, [fn, ...args]) => {
    realm.ticks.push({ run: fn, args });
    return undefined;
  },
  'process.kill': (realm, _, [pid, signal]) => {
    const numbers: Record<string, number> = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15, SIGUSR1: 10 };
    realm.p.kill(
      Number(pid),
      typeof signal === 'number' ? signal : (numbers[String(signal as string)] ?? 15),
    );
    return true;
  },
  'process.getuid': (realm) => realm.p.uid(),
  'process.stdout.write': (realm, _, [data]) => {
    realm.deeds.push({ kind: 'write', fd: 1, text: String(data as string) });
    return true;
  },
  'process.stderr.write': (realm, _, [data]) => {
    realm.deeds.push({ kind: 'write', fd: 2, text: String(data as string) });
    return true;
  },
};

export const moduleNatives: Readonly<Record<string, Native>> = {
  ...fsNatives,
  ...osNatives,
  ...pathNatives,
  ...timerNatives,
  ...processNatives,
  'console.log': say(1),
  'console.info': say(1),
  'console.debug': say(1),
  'console.error': say(2),
  'console.warn': say(2),
  'console.trace': say(2),
  'util.inspect': (realm, _, [value]) => inspect(realm, value),
  'util.format': (realm, _, args) => format(realm, args),
  *require(realm, _, [name]): Eval {
    return yield* loadModule(
      realm,
      path(name),
      realm.frames.findLast((one) => one.file.startsWith('/'))?.file ?? `${realm.p.cwd()}/[eval]`,
    );
  },
  'Buffer.from': (realm, _, [data]) => {
    const made = realm.object(realm.builtin('Buffer.prototype'));
    made.slot = isObj(data) ? String(data.slot ?? '') : utf8(String(data));
    return made;
  },
};
