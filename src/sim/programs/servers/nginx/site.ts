import { ConfigError, type Directive } from './config';
import { checkDirectives } from './known';

/** What a configuration comes to: plain data that workers keep. */
export interface Sites {
  /** `auto` is 0 */
  workers: number;
  errorLog: string;
  errorLevel: string;
  pidFile: string;
  isDaemon: boolean;
  listens: Listen[];
  servers: ServerBlock[];
  upstreams: Record<string, { host: string; port: number }[]>;
  types: Record<string, string>;
  formats: Record<string, string>;
  /** names in proxy_pass, to be resolved at the start: host → where it stands */
  hosts: Record<string, string>;
}

export interface Listen {
  /** 0.0.0.0, ::, or one address */
  ip: string;
  port: number;
}

export interface ServerBlock extends Scope {
  listens: (Listen & { isDefault: boolean })[];
  names: string[];
  locations: LocationBlock[];
}

/** What http, server and location have in common, the inner one's word counting. */
export interface Scope {
  root: string;
  index: string[];
  errorPages: { codes: number[]; to: string; answer?: number }[];
  headers: { name: string; value: string; always: boolean }[];
  proxyHeaders: Record<string, string>;
  accessLog: string;
  logFormat: string;
  defaultType: string;
  autoindex: boolean;
  showVersion: boolean;
  tryFiles?: string[];
  returns?: { code: number; text: string };
  rewrites: { from: string; to: string; flag: string }[];
  keepalive: boolean;
}

export interface LocationBlock extends Scope {
  /** `=`, `^~`, `~`, `~*`, or '' for a prefix */
  kind: string;
  path: string;
  alias?: string;
  proxy?: string;
}

const html = '/etc/nginx/html';
const combined =
  '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent"';

const outermost: Scope = {
  root: html,
  index: ['index.html'],
  errorPages: [],
  headers: [],
  proxyHeaders: {},
  accessLog: '/var/log/nginx/access.log',
  logFormat: 'combined',
  defaultType: 'text/plain',
  autoindex: false,
  showVersion: true,
  rewrites: [],
  keepalive: true,
};

/** Makes sense of a parsed configuration. Throws a ConfigError. */
export function readSites(directives: readonly Directive[]): Sites {
  checkDirectives(directives);
  const of = (name: string) => directives.findLast((one) => one.name === name)?.args;
  const workers = of('worker_processes')?.[0] ?? '1';
  const log = of('error_log') ?? ['/var/log/nginx/error.log'];
  const sites: Sites = {
    workers: workers === 'auto' ? 0 : Number(workers),
    errorLog: log[0] ?? '',
    errorLevel: log[1] ?? 'error',
    pidFile: of('pid')?.[0] ?? '/run/nginx.pid',
    isDaemon: of('daemon')?.[0] !== 'off',
    listens: [],
    servers: [],
    upstreams: {},
    types: { html: 'text/html' },
    formats: { combined },
    hosts: {},
  };
  if (!directives.some((one) => one.name === 'events'))
    throw new ConfigError('no "events" section in configuration');
  const http = directives.find((one) => one.name === 'http')?.block ?? [];
  const scope = innerScope(outermost, http, sites);
  for (const one of http) if (one.name === 'upstream') readUpstream(one, sites);
  for (const one of http) if (one.name === 'server') sites.servers.push(readServer(one, scope, sites));
  for (const server of sites.servers) {
    for (const { ip, port } of server.listens) {
      if (!sites.listens.some((other) => other.ip === ip && other.port === port))
        sites.listens.push({ ip, port });
    }
  }
  return sites;
}

function readUpstream(directive: Directive, sites: Sites): void {
  const servers = (directive.block ?? [])
    .filter((one) => one.name === 'server')
    .map((one) => {
      const [host = '', port = '80'] = (one.args[0] ?? '').split(':');
      sites.hosts[host] ??= `${one.file}:${one.line}`;
      return { host, port: Number(port) };
    });
  sites.upstreams[directive.args[0] ?? ''] = servers;
}

function readServer(directive: Directive, outer: Scope, sites: Sites): ServerBlock {
  const block = directive.block ?? [];
  const scope = innerScope(outer, block, sites);
  const listens = block.filter((one) => one.name === 'listen').map(readListen);
  const names = block.filter((one) => one.name === 'server_name').flatMap((one) => one.args);
  const locations: LocationBlock[] = [];
  readLocations(block, scope, sites, locations);
  const usual = { ip: '0.0.0.0', port: 80, isDefault: false };
  return {
    ...scope,
    listens: listens.length === 0 ? [usual] : listens,
    names: names.length === 0 ? [''] : names,
    locations,
  };
}

function readListen(directive: Directive): Listen & { isDefault: boolean } {
  const [address = '', ...flags] = directive.args;
  const found = /^(?:(\[[^\]]*\]|[^:]*):)?(\d+)$/.exec(address);
  const isDefault = flags.includes('default_server') || flags.includes('default');
  if (found === null && /^[\d.]+$/.test(address)) return { ip: address, port: 80, isDefault };
  if (found === null)
    throw new ConfigError(
      `host not found in "${address}" of the "listen" directive in ${directive.file}:${directive.line}`,
    );
  const host = (found[1] ?? '*').replace(/^\[|\]$/g, '');
  const port = Number(found[2]);
  if (port < 1 || port > 65535)
    throw new ConfigError(
      `invalid port in "${address}" of the "listen" directive in ${directive.file}:${directive.line}`,
    );
  if (flags.includes('ssl')) {
    throw new ConfigError(
      `no "ssl_certificate" is defined for the "listen ... ssl" directive in ${directive.file}:${directive.line}`,
    );
  }
  return {
    ip: host === '*' || host === '' ? '0.0.0.0' : host === 'localhost' ? '127.0.0.1' : host,
    port,
    isDefault,
  };
}

function readLocations(block: readonly Directive[], outer: Scope, sites: Sites, into: LocationBlock[]): void {
  for (const one of block) {
    if (one.name !== 'location') continue;
    const [kind, path] =
      one.args.length > 1 ? [one.args[0] ?? '', one.args[1] ?? ''] : ['', one.args[0] ?? ''];
    const inner = one.block ?? [];
    const scope = innerScope(outer, inner, sites);
    const alias = inner.findLast((d) => d.name === 'alias')?.args[0];
    const pass = inner.findLast((d) => d.name === 'proxy_pass');
    const proxy = pass?.args[0];
    if (pass !== undefined && proxy !== undefined) noteHost(pass, proxy, sites);
    into.push({
      ...scope,
      kind,
      path,
      ...(alias !== undefined && { alias }),
      ...(proxy !== undefined && { proxy }),
    });
    readLocations(inner, scope, sites, into);
  }
}

function noteHost(pass: Directive, proxy: string, sites: Sites): void {
  const found = /^https?:\/\/([^/:]+)/.exec(proxy);
  if (found === null) throw new ConfigError(`invalid URL prefix in ${pass.file}:${pass.line}`);
  const host = found[1] ?? '';
  if (!host.includes('$') && sites.upstreams[host] === undefined)
    sites.hosts[host] ??= `${pass.file}:${pass.line}`;
}

type Setter = (scope: Scope, directive: Directive, sites: Sites) => void;

const setters: Readonly<Record<string, Setter>> = {
  root: (s, d) => (s.root = absolute(d.args[0] ?? '')),
  index: (s, d) => (s.index = d.args),
  default_type: (s, d) => (s.defaultType = d.args[0] ?? ''),
  autoindex: (s, d) => (s.autoindex = d.args[0] === 'on'),
  server_tokens: (s, d) => (s.showVersion = d.args[0] !== 'off'),
  keepalive_timeout: (s, d) => (s.keepalive = Number(d.args[0] ?? '75') !== 0),
  try_files: (s, d) => (s.tryFiles = d.args),
  return: (s, d) => (s.returns = readReturn(d)),
  rewrite: (s, d) => s.rewrites.push({ from: d.args[0] ?? '', to: d.args[1] ?? '', flag: d.args[2] ?? '' }),
  add_header: (s, d) =>
    s.headers.push({ name: d.args[0] ?? '', value: d.args[1] ?? '', always: d.args[2] === 'always' }),
  proxy_set_header: (s, d) => (s.proxyHeaders[d.args[0] ?? ''] = d.args[1] ?? ''),
  access_log: (s, d) => {
    s.accessLog = d.args[0] === 'off' ? '' : (d.args[0] ?? '');
    s.logFormat = d.args[1] ?? s.logFormat;
  },
  error_page: (s, d) => {
    const codes = d.args.filter((word) => /^\d+$/.test(word)).map(Number);
    const answer = d.args.find((word) => /^=\d+$/.test(word));
    s.errorPages.push({
      codes,
      to: d.args.at(-1) ?? '',
      ...(answer !== undefined && { answer: Number(answer.slice(1)) }),
    });
  },
  log_format: (_, d, sites) =>
    (sites.formats[d.args[0] ?? ''] = d.args
      .slice(1)
      .filter((word) => !word.startsWith('escape='))
      .join('')),
  types: (_, d, sites) => {
    for (const type of d.block ?? []) for (const end of type.args) sites.types[end] = type.name;
  },
};

function innerScope(outer: Scope, block: readonly Directive[], sites: Sites): Scope {
  const scope: Scope = {
    ...outer,
    errorPages: [...outer.errorPages],
    proxyHeaders: { ...outer.proxyHeaders },
    rewrites: [],
  };
  delete scope.returns;
  delete scope.tryFiles;
  if (block.some((one) => one.name === 'add_header')) scope.headers = [];
  for (const directive of block) setters[directive.name]?.(scope, directive, sites);
  return scope;
}

const absolute = (path: string) =>
  path.startsWith('/') || path.startsWith('$') ? path : `/etc/nginx/${path}`;

function readReturn({ args, file, line }: Directive): { code: number; text: string } {
  const [first = '', second] = args;
  if (/^\d+$/.test(first)) return { code: Number(first), text: second ?? '' };
  if (/^(https?:|\$scheme)/.test(first)) return { code: 302, text: first };
  throw new ConfigError(`invalid return code "${first}" in ${file}:${line}`);
}
