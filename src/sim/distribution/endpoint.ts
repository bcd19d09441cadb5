import { isFail, strerror, type Fail } from '#sim/base/fail';
import type { Bytes } from '#sim/base/bytes';
import { certificateOf, clientHello } from '#sim/kernel/http/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import * as sockets from '#sim/kernel/sockets';
import { internetHostAt, isNoName, parseIp, parseResolv, resolveName } from '#sim/network/index';

/** Where a registry answers. */
export interface Endpoint {
  /** as references have it: `localhost:5000`; Docker Hub's is `registry-1.docker.io` */
  host: string;
  name: string;
  /** 0: the scheme's own */
  port: number;
  /** plain HTTP will do, and nobody's certificate is checked */
  isInsecure: boolean;
}

/** What a registry is reached by: a connected descriptor, or why there is none. */
export type Dialled = { fd: number } | { failed: string };

/** How long dockerd waits for a connection, ms. */
const patience = 15_000;

/** The registry of a domain, as this machine's daemon is set up. */
export function endpointOf(p: Proc, domain: string): Endpoint {
  const host = domain === 'docker.io' ? 'registry-1.docker.io' : domain;
  const at = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(host);
  const name = (at?.[1] ?? host).replace(/^\[|\]$/g, '');
  return { host, name, port: Number(at?.[2] ?? 0), isInsecure: isInsecure(p, host, name) };
}

/** Loopback addresses always are; others by `insecure-registries` of /etc/docker/daemon.json or dockerd's own flags. */
function isInsecure(p: Proc, host: string, name: string): boolean {
  if (name === 'localhost' || name === '::1' || /^127\./.test(name)) return true;
  return insecureRegistries(p).some(
    (one) => one === host || one === name || (one.includes('/') && isWithin(name, one)),
  );
}

/** What dockerd was told to trust without TLS: names, with ports perhaps, and subnets. */
export function insecureRegistries(p: Proc): string[] {
  const args = p.args.flatMap((arg, i) => {
    if (arg === '--insecure-registry') return [p.args[i + 1] ?? ''];
    return arg.startsWith('--insecure-registry=') ? [arg.slice('--insecure-registry='.length)] : [];
  });
  const file = p.readText('/etc/docker/daemon.json');
  if (isFail(file)) return args;
  try {
    const { 'insecure-registries': listed } = JSON.parse(file) as { 'insecure-registries'?: unknown };
    return [...args, ...(Array.isArray(listed) ? listed.map(String) : [])];
  } catch {
    return args;
  }
}

function isWithin(name: string, subnet: string): boolean {
  const [base = '', width = '32'] = subnet.split('/');
  const [ip, net] = [parseIp(name), parseIp(base)];
  if (ip === undefined || net === undefined) return false;
  const block = 2 ** (32 - Number(width));
  return Math.floor(ip / block) === Math.floor(net / block);
}

/** Connects to a registry over TCP. Failures are in the words of Go's net package. */
export function* dialRegistry(p: Proc, endpoint: Endpoint, port: number): Steps<Dialled> {
  const ips = yield* lookUp(p, endpoint.name);
  if (typeof ips === 'string') return { failed: ips };
  const [ip = ''] = ips;
  if (internetHostAt(ip) !== undefined) return { failed: timedOut };
  const fd = yield* connectWithin(p, ip, port, patience);
  if (fd === 'late') return { failed: timedOut };
  return isFail(fd) ? { failed: dialError(fd, `${ip}:${port}`) } : { fd };
}

/** connect(2), given up after `ms`. */
function* connectWithin(p: Proc, ip: string, port: number, ms: number): Steps<number | Fail | 'late'> {
  const deadline = p.clock() + ms;
  const fd = p.do((sim) => sockets.connect(sim, p.processId, { ip, port }));
  if (isFail(fd)) return fd;
  const outcome = yield* p.until(
    (sim) =>
      sockets.connected(sim, p.processId, fd) ?? (sim.time >= deadline ? ('late' as const) : undefined),
    [p.wakeKey(fd)],
    deadline,
  );
  if (outcome !== fd) p.close(fd);
  return outcome;
}

const timedOut =
  'net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)';

function dialError(fail: Fail, to: string): string {
  if (fail.error === 'ETIMEDOUT') return timedOut;
  return `dial tcp ${to}: connect: ${strerror(fail).toLowerCase()}`;
}

/** Addresses of a name, or how Go's resolver says that there are none. */
function* lookUp(p: Proc, name: string): Steps<string[] | string> {
  if (name === 'localhost' || name === '::1') return ['127.0.0.1'];
  if (parseIp(name) !== undefined) return [name];
  const [hosts, resolv] = [p.readText('/etc/hosts'), p.readText('/etc/resolv.conf')];
  const config = isFail(resolv) ? '' : resolv;
  const found = p.do((sim) => {
    const { net } = sim.processes.need(p.processId).ns;
    return resolveName(sim, { netns: net, hosts: isFail(hosts) ? '' : hosts, resolv: config }, name);
  });
  if (!isNoName(found)) return found;
  yield* p.sleep(12);
  const server = parseResolv(config).servers[0] ?? '127.0.0.1';
  const why =
    found.noName === 'NXDOMAIN' || found.noName === 'NODATA'
      ? 'no such host'
      : found.noName === 'SERVFAIL'
        ? 'server misbehaving'
        : 'i/o timeout';
  return `dial tcp: lookup ${name} on ${server}:53: ${why}`;
}

/**
 * Speaks TLS to whoever answers, and checks the certificate unless the registry is insecure: what stands in
 * /etc/docker/certs.d/HOST/*.crt is trusted. Answers why not, in the words of Go's crypto/tls.
 */
export function* shakeHands(
  p: Proc,
  fd: number,
  { host, isInsecure: trusts }: Endpoint,
): Steps<string | undefined> {
  const refused = yield* p.write(fd, clientHello);
  if (refused !== undefined) return 'EOF';
  const answer: Bytes | Fail = yield* p.read(fd, 65536);
  if (isFail(answer)) return `read tcp: ${strerror(answer).toLowerCase()}`;
  if (answer === '') return 'EOF';
  if (answer.startsWith('HTTP/')) return 'http: server gave HTTP response to HTTPS client';
  const certificate = certificateOf(answer);
  if (certificate === undefined) return 'tls: first record does not look like a TLS handshake';
  const isTrusted = trusts || authorities(p, host).some((one) => one.trim() === certificate.trim());
  return isTrusted
    ? undefined
    : 'tls: failed to verify certificate: x509: certificate signed by unknown authority';
}

/** Certificates that this machine's dockerd trusts for a registry. */
function authorities(p: Proc, host: string): string[] {
  const folder = `/etc/docker/certs.d/${host}`;
  const names = p.readDir(folder);
  if (isFail(names)) return [];
  return names.flatMap(({ name }) => {
    const file = name.endsWith('.crt') ? p.readText(`${folder}/${name}`) : '';
    return isFail(file) || file === '' ? [] : [file];
  });
}
