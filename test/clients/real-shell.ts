import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Bridge } from '#app/node/bridge/bridge';
import { listen } from '#app/node/bridge/listen';
import { PublishedPorts } from '#app/node/bridge/published';
import type { Said } from '../recorded/play';

export interface RealShellOptions {
  /** the docker client's path */
  docker: string;
  images: readonly string[];
  env: Readonly<Record<string, string>>;
  /** the client's plugins: `compose` → path */
  plugins?: Plugins;
}

/** Where sessions are recorded. */
const labOfSessions = '/home/user/lab';

export type Plugins = Readonly<Record<string, string>>;

/** A real bash with the real docker client, whose daemon is simulated. One for each session. */
export class RealShell {
  /** faults of ours that the daemon met */
  readonly faults: string[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), 'drydock-client-'));
  readonly #lab = join(this.#folder, 'home', 'lab');
  readonly #bridge: Bridge;
  readonly #published: PublishedPorts;
  #server: Server | undefined;
  #bash: ChildProcess | undefined;
  #done: Interface | undefined;

  private constructor(private readonly options: RealShellOptions) {
    this.#bridge = new Bridge({
      images: options.images,
      speed: 1,
      onFault: (text) => this.faults.push(text),
    });
    this.#published = new PublishedPorts(this.#bridge, (port, why) =>
      this.faults.push(`port ${port}: ${why}`),
    );
  }

  /** Starts daemon and shell. */
  static async start(options: RealShellOptions): Promise<RealShell> {
    const shell = new RealShell(options);
    await shell.#start();
    return shell;
  }

  async #start(): Promise<void> {
    const socket = join(this.#folder, 'docker.sock');
    const bin = join(this.#folder, 'bin');
    mkdirSync(bin);
    mkdirSync(this.#lab, { recursive: true });
    symlinkSync(this.options.docker, join(bin, 'docker'));
    this.#plugIn();
    this.#server = await listen({ path: socket }, (client) => {
      if (this.#bridge.connect(client, { unix: '/var/run/docker.sock' }) !== undefined) client.destroy();
    });
    this.#bash = spawn('bash', ['--norc', '--noprofile'], {
      cwd: this.#lab,
      stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
      detached: true,
      env: {
        PATH: `${bin}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
        HOME: dirname(this.#lab),
        LANG: 'C.UTF-8',
        TZ: 'UTC',
        USER: 'root',
        DOCKER_HOST: `unix://${socket}`,
        DOCKER_BUILDKIT: '0',
        ...this.options.env,
      },
    });
    this.#done = createInterface({ input: this.#bash.stdio[3] as Readable });
  }

  #plugIn(): void {
    const folder = join(dirname(this.#lab), '.docker/cli-plugins');
    mkdirSync(folder, { recursive: true });
    for (const [name, path] of Object.entries(this.options.plugins ?? {}))
      symlinkSync(path, join(folder, `docker-${name}`));
  }

  /** Runs one step as it would be typed, with nothing on its standard input. `ms`: it may take that long. */
  async step(command: string, files: Readonly<Record<string, string>>, ms = 20_000): Promise<Said> {
    for (const [path, text] of Object.entries(files)) this.#write(path, text);
    const [script, out, err] = ['script', 'out', 'err'].map((name) => join(this.#folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(script, command);
    const ended = new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`has not ended after ${ms} ms: ${command}`)), ms);
      this.#done?.once('line', (line) => {
        clearTimeout(timer);
        resolve(line);
      });
    });
    this.#bash?.stdin?.write(`eval "$(<${script})" >${out} 2>${err} </dev/null; echo $? >&3\n`);
    const exit = Number(await ended);
    const [stdout, stderr] = [out, err].map((path) =>
      readFileSync(path, 'utf8').replaceAll(this.#lab, labOfSessions),
    ) as [string, string];
    return { stdout, stderr, exit };
  }

  #write(path: string, text: string): void {
    const full = join(this.#lab, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
    if (text.startsWith('#!')) chmodSync(full, 0o755);
  }

  close(): void {
    if (this.#bash?.pid !== undefined && this.#bash.exitCode === null)
      process.kill(-this.#bash.pid, 'SIGKILL');
    this.#published.close();
    this.#server?.close();
    this.#bridge.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
