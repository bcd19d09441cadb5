import { rowsOf } from '#sim/base/table';
import { expect } from 'vitest';
import { text, type Bytes } from '#sim/base/bytes';
import { findNotJson, freezeJson } from '#sim/base/json';
import { act, type Action } from '#sim/actions';
import { newHost, hostLayer, rootTree } from '#sim/hosts/index';
import { runNow, runUntil } from '#sim/kernel/events';
import type { Program, ProgramTable } from '#sim/kernel/program';
import { LiveThreads } from '#sim/kernel/threads';
import { systemd } from '#sim/programs/system/systemd';
import type { Json } from '#sim/base/json';
import { Sim, type Output } from '#sim/world/sim';
import { emptyWorld, type World } from '#sim/world/world';

/**
 * A host with programs of the test's own. After every step the world is checked to be plain JSON and is frozen, so that
 * a write to a row that was only peeked at fails; with `forgetful`, all live generators are dropped after every step,
 * so that everything must come back from journals.
 */
export class KernelWorld {
  world: World;
  readonly outputs: Output[] = [];
  #live = new LiveThreads();
  readonly #given;

  constructor(
    programs: readonly Program[],
    private readonly forgetful = false,
  ) {
    const table: ProgramTable = Object.fromEntries(
      [systemd, ...programs].map((program) => [program.name, program]),
    );
    const tree = rootTree(Object.keys(table));
    this.#given = {
      programs: table,
      layerSource: (id: string) => (id === hostLayer ? tree : undefined),
      partOf: () => undefined,
    };
    this.world = emptyWorld(7);
    this.#transact((sim) => {
      newHost(sim, { name: 'host' });
      return null;
    });
  }

  get machine(): number {
    return rowsOf(this.world.tables.machines)[0]?.id ?? 0;
  }

  #transact(deed: (sim: Sim) => Json): Json {
    const sim = new Sim(this.world, this.#given);
    const result = deed(sim);
    runNow(sim, this.#live);
    const next = sim.commit();
    this.outputs.push(sim.output);
    expect(findNotJson(next)).toBeUndefined();
    this.world = freezeJson(JSON.parse(JSON.stringify(next)) as World);
    expect(this.world).toEqual(next);
    if (this.forgetful) this.#live.clear();
    const crash = sim.output.events.find((event) => event.type === 'fault');
    expect(crash?.attributes['text']).toBeUndefined();
    return result;
  }

  /** Changes the world directly, as daemons do: for tests of what cannot be reached by programs yet. */
  change(deed: (sim: Sim) => void): void {
    this.#transact((sim) => {
      deed(sim);
      return null;
    });
  }

  act(action: Action): Json {
    return this.#transact((sim) => act(sim, action));
  }

  /** Lets time go on to that moment, or by as much as there is to do (an hour at most). */
  run(until = this.world.time + 3_600_000): void {
    while ((this.world.queue[0]?.time ?? Infinity) <= until || this.world.ready.length > 0) {
      const next = this.world.queue[0]?.time ?? this.world.time;
      this.#transact((sim) => {
        runUntil(sim, this.#live, next);
        return null;
      });
    }
  }

  /** Starts a program with its descriptors outside, lets it run to its end, and tells what it wrote. */
  exec(
    argv: readonly string[],
    options: { input?: string; env?: Record<string, string>; cwd?: string } = {},
  ): {
    stdout: string;
    stderr: string;
    exit: number;
    ms: number;
  } {
    const base = 1_000_000 + this.outputs.length * 10;
    const from = this.outputs.length;
    const began = this.world.time;
    const process = this.act({
      kind: 'spawn',
      machine: this.machine,
      argv: [argv[0]?.includes('/') === true ? argv[0] : `/usr/bin/${argv[0] ?? ''}`, ...argv.slice(1)],
      streams: { 0: base, 1: base + 1, 2: base + 2 },
      ...(options.env === undefined ? {} : { env: options.env }),
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    expect(process).toBeTypeOf('number');
    this.act({ kind: 'feed', stream: base, data: options.input ?? '', end: true });
    this.run();
    const since = this.outputs.slice(from);
    const of = (stream: number) =>
      text(
        since
          .flatMap((one) => one.outside.filter((o) => o.stream === stream).map((o) => o.data))
          .join('') as Bytes,
      );
    const exit = since
      .flatMap((one) => one.events)
      .find((event) => event.type === 'process' && event.action === 'exit' && event.id === String(process));
    return {
      stdout: of(base + 1),
      stderr: of(base + 2),
      exit: exit === undefined ? -1 : Number(exit.attributes['exitCode']),
      ms: Math.round((exit?.time ?? began) - began),
    };
  }
}
