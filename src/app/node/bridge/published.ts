import { createServer, type Server } from 'node:net';
import { read } from '#sim/index';
import type { Bridge } from './bridge';

/**
 * Listens on this machine's loopback to the TCP ports that simulated containers publish, and leads what comes there into the simulated
 * host. A port that something else on this machine has stays with it; `onTaken` hears of it.
 */
export class PublishedPorts {
  readonly #servers = new Map<number, Server[]>();

  constructor(
    private readonly bridge: Bridge,
    private readonly onTaken: (port: number, why: string) => void,
  ) {
    bridge.onStep(() => this.#follow());
  }

  /** Opens and closes listeners so that they are the ports published now. */
  #follow(): void {
    const wanted = this.#wanted();
    for (const port of wanted) if (!this.#servers.has(port)) this.#open(port);
    for (const [port, servers] of this.#servers) {
      if (wanted.has(port)) continue;
      for (const server of servers) server.close();
      this.#servers.delete(port);
    }
  }

  #wanted(): Set<number> {
    return read(this.bridge.world, (sim) => {
      const ports = new Set<number>();
      for (const row of sim.publishedPorts.all()) {
        for (const { protocol, hostPort } of row.ports) if (protocol === 'tcp') ports.add(hostPort);
      }
      return ports;
    });
  }

  #open(port: number): void {
    const servers: Server[] = [];
    this.#servers.set(port, servers);
    for (const host of ['127.0.0.1', '::1']) {
      const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
        const refused = this.bridge.connect(socket, { ip: '127.0.0.1', port });
        if (refused !== undefined) socket.resetAndDestroy();
      });
      server.on('error', (error) => {
        if (host === '127.0.0.1') this.onTaken(port, error.message);
      });
      server.listen({ host, port });
      servers.push(server);
    }
  }

  close(): void {
    for (const servers of this.#servers.values()) for (const server of servers) server.close();
    this.#servers.clear();
  }
}
