import { existsSync, unlinkSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';

/** Where clients connect: a path, or host and port. */
export type Endpoint = { path: string } | { host: string; port: number };

/** `unix:///path` or `tcp://127.0.0.1:2375`; undefined when it is neither. */
export function parseEndpoint(text: string): Endpoint | undefined {
  if (text.startsWith('unix://') && text.length > 'unix://'.length)
    return { path: text.slice('unix://'.length) };
  const tcp = /^tcp:\/\/(\[[0-9a-f:]+\]|[^:/]+):(\d+)$/i.exec(text);
  return tcp === null ? undefined : { host: (tcp[1] ?? '').replace(/[[\]]/g, ''), port: Number(tcp[2]) };
}

/** Listens, with sockets whose two halves end apart (docker closes its own half first). Rejects when it cannot. */
export function listen(endpoint: Endpoint, onSocket: (socket: Socket) => void): Promise<Server> {
  const server = createServer({ allowHalfOpen: true, noDelay: true }, onSocket);
  if ('path' in endpoint && existsSync(endpoint.path)) unlinkSync(endpoint.path);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(endpoint, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}
