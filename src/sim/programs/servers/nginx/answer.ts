import { noBytes, utf8, type Bytes } from '#sim/base/bytes';
import { httpDate, isoSeconds } from '#sim/base/calendar';
import { isFail, type Fail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Sim } from '#sim/world/sim';
import { listing } from './autoindex';
import { errorPage, serverName } from './pages';
import type { LocationBlock, Scope, ServerBlock, Sites } from './site';

/** A request as a worker has read it. */
export interface Asked {
  method: string;
  target: string;
  path: string;
  query: string;
  protocol: string;
  headers: Record<string, string>;
  client: string;
  serverIp: string;
  serverPort: number;
}

/** What becomes of it: a page, or a question to somebody else. */
export interface Reply {
  status: number;
  body: Bytes;
  /** header fields beside Server, Date and Content-Length */
  headers: [string, string][];
  accessLog: string;
  logFormat: string;
  /** line for the error log, with its level */
  complaint?: [level: string, text: string];
  /** proxy_pass: where to, and with which header fields */
  proxy?: { url: string; headers: Record<string, string> };
  server: string;
}

/** One request under way: which server and location, and the paths that it tries. */
export class Answering {
  private readonly block: ServerBlock;
  private scope: Scope;
  private location: LocationBlock | undefined;
  private uri: string;

  constructor(
    private readonly sim: Sim,
    private readonly viewer: files.Viewer,
    private readonly sites: Sites,
    private readonly asked: Asked,
    private readonly version: string,
  ) {
    this.block = chooseServer(sites, asked);
    this.scope = this.block;
    this.uri = normalised(asked.path);
  }

  run(): Reply {
    for (let turns = 0; turns < 10; turns++) {
      const reply = this.#once();
      if (reply !== undefined) return reply;
    }
    return this.#page(500, ['error', 'rewrite or internal redirection cycle']);
  }

  /** One pass through server and location; undefined after an internal redirect. */
  #once(): Reply | undefined {
    this.scope = this.block;
    if (this.block.returns !== undefined) return this.#return(this.block.returns);
    this.location = chooseLocation(this.block, this.uri);
    if (this.location !== undefined) this.scope = this.location;
    if (this.#rewrite()) return undefined;
    const { returns, tryFiles } = this.scope;
    if (returns !== undefined) return this.#return(returns);
    if (tryFiles !== undefined) return this.#tryFiles(tryFiles);
    if (this.location?.proxy !== undefined) return this.#proxy(this.location.proxy, this.location);
    return this.#file(this.uri);
  }

  /** Applies the location's rewrite rules; true when another location must be chosen. */
  #rewrite(): boolean {
    for (const { from, to, flag } of this.scope.rewrites) {
      const found = regex(from)?.exec(this.uri);
      if (found === null || found === undefined) continue;
      this.uri = this.value(to.replace(/\$(\d)/g, (_, n: string) => found[Number(n)] ?? '')).replace(
        /\?.*/,
        '',
      );
      return flag !== 'break';
    }
    return false;
  }

  /** The text of a value with variables. */
  value(text: string): string {
    return text.replace(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced?: string, bare?: string) =>
      this.#variable(braced ?? bare ?? ''),
    );
  }

  #variable(name: string): string {
    const { asked } = this;
    const host = (asked.headers['host'] ?? this.block.names[0] ?? '').replace(/:\d+$/, '');
    const known: Record<string, string> = {
      uri: this.uri,
      document_uri: this.uri,
      request_uri: asked.target,
      args: asked.query,
      query_string: asked.query,
      is_args: asked.query === '' ? '' : '?',
      host,
      hostname: this.sim.namespaces.peek(this.viewer.ns.uts)?.hostname ?? '',
      http_host: asked.headers['host'] ?? '',
      scheme: 'http',
      remote_addr: asked.client,
      request_method: asked.method,
      server_addr: asked.serverIp,
      server_port: String(asked.serverPort),
      server_name: this.block.names[0] ?? '',
      server_protocol: asked.protocol,
      nginx_version: this.version,
      document_root: this.scope.root,
      proxy_host: '',
      proxy_add_x_forwarded_for: [asked.headers['x-forwarded-for'], asked.client].filter(Boolean).join(', '),
      request: `${asked.method} ${asked.target} ${asked.protocol}`,
      time_iso8601: `${isoSeconds(this.sim.now)}+00:00`,
    };
    if (name.startsWith('http_')) return asked.headers[name.slice(5).replaceAll('_', '-')] ?? '';
    return known[name] ?? '';
  }

  #return({ code, text }: { code: number; text: string }): Reply {
    const value = this.value(text);
    if (code >= 300 && code < 400 && code !== 304)
      return { ...this.#own(code), headers: [['Location', this.#absolute(value)]] };
    if (text === '' && code >= 400) return this.#page(code);
    const type = this.scope.defaultType;
    return this.#reply(code, utf8(value), [['Content-Type', type]]);
  }

  #absolute(location: string): string {
    if (!location.startsWith('/')) return location;
    // the name that was asked for, with the port that nginx itself listens on
    const name = (this.asked.headers['host'] ?? this.asked.serverIp).replace(/:\d+$/, '');
    const port = this.asked.serverPort === 80 ? '' : `:${this.asked.serverPort}`;
    return `http://${name}${port}${location}`;
  }

  #tryFiles(candidates: readonly string[]): Reply | undefined {
    const last = candidates.at(-1) ?? '';
    for (const candidate of candidates.slice(0, -1)) {
      const uri = this.value(candidate);
      const stat = files.stat(this.sim, this.viewer, this.#diskPath(uri.replace(/\/$/, '')), true);
      if (isFail(stat) || (stat.type === 'dir') !== candidate.endsWith('/')) continue;
      this.uri = uri;
      return this.#file(uri);
    }
    if (last.startsWith('=')) return this.#page(Number(last.slice(1)));
    const next = this.value(last).replace(/\?.*/, '');
    if (next.startsWith('@')) {
      this.location = this.block.locations.find((one) => one.path === next);
      if (this.location === undefined) return this.#page(500);
      this.scope = this.location;
      if (this.location.returns !== undefined) return this.#return(this.location.returns);
      return this.location.proxy === undefined
        ? this.#file(this.uri)
        : this.#proxy(this.location.proxy, this.location);
    }
    this.uri = next;
    return undefined;
  }

  #proxy(proxy: string, location: LocationBlock): Reply {
    const found = /^(https?:\/\/[^/]+)(\/.*)?$/.exec(this.value(proxy));
    const [, base = '', path] = found ?? [];
    const rest =
      path === undefined
        ? this.asked.target
        : path + this.asked.target.slice(location.kind === '' ? location.path.length : 0);
    const headers: Record<string, string> = { Host: base.replace(/^https?:\/\//, ''), Connection: 'close' };
    for (const [name, value] of Object.entries(location.proxyHeaders)) headers[name] = this.value(value);
    return { ...this.#reply(0, noBytes, []), proxy: { url: base + rest, headers } };
  }

  #diskPath(uri: string): string {
    const { alias, path = '' } = this.location ?? {};
    if (alias !== undefined) return alias + uri.slice(path.length);
    return this.value(this.scope.root) + uri;
  }

  #file(uri: string): Reply {
    const path = this.#diskPath(uri);
    const stat = files.stat(this.sim, this.viewer, path.replace(/\/+$/, '') || '/', true);
    if (uri.endsWith('/')) return this.#directory(uri, path, isFail(stat) ? undefined : stat);
    if (isFail(stat)) return this.#missing(path, stat);
    if (stat.type === 'dir')
      return { ...this.#own(301), headers: [['Location', this.#absolute(`${this.asked.path}/`)]] };
    return this.#content(path, stat);
  }

  #content(path: string, stat: files.Stat): Reply {
    if (this.asked.method !== 'GET' && this.asked.method !== 'HEAD') return this.#page(405);
    const content = files.readFile(this.sim, this.viewer, path);
    if (isFail(content)) return this.#missing(path, content);
    const seconds = Math.floor(stat.mtime / 1000);
    const tag = `"${seconds.toString(16)}-${content.length.toString(16)}"`;
    const modified = httpDate(seconds * 1000);
    const end = /\.([^./]+)$/.exec(path)?.[1] ?? '';
    const { headers } = this.asked;
    const isSame =
      headers['if-none-match'] === tag ||
      (headers['if-none-match'] === undefined && headers['if-modified-since'] === modified);
    const about: [string, string][] = [
      ['Last-Modified', modified],
      ['ETag', tag],
    ];
    if (isSame) return this.#reply(304, noBytes, about);
    const type = this.sites.types[end] ?? this.scope.defaultType;
    return this.#reply(200, content, [['Content-Type', type], ...about, ['Accept-Ranges', 'bytes']]);
  }

  #missing(path: string, why: Fail): Reply {
    const isDenied = why.error === 'EACCES';
    const words = isDenied
      ? '13: Permission denied'
      : why.error === 'ENOTDIR'
        ? '20: Not a directory'
        : '2: No such file or directory';
    return this.#page(isDenied ? 403 : 404, ['error', `open() "${path}" failed (${words})`]);
  }

  #directory(uri: string, path: string, stat: files.Stat | undefined): Reply {
    for (const index of this.scope.index) {
      const name = this.value(index);
      const candidate = name.startsWith('/') ? this.#diskPath(name) : path + name;
      const found = files.stat(this.sim, this.viewer, candidate, true);
      if (!isFail(found) && found.type === 'file') {
        this.uri = uri + name;
        return this.#content(candidate, found);
      }
    }
    if (stat === undefined)
      return this.#page(404, [
        'error',
        `"${path}${this.scope.index[0] ?? 'index.html'}" is not found (2: No such file or directory)`,
      ]);
    if (this.scope.autoindex) {
      return this.#reply(200, listing(this.sim, this.viewer, uri, path), [['Content-Type', 'text/html']]);
    }
    return this.#page(403, ['error', `directory index of "${path}" is forbidden`]);
  }

  /** A page for a status: the configured one, or nginx's own. */
  #page(status: number, complaint?: [string, string]): Reply {
    const wanted = this.scope.errorPages.find((one) => one.codes.includes(status));
    const own = { ...this.#own(status), ...(complaint !== undefined && { complaint }) };
    if (wanted === undefined || wanted.to.startsWith('http')) return own;
    const path = (chooseLocation(this.block, wanted.to)?.root ?? this.scope.root) + wanted.to;
    const content = files.readFile(this.sim, this.viewer, path);
    if (isFail(content)) return own;
    return { ...own, status: wanted.answer ?? status, body: content };
  }

  #own(status: number): Reply {
    const server = serverName(this.version, this.scope.showVersion);
    return this.#reply(status, errorPage(status, server), [['Content-Type', 'text/html']]);
  }

  /** Public for the 502 and 504 of a proxy. */
  failure(status: number): Reply {
    this.location = chooseLocation(this.block, this.uri);
    if (this.location !== undefined) this.scope = this.location;
    return this.#page(status);
  }

  #reply(status: number, body: Bytes, headers: [string, string][]): Reply {
    const isGood = [200, 201, 204, 206, 301, 302, 303, 304, 307, 308].includes(status);
    const added = this.scope.headers
      .filter((one) => isGood || one.always)
      .map(({ name, value }): [string, string] => [name, this.value(value)]);
    const { accessLog, logFormat } = this.scope;
    const server = serverName(this.version, this.scope.showVersion);
    return { status, body, headers: [...headers, ...added], accessLog, logFormat, server };
  }
}

/** Takes dots and doubled slashes out of a path, and resolves %-escapes. */
function normalised(path: string): string {
  let text = path;
  try {
    text = decodeURIComponent(path);
  } catch {
    // what is no escape stays as it is
  }
  const parts: string[] = [];
  for (const part of text.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return `/${parts.join('/')}${text.endsWith('/') && parts.length > 0 ? '/' : ''}`;
}

/** The server block for an address and a Host header: its name, a wildcard, or the default of that address. */
export function chooseServer(
  sites: Sites,
  asked: Pick<Asked, 'headers' | 'serverPort' | 'serverIp'>,
): ServerBlock {
  const here = sites.servers.filter((server) =>
    server.listens.some(
      ({ ip, port }) =>
        port === asked.serverPort && (ip === '0.0.0.0' || ip === '::' || ip === asked.serverIp),
    ),
  );
  const host = (asked.headers['host'] ?? '').replace(/:\d+$/, '').toLowerCase();
  const named =
    here.find((server) => server.names.includes(host)) ??
    here.find((server) => server.names.some((name) => isWildcard(name, host))) ??
    here.find((server) =>
      server.names.some((name) => name.startsWith('~') && regex(name.slice(1))?.test(host) === true),
    );
  const standard = here.find((server) =>
    server.listens.some((one) => one.isDefault && one.port === asked.serverPort),
  );
  const chosen = named ?? standard ?? here[0] ?? sites.servers[0];
  if (chosen === undefined) throw new Error('a request without a server');
  return chosen;
}

function isWildcard(name: string, host: string): boolean {
  if (name.startsWith('*.')) return host.endsWith(name.slice(1));
  return name.endsWith('.*') && host.startsWith(name.slice(0, -1));
}

/** `=` first, then the longest prefix unless a regular expression matches (and the prefix is not `^~`). */
export function chooseLocation(server: ServerBlock, uri: string): LocationBlock | undefined {
  const exact = server.locations.find((one) => one.kind === '=' && one.path === uri);
  if (exact !== undefined) return exact;
  let longest: LocationBlock | undefined;
  for (const one of server.locations) {
    const isPrefix =
      (one.kind === '' || one.kind === '^~') && !one.path.startsWith('@') && uri.startsWith(one.path);
    if (isPrefix && one.path.length >= (longest?.path.length ?? 0)) longest = one;
  }
  if (longest?.kind === '^~') return longest;
  const matching = server.locations.find(
    (one) => one.kind.startsWith('~') && regex(one.path, one.kind === '~*')?.test(uri) === true,
  );
  return matching ?? longest;
}

/** A PCRE as far as JavaScript has the same; undefined when it is none. */
export function regex(source: string, ignoreCase = false): RegExp | undefined {
  try {
    return new RegExp(source.replace(/\(\?<(\w+)>/g, '(?<$1>'), ignoreCase ? 'i' : '');
  } catch {
    return undefined;
  }
}
