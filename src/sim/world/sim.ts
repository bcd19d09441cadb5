import { Random } from '#sim/base/random';
import { Rows } from '#sim/base/rows';
import type { Bytes } from '#sim/base/bytes';
import type { LayerTree } from './files';
import type { SimEvent } from './event';
import { popEntry, pushEntry, type QueueEntry } from './queue';
import { paging, type RowTypes, type TableName, type World } from './world';

/** What a step told the outside. */
export interface Output {
  events: SimEvent[];
  /** bytes for terminals, in order */
  terminal: { terminal: number; data: Bytes }[];
  /** bytes for streams that lead outside; `end` when no more will come */
  outside: { stream: number; data: Bytes; end?: boolean }[];
  /** how much the kernel did, for measurements: entries of the queue, threads that ran, system calls they made */
  done: { entries: number; runs: number; calls: number };
}

/** What never changes while worlds do, and so is not in them: handed in by the door. */
export interface Given {
  /** name → program; what a program is, the kernel says */
  readonly programs: Readonly<Record<string, unknown>>;
  /** content of a layer of the catalogue, by diff id */
  readonly layerSource: (diffId: string) => LayerTree | undefined;
  /** puts an image of the catalogue into a machine's store, as if pulled before; answers why not. Comes with the engine */
  readonly addImage?: (sim: Sim, machine: number, name: string) => string | undefined;
  /** which part of the simulation has a program that is not in `programs`; undefined: none, there is no such program */
  readonly partOf: (program: string) => string | undefined;
}

type Tables = { readonly [N in TableName]: Rows<RowTypes[N]> };

/**
 * The world during one transaction: rows to read and change, the clock, chance, the queue, and what goes outside.
 * Everything in `src/sim` that does something takes it as its first argument. It lives from one call of the door
 * (`src/sim/index.ts`) to its end, and is never kept.
 */
// The tables are properties by their own names (sim.processes …), made from the one list in world.ts.
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging
export class Sim {
  readonly output: Output = {
    events: [],
    terminal: [],
    outside: [],
    done: { entries: 0, runs: 0, calls: 0 },
  };
  readonly random: Random;
  time: number;
  readonly #queue: QueueEntry[];
  /** threads that can run now */
  readonly ready: number[];
  #lastId: number;
  #lastSequence: number;

  /** what files of the kernel were told, to be done before their writer goes on: a row of the kernel's table, and ids */
  readonly orders: { kind: string; a: number; b: number }[] = [];

  /** schedulers whose rates must be worked out again before time goes on */
  readonly unsettled = new Set<number>();

  constructor(
    private readonly base: World,
    readonly given: Given,
  ) {
    this.time = base.time;
    this.random = new Random(base.random);
    this.#queue = base.queue.slice();
    this.ready = base.ready.slice();
    this.#lastId = base.lastId;
    this.#lastSequence = base.lastSequence;
    for (const name of tableNames) {
      Object.defineProperty(this, name, { value: new Rows(base.tables[name] as never, paging[name]) });
    }
  }

  /** A new id for a counted table. */
  newId(): number {
    return ++this.#lastId;
  }

  /** What the machines' clocks say, ms since 1970. */
  get now(): number {
    return this.base.epoch + this.time;
  }

  /** Puts an event into the queue, `delay` ms from now. `kind` names a row of the table of event handlers. */
  at(delay: number, kind: string, a: number, b = 0, priority = 0): void {
    pushEntry(this.#queue, {
      time: this.time + Math.max(0, delay),
      priority,
      sequence: ++this.#lastSequence,
      kind,
      a,
      b,
    });
  }

  /** Time of the next event, or undefined when nothing is going to happen. */
  nextTime(): number | undefined {
    return this.#queue[0]?.time;
  }

  takeNext(): QueueEntry | undefined {
    this.output.done.entries += 1;
    return popEntry(this.#queue);
  }

  /** Announces what happened. */
  emit(
    machine: number,
    type: string,
    action: string,
    id: string,
    attributes: Record<string, string> = {},
  ): void {
    this.output.events.push({ time: this.time, machine, type, action, id, attributes });
  }

  /** The world after this transaction. It shares with the one before what did not change. */
  commit(): World {
    const tables: Record<string, unknown> = { ...this.base.tables };
    for (const name of tableNames) {
      const rows = (this as unknown as Tables)[name];
      if (rows.isChanged) tables[name] = rows.written();
    }
    return {
      ...this.base,
      time: this.time,
      random: this.random.state(),
      queue: this.#queue,
      ready: this.ready,
      lastId: this.#lastId,
      lastSequence: this.#lastSequence,
      tables: tables as unknown as World['tables'],
    };
  }
}

const tableNames = Object.keys(paging) as TableName[];

// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- see the class
export interface Sim extends Tables {}
