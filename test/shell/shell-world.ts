import { rowsOf } from '#sim/base/table';
import '#sim/core';
import '#sim/more';
import { act, type Action } from '#sim/actions';
import { text, type Bytes } from '#sim/base/bytes';
import type { Json } from '#sim/base/json';
import { given } from '#sim/given';
import { hostLayer, newHost, rootTree } from '#sim/hosts/index';
import { runNow, runUntil } from '#sim/kernel/events';
import { LiveThreads } from '#sim/kernel/threads';
import { Sim, type Output } from '#sim/world/sim';
import { emptyWorld, type World } from '#sim/world/world';

/** A host on which every program has its file, BusyBox's shell too. */
const everything = {
  ...given,
  programs: given.programs,
  layerSource: (id: string) => (id === hostLayer ? tree : given.layerSource(id)),
};
const tree = rootTree(
  [...Object.keys(given.programs as Record<string, unknown>), 'ash'].filter((name) => name !== 'dockerd'),
);

interface Step {
  world: World;
  output: Output;
  result: Json;
}

function step(world: World, live: LiveThreads, deed: (sim: Sim) => Json, until?: number): Step {
  const sim = new Sim(world, everything as never);
  const result = deed(sim);
  if (until === undefined) runNow(sim, live);
  else runUntil(sim, live, until);
  return { world: sim.commit(), output: sim.output, result };
}

/** That host, with files in /tmp/lab. */
export function shellWorld(files: Readonly<Record<string, string>> = {}): World {
  const live = new LiveThreads();
  let { world } = step(emptyWorld(5), live, (sim) => newHost(sim, { name: 'host' }).id);
  for (const [path, content] of Object.entries(files)) {
    const mode = content.startsWith('#!') || path === 'plain' ? 0o755 : 0o644;
    const action: Action = {
      kind: 'write-file',
      machine: machineOf(world),
      path: `/tmp/lab/${path}`,
      text: content,
      mode,
    };
    ({ world } = step(world, live, (sim) => act(sim, action)));
  }
  return world;
}

export function machineOf(world: World): number {
  return rowsOf(world.tables.machines)[0]?.id ?? 0;
}

export interface Ran {
  stdout: string;
  stderr: string;
  exit: number;
  /** simulated ms */
  ms: number;
  world: World;
}

export interface RunOptions {
  env?: Readonly<Record<string, string>>;
  stdin?: string;
  /** save and load the world after every step: everything must come back from plain state */
  isForgetful?: boolean;
}

/** Runs a command to its end (a minute at most) in /tmp/lab, without a terminal. */
export function run(start: World, argv: readonly string[], options: RunOptions = {}): Ran {
  const outputs: Output[] = [];
  let live = new LiveThreads();
  let { world } = { world: start };
  const go = (deed: (sim: Sim) => Json, until?: number): Json => {
    if (options.isForgetful === true) {
      live = new LiveThreads();
      world = JSON.parse(JSON.stringify(world)) as World;
    }
    const made = step(world, live, deed, until);
    world = made.world;
    outputs.push(made.output);
    return made.result;
  };
  const machine = machineOf(start);
  const env = { ...options.env };
  const process = String(
    go((sim) =>
      act(sim, { kind: 'spawn', machine, argv, env, cwd: '/tmp/lab', streams: { 0: 71, 1: 72, 2: 73 } }),
    ),
  );
  go((sim) => act(sim, { kind: 'feed', stream: 71, data: options.stdin ?? '', end: true }));
  const began = world.time;
  const exitOf = () =>
    outputs
      .flatMap((one) => one.events)
      .find((event) => event.type === 'process' && event.action === 'exit' && event.id === process);
  while (exitOf() === undefined) {
    const next = world.queue[0]?.time;
    if (next === undefined || next > began + 60_000) break;
    go(() => null, options.isForgetful === true ? next : next + 10);
  }
  const fault = outputs.flatMap((one) => one.events).find((event) => event.type === 'fault');
  if (fault !== undefined) throw new Error(fault.attributes['text']);
  const end = exitOf();
  const of = (stream: number) =>
    text(
      outputs
        .flatMap((one) => one.outside.filter((o) => o.stream === stream).map((o) => o.data))
        .join('') as Bytes,
    );
  return {
    stdout: of(72),
    stderr: of(73),
    exit: Number(end?.attributes['exitCode'] ?? -1),
    ms: (end?.time ?? 0) - began,
    world,
  };
}

export interface Shown {
  /** everything that the terminal got */
  shown: string;
  exit: number;
}

/** Runs a program on a terminal of 80×24 and types at it, each key when nothing has come for 0.4 s. */
export function type(
  start: World,
  argv: readonly string[],
  keys: readonly string[],
  env: Readonly<Record<string, string>>,
): Shown {
  const live = new LiveThreads();
  let world = start;
  let shown = '';
  let exit: number | undefined;
  let process = '';
  const go = (deed: (sim: Sim) => Json, until?: number): Json => {
    const made = step(world, live, deed, until);
    world = made.world;
    shown += made.output.terminal.map((part) => part.data).join('');
    const fault = made.output.events.find((event) => event.type === 'fault');
    if (fault !== undefined) throw new Error(fault.attributes['text']);
    const end = made.output.events.find((event) => event.action === 'exit' && event.id === process);
    if (end !== undefined) exit = Number(end.attributes['exitCode']);
    return made.result;
  };
  const rest = () => {
    for (let quiet = 0; quiet < 400 && exit === undefined; quiet += 20) {
      const before = shown.length;
      go(() => null, world.time + 20);
      if (shown.length > before) quiet = 0;
    }
  };
  const opened = go((sim) =>
    act(sim, {
      kind: 'open-terminal',
      machine: machineOf(start),
      rows: 24,
      cols: 80,
      argv,
      env,
      cwd: '/tmp/lab',
    }),
  ) as { terminal: number; process: number };
  process = String(opened.process);
  rest();
  for (const text of keys) {
    if (exit !== undefined) break;
    go((sim) => act(sim, { kind: 'type', terminal: opened.terminal, text }));
    rest();
  }
  return { shown: text(shown as Bytes), exit: exit ?? -1 };
}
