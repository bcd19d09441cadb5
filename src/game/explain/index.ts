import { read, type World } from '#sim/index';
import { buildSteps } from './build';
import { daemonTellers } from './daemon';
import type { Film } from './film';
import { httpTellers } from './http';
import { kernelTellers } from './kernel';
import type { ExplainStep } from './step';
import type { Memory, Teller } from './teller';

export { film, type Deed, type Film } from './film';
export type { ExplainStep, Layer, SentenceKey } from './step';

const tellers: Readonly<Record<string, Teller>> = { ...httpTellers, ...daemonTellers, ...kernelTellers };

/** What happened because of a command, step by step through the four layers. Pure: only what the film shows goes into it. */
export function explain(film: Film): ExplainStep[] {
  const memory = newMemory(film.before, film.terminal);
  const steps = film.shots.flatMap((shot, index) =>
    read(shot.world, (sim) =>
      shot.events.flatMap((event, at) => {
        const { name } = event.attributes;
        if (event.type === 'container' && name !== undefined) memory.names.set(event.id, name);
        const kind = `${event.type} ${event.action.replace(/:.*$/, '')}`;
        return tellers[kind]?.({ sim, event, shot: index, index: at, memory }) ?? [];
      }),
    ),
  );
  const last = film.shots.at(-1)?.world ?? film.before;
  const built = read(last, (sim) => buildSteps(sim, film.before, film.shots));
  const all = merged(inOrder([...steps, ...built]));
  return [...begun(film, all, memory), ...all, ...ended(film, all, last, memory)];
}

function newMemory(before: World, terminal: number): Memory {
  return read(before, (sim) => {
    const shell = sim.terminals.peek(terminal)?.process ?? 0;
    const foreground = sim.ttys.peek(sim.terminals.peek(terminal)?.tty ?? 0)?.foreground ?? 0;
    const memory: Memory = {
      terminal,
      isAttached: sim.processes.peek(foreground)?.program === 'docker',
      // A shell that was started in the first one, or in a container, is who reads the line.
      shell: sim.processes.has(foreground) ? foreground : shell,
      own: new Map(),
      asked: new Map(),
      inside: new Map(),
      firsts: new Map(),
      names: new Map(),
    };
    for (const container of sim.containers.all()) {
      if (container.process <= 0) continue;
      memory.firsts.set(container.process, container.id);
      for (const id of sim.cgroups.peek(container.cgroup)?.procs ?? []) memory.inside.set(id, container.name);
    }
    return memory;
  });
}

/** By time; what happened at the same moment stays as it was told. */
function inOrder(steps: readonly ExplainStep[]): ExplainStep[] {
  return [...steps].sort((a, b) => a.at - b.at || rank(a) - rank(b));
}

const rank = (step: ExplainStep) => (step.key === 'client.ends' || step.key === 'client.fails' ? 1 : 0);

/** Sentences that would be said again and again are said once, with a number. */
const countable = new Set(['kernel.forks', 'kernel.ends', 'kernel.killed']);

function merged(steps: readonly ExplainStep[]): ExplainStep[] {
  const out: ExplainStep[] = [];
  for (const step of steps) {
    const last = out.at(-1);
    const isSame =
      last !== undefined &&
      countable.has(step.key) &&
      last.key === step.key &&
      last.values['name'] === step.values['name'] &&
      last.values['command'] === step.values['command'];
    if (isSame) last.values = { ...last.values, n: Number(last.values['n']) + 1 };
    else out.push(step);
  }
  return out;
}

/** Keys that go through a client into a container, a command that is none, or the shell's own work: no program was started. */
function begun(film: Film, steps: readonly ExplainStep[], memory: Memory): ExplainStep[] {
  if (steps.some((step) => step.layer === 'client' && step.key !== 'client.ends')) return [];
  const { time } = film.before;
  if (memory.isAttached) return [plain(film, 'client.attached', time, {}, 0)];
  const unknown = /(\S+): command not found/.exec(film.shown)?.[1];
  return unknown === undefined
    ? [plain(film, 'client.builtin', time, { command: film.command }, 0)]
    : [plain(film, 'client.unknown', time, { name: unknown }, 0)];
}

/** What is not over yet when the film ends. */
function ended(film: Film, steps: readonly ExplainStep[], last: World, memory: Memory): ExplainStep[] {
  const shot = Math.max(0, film.shots.length - 1);
  if (film.isCut) return [plain(film, 'client.cut', last.time, { n: steps.length }, shot)];
  const [name] = memory.own.values();
  return name === undefined ? [] : [plain(film, 'client.goes-on', last.time, { name }, shot)];
}

function plain(
  film: Film,
  key: 'client.builtin' | 'client.attached' | 'client.unknown' | 'client.cut' | 'client.goes-on',
  at: number,
  values: Record<string, string | number>,
  shot: number,
): ExplainStep {
  const machine = read(film.before, (sim) => sim.terminals.peek(film.terminal)?.machine ?? 0);
  return { layer: 'client', at, key, values, details: [], focus: `hull:${machine}`, shot, event: -1 };
}
