import { rowsOf } from '#sim/base/table';
import { KernelWorld } from '../support/kernel-world';
import { text, type Bytes } from '#sim/base/bytes';
import type { Program } from '#sim/kernel/program';

/** A kernel world whose servers stay up while other programs run: time goes on by a few seconds only. */
export class NetWorld extends KernelWorld {
  #next = 5_000_000;

  constructor(programs: readonly Program[], forgetful = false) {
    super(programs, forgetful);
    this.writeFile('/etc/resolv.conf', 'nameserver 192.168.1.1\n');
  }

  writeFile(path: string, content: string): void {
    this.act({ kind: 'write-file', machine: this.machine, path, text: content });
  }

  /** Starts a server: its process id, and what it wrote so far. */
  start(argv: readonly string[], options: { env?: Record<string, string>; cwd?: string } = {}): Server {
    const base = (this.#next += 10);
    const from = this.outputs.length;
    const process = this.act({
      kind: 'spawn',
      machine: this.machine,
      argv: [argv[0]?.includes('/') === true ? argv[0] : `/usr/bin/${argv[0] ?? ''}`, ...argv.slice(1)],
      streams: { 0: base, 1: base + 1, 2: base + 2 },
      ...options,
    });
    this.pass(2000);
    return new Server(this, Number(process), base, from);
  }

  /** Lets some simulated ms go by. */
  pass(ms: number): void {
    this.run(this.world.time + ms);
  }

  /** Runs a client to its end, within `most` simulated ms. */
  call(
    argv: readonly string[],
    options: { input?: string; env?: Record<string, string>; most?: number } = {},
  ) {
    const base = (this.#next += 10);
    const from = this.outputs.length;
    const process = this.act({
      kind: 'spawn',
      machine: this.machine,
      argv: [argv[0]?.includes('/') === true ? argv[0] : `/usr/bin/${argv[0] ?? ''}`, ...argv.slice(1)],
      streams: { 0: base, 1: base + 1, 2: base + 2 },
      ...(options.env === undefined ? {} : { env: options.env }),
    });
    this.act({ kind: 'feed', stream: base, data: options.input ?? '', end: true });
    this.pass(options.most ?? 5000);
    return {
      stdout: this.wrote(base + 1, from),
      stderr: this.wrote(base + 2, from),
      exit: this.exitOf(Number(process), from),
    };
  }

  wrote(stream: number, from: number): string {
    const parts = this.outputs
      .slice(from)
      .flatMap((one) => one.outside.filter((o) => o.stream === stream).map((o) => o.data));
    return text(parts.join('') as Bytes);
  }

  exitOf(process: number, from: number): number {
    const events = this.outputs.slice(from).flatMap((one) => one.events);
    const end = events.find(
      (event) => event.type === 'process' && event.action === 'exit' && event.id === String(process),
    );
    return end === undefined ? -1 : Number(end.attributes['exitCode']);
  }
}

class Server {
  constructor(
    private readonly world: NetWorld,
    readonly process: number,
    private readonly base: number,
    private readonly from: number,
  ) {}

  /** as its own namespace numbers it */
  get pid(): number {
    const row = rowsOf(this.world.world.tables.processes).find((one) => one.id === this.process);
    return row?.pids.at(-1) ?? 0;
  }

  get stdout(): string {
    return this.world.wrote(this.base + 1, this.from);
  }

  get stderr(): string {
    return this.world.wrote(this.base + 2, this.from);
  }

  get exit(): number {
    return this.world.exitOf(this.process, this.from);
  }
}
