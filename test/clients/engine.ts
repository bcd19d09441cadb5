import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bridge } from '#app/node/bridge/bridge';
import { listen } from '#app/node/bridge/listen';
import { PublishedPorts } from '#app/node/bridge/published';

/** A simulated daemon behind a socket of this machine, for one test file. */
export class Engine {
  readonly faults: string[] = [];
  readonly socket: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'drydock-engine-'));
  readonly #bridge: Bridge;
  readonly #published: PublishedPorts;
  #server: Server | undefined;

  private constructor(images: readonly string[]) {
    this.socket = join(this.#folder, 'docker.sock');
    this.#bridge = new Bridge({ images, speed: 1, onFault: (text) => this.faults.push(text) });
    this.#published = new PublishedPorts(this.#bridge, (port, why) =>
      this.faults.push(`port ${port}: ${why}`),
    );
  }

  static async start(images: readonly string[]): Promise<Engine> {
    const engine = new Engine(images);
    engine.#server = await listen({ path: engine.socket }, (client) => {
      if (engine.#bridge.connect(client, { unix: '/var/run/docker.sock' }) !== undefined) client.destroy();
    });
    return engine;
  }

  stop(): void {
    this.#published.close();
    this.#server?.close();
    this.#bridge.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
