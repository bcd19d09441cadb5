import { refuse, type Refusal } from './refusal';

/** Where the engine listens. */
export interface Endpoint {
  /** As people wrote it and errors show it: `unix:///var/run/docker.sock`. */
  readonly host: string;
  readonly unix?: string;
  readonly ip?: string;
  readonly port?: number;
}

export const defaultHost = 'unix:///var/run/docker.sock';
const unencryptedPort = 2375;

/** Reads a `-H` or DOCKER_HOST. */
export function parseEndpoint(text: string): Endpoint | Refusal {
  const host = text.trim() === '' ? defaultHost : text.trim();
  if (host.startsWith('unix://')) {
    const unix = host.slice('unix://'.length) || '/var/run/docker.sock';
    return { host: `unix://${unix}`, unix };
  }
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
