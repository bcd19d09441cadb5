import { advance, input, newSimulation, type Output, type World } from '#sim/index';
import { text, type Bytes } from '#sim/base/bytes';

/** A host without Docker, with files in it. */
export function shellWorld(files: Readonly<Record<string, string>> = {}): World {
  let world = advance(newSimulation({ seed: 5, hosts: [{ name: 'host', hasDocker: false }] }), 1000).world;
  for (const [path, content] of Object.entries(files)) {
    const mode = content.startsWith('#!') || path === 'plain' ? 0o755 : 0o644;
    ({ world } = input(world, { kind: 'write-file', machine: machineOf(world), path: `/tmp/lab/${path}`, text: content, mode }));
  }
  return world;
}

export function machineOf(world: World): number {
  return Number(Object.keys(Object.values(world.tables.machines.pages)[0] ?? {})[0]);
}

export interface Ran {
  stdout: string;
  stderr: string;
  exit: number;
  /** simulated ms */
  ms: number;
  world: World;
}

/** Runs a command to its end (a minute at most) in /tmp/lab, without a terminal and with nothing to read. */
export function run(
  start: World,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
  stdin = '',
  cwd = '/tmp/lab',
): Ran {
  const outputs: Output[] = [];
  let step = input(start, { kind: 'spawn', machine: machineOf(start), argv, env, cwd, streams: { 0: 71, 1: 72, 2: 73 } });
  const process = String(step.result);
  outputs.push(step.output);
  step = input(step.world, { kind: 'feed', stream: 71, data: stdin, end: true });
  outputs.push(step.output);
  const isOver = (output: Output) =>
    output.events.some((event) => event.type === 'process' && event.action === 'exit' && event.id === process);
  const began = step.world.time;
  let end = outputs.flatMap((one) => one.events).find((event) => event.action === 'exit' && event.id === process);
  for (let until = began + 10; end === undefined && until < began + 60_000; until *= 1.2) {
    step = advance(step.world, until);
    outputs.push(step.output);
    if (isOver(step.output)) end = step.output.events.find((event) => event.action === 'exit' && event.id === process);
  }
  const fault = outputs.flatMap((one) => one.events).find((event) => event.type === 'fault');
  if (fault !== undefined) throw new Error(fault.attributes['text']);
  const of = (stream: number) =>
    text(outputs.flatMap((one) => one.outside.filter((o) => o.stream === stream).map((o) => o.data)).join('') as Bytes);
  return { stdout: of(72), stderr: of(73), exit: Number(end?.attributes['exitCode'] ?? -1), ms: (end?.time ?? 0) - began, world: step.world };
}
