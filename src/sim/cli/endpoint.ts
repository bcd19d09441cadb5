import type { Proc } from '#sim/kernel/proc';
import { refuse, type Refusal } from './refusal';

/** Where the engine listens. */
export interface Endpoint {
  /** As people wrote it and errors show it: `unix:///var/run/docker.sock`. */
  readonly host: string;
  readonly unix?: string;
  readonly ip?: string;
  readonly port?: number;
  /** over a remote shell: what comes before the command there */
  readonly ssh?: readonly string[];
}

export const defaultHost = 'unix:///var/run/docker.sock';

export const isOnWindows = (p: Pick<Proc, 'env'>): boolean => p.env['OS'] === 'Windows_NT';

/** The engine of this machine, where nobody says which. */
export function usualHost(p: Pick<Proc, 'env'>): string {
  return isOnWindows(p) ? 'npipe:////./pipe/docker_engine' : defaultHost;
}
const unencryptedPort = 2375;

/** Reads a `-H` or DOCKER_HOST. */
export function parseEndpoint(text: string): Endpoint | Refusal {
  const host = text.trim() === '' ? defaultHost : text.trim();
  if (host.startsWith('unix://')) {
    const unix = host.slice('unix://'.length) || '/var/run/docker.sock';
    return { host: `unix://${unix}`, unix };
  }
  // pipes of Windows are sockets in a place of their own
  if (host.startsWith('npipe://')) return { host, unix: host.slice('npipe:////.'.length) };
  if (host.startsWith('ssh://')) return sshEndpoint(host);
  if (host.startsWith('fd://')) return refuse(`unable to parse docker host \`${host}\``);
  const address = host.startsWith('tcp://')
    ? host.slice('tcp://'.length)
    : host.includes('://')
      ? undefined
      : host;
  const parts = address === undefined ? null : /^(\[[0-9a-fA-F:]+\]|[^:/]*)(?::(\d+))?(\/.*)?$/.exec(address);
  if (!parts) return refuse(`invalid bind address format: ${host}`);
  const name = parts[1] === undefined || parts[1] === '' ? 'localhost' : parts[1].replace(/^\[|\]$/g, '');
  const port = Number(parts[2] ?? unencryptedPort);
  const ip = name === 'localhost' ? '127.0.0.1' : name;
  return { host: `tcp://${parts[1] || 'localhost'}:${String(port)}`, ip, port };
}

/** `ssh://user@host:port/path/of/socket`: `ssh` runs `docker system dial-stdio` there. */
function sshEndpoint(host: string): Endpoint | Refusal {
  const wrong = (why: string) => refuse(`ssh host connection is not valid: invalid SSH URL: ${why}`);
  const parts = /^ssh:\/\/(?:([^@/]*)@)?(\[[^\]]*\]|[^:/?#]*)(?::(\d+))?(\/[^?#]*)?([?#].*)?$/.exec(host);
  if (!parts) return wrong('invalid port');
  const [, user, name = '', port, path = '', extra] = parts;
  if (user?.includes(':') === true) return wrong('plain-text password is not supported');
  if (name === '') return wrong('hostname is empty');
  if (extra !== undefined)
    return wrong(extra.startsWith('?') ? 'query parameters are not allowed' : 'fragments are not allowed');
  const socket = path === '' || path === '/' ? [] : [`--host=unix://${path}`];
  const words = [
    ...(user === undefined || user === '' ? [] : ['-l', user]),
    ...(port === undefined ? [] : ['-p', port]),
    ...['-o', 'ConnectTimeout=30', '-T', '--', name.replace(/^\[|\]$/g, '')],
    ...['docker', ...socket, 'system', 'dial-stdio'],
  ];
  return { host, ssh: words };
}
