import type { Socket } from 'node:net';
import {
  advance,
  input,
  newSimulation,
  nextTime,
  read,
  type Action,
  type Output,
  type Step,
  type World,
} from '#sim/index';
import { hostCores } from '../host-cores';
import { WallClock } from './clock';

/** Where in the simulated host a connection leads. */
export type Destination = { unix: string } | { ip: string; port: number };

export interface BridgeOptions {
  images: readonly string[];
  /** simulated seconds in a second */
  speed: number;
  /** told of faults of ours */
  onFault: (text: string) => void;
}

/** Simulated ms from switching on to a daemon that listens. */
const bootTime = 5000;

/** A longer timer than this overflows in Node (2³¹ − 1 ms). */
const longestTimer = 2 ** 31 - 1;

/** A simulated host with a daemon, in step with the wall clock, whose sockets real clients can be connected to. */
export class Bridge {
  world: World;
  /** the simulated host */
  readonly machine: number;
  readonly #clock: WallClock;
  readonly #sockets = new Map<number, Socket>();
  readonly #afterStep: (() => void)[] = [];
  #lastStream = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: BridgeOptions) {
    const epoch = Date.now() - bootTime;
    const booted = newSimulation({
      seed: Date.now() % 0x7fffffff,
      epoch,
      hosts: [{ name: 'docker-host', cores: hostCores, images: options.images }],
    });
    this.world = advance(booted, bootTime).world;
    this.machine = read(this.world, (sim) => [...sim.machines.all()][0]?.id ?? 0);
    this.#clock = new WallClock(bootTime, options.speed);
    this.#setTimer();
  }

  /** Calls this after every step: for those who look at the world. */
  onStep(listener: () => void): void {
    this.#afterStep.push(listener);
  }

  /** Connects a socket of this machine to the simulated host. Answers why not, or undefined. */
  connect(socket: Socket, to: Destination): string | undefined {
    const stream = ++this.#lastStream;
    this.#sockets.set(stream, socket);
    const refused = this.#act({ kind: 'connect', machine: this.machine, stream, to });
    if (typeof refused === 'object' && refused !== null) {
      this.#sockets.delete(stream);
      return JSON.stringify(refused);
    }
    socket.on('data', (data: Buffer) => this.#act({ kind: 'send', stream, data: data.toString('latin1') }));
    socket.on('end', () => this.#act({ kind: 'send', stream, data: '', end: true }));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      if (this.#sockets.delete(stream)) this.#act({ kind: 'drop', stream });
    });
    return undefined;
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const socket of this.#sockets.values()) socket.destroy();
    this.#sockets.clear();
  }

  /** A step that fails has not happened (steps are pure): everybody else's connections go on in the world as it was. */
  #act(action: Action): Step['result'] {
    try {
      this.#advance();
      const step = input(this.world, action);
      this.#take(step);
      return step.result;
    } catch (error) {
      const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.options.onFault(fault);
      return { error: fault };
    } finally {
      this.#setTimer();
    }
  }

  /** Lets the simulation catch up with the wall clock. */
  #advance(): void {
    const now = this.#clock.now();
    if (now > this.world.time) this.#take(advance(this.world, now));
  }

  #take({ world, output }: Step): void {
    this.world = world;
    this.#deliver(output);
    for (const event of output.events)
      if (event.type === 'fault') this.options.onFault(event.attributes['text'] ?? event.id);
    for (const listener of this.#afterStep) listener();
  }

  #deliver({ outside }: Output): void {
    for (const { stream, data, end } of outside) {
      const socket = this.#sockets.get(stream);
      if (socket === undefined || socket.destroyed) continue;
      if (data !== '') socket.write(Buffer.from(data, 'latin1'));
      if (end === true) socket.end();
    }
  }

  #setTimer(): void {
    clearTimeout(this.#timer);
    const next = nextTime(this.world);
    if (next === undefined) return;
    this.#timer = setTimeout(
      () => {
        this.#advance();
        this.#setTimer();
      },
      Math.min(longestTimer, Math.ceil(this.#clock.wait(next))),
    );
  }
}
