import { text } from '#sim/base/bytes';
import { freezeJson } from '#sim/base/json';
import { errnoNumber, isFail, strerror } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { isNoName } from '#sim/network/index';
import { globRegex } from '../../glob';
import { lookUp } from '../../net/connect';
import { ConfigError, readConfig, type ConfigFiles, type Configuration } from './config';
import type { Logs } from './log';
import { readSites, type Sites } from './site';

/** Reads and understands the configuration, or says what is wrong with it. */
export function loadSites(p: Proc, path: string, global: string): Sites | { emerg: string } {
  return p.do((sim) => {
    const viewer = sim.processes.need(p.processId);
    const source: ConfigFiles = {
      read(file) {
        const bytes = files.readFile(sim, viewer, file);
        return isFail(bytes) ? undefined : text(bytes);
      },
      match(pattern) {
        const folder = pattern.replace(/\/[^/]*$/, '');
        const entries = files.readDir(sim, viewer, folder);
        const names = globRegex(pattern.slice(folder.length + 1));
        return isFail(entries)
          ? []
          : entries.filter(({ name }) => names.test(name)).map(({ name }) => `${folder}/${name}`);
      },
    };
    try {
      const given = global === '' ? none : readConfig({ ...source, read: () => global }, 'command line');
      return sitesFor(readConfig(source, path), given);
    } catch (error) {
      if (error instanceof ConfigError) return { emerg: error.message };
      throw error;
    }
  });
}

const none: Configuration = { directives: [], source: '' };
const understood = new Map<string, Sites>();
const texts = new WeakMap<Sites, string>();

/** What a configuration comes to, remembered by its text. Frozen, since all that have the same text have the same object. */
function sitesFor(main: Configuration, given: Configuration): Sites {
  const key = main.source + given.source;
  const known = understood.get(key);
  if (known !== undefined) return known;
  const sites = freezeJson(readSites([...main.directives, ...given.directives]));
  if (understood.size > 100) understood.clear();
  understood.set(key, sites);
  return sites;
}

/** As JSON: what a process keeps of it. */
export function textOf(sites: Sites): string {
  let known = texts.get(sites);
  if (known === undefined) texts.set(sites, (known = JSON.stringify(sites)));
  return known;
}

/** All names that the configuration has in fixed places must have addresses now. */
export function* resolveHosts(p: Proc, sites: Sites): Steps<string | undefined> {
  for (const [host, where] of Object.entries(sites.hosts)) {
    const found = yield* lookUp(p, host);
    if (isNoName(found)) return `host not found in upstream "${host}" in ${where}`;
  }
  return undefined;
}

/** Opens the logs; a string is why it cannot. */
export function openLogs(p: Proc, sites: Sites): Logs | string {
  const logs: Logs = { error: 2, level: sites.errorLevel, access: {} };
  const append = { write: true, create: true, append: true };
  if (sites.errorLog !== 'stderr' && sites.errorLog !== '') {
    const fd = p.open(sites.errorLog, append, 0o644);
    if (isFail(fd)) return `open() "${sites.errorLog}" failed (${errnoNumber(fd)}: ${strerror(fd)})`;
    logs.error = fd;
  }
  for (const scope of sites.servers.flatMap((server) => [server, ...server.locations])) {
    const { accessLog } = scope;
    if (accessLog === '' || logs.access[accessLog] !== undefined) continue;
    const fd = p.open(accessLog, append, 0o644);
    if (isFail(fd)) return `open() "${accessLog}" failed (${errnoNumber(fd)}: ${strerror(fd)})`;
    logs.access[accessLog] = fd;
  }
  return logs;
}

/** The tries that nginx gives an address that is in use, and the wait between them, ms. */
const tries = 5;
const betweenTries = 500;

/** Opens all listening sockets: descriptors, or undefined after having complained. */
export function* openSockets(
  p: Proc,
  sites: Sites,
  complain: (text: string) => Steps<void>,
): Steps<number[] | undefined> {
  const open: Record<string, number> = {};
  for (let left = tries; left > 0; left--) {
    let isTaken = false;
    for (const { ip, port } of sites.listens) {
      const shown = `${ip.includes(':') ? `[${ip}]` : ip}:${port}`;
      if (open[shown] !== undefined) continue;
      const fd = p.listen({ ip, port }, 511);
      if (!isFail(fd)) {
        open[shown] = fd;
        continue;
      }
      yield* complain(`bind() to ${shown} failed (${errnoNumber(fd)}: ${strerror(fd)})`);
      if (fd.error !== 'EADDRINUSE') return undefined;
      isTaken = true;
    }
    if (!isTaken) return Object.values(open);
    yield* p.sleep(betweenTries);
  }
  yield* complain('still could not bind()');
  return undefined;
}
