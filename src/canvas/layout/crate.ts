import { imageColour } from '#assets/images';
import type { ContainerFacts } from '../facts';
import type { Label } from '../label';
import type { CrateLine, Detail, ThingOf } from '../scene';
import { clamp, memoryText, type Box } from './sizes';

/** Memory at which a crate without a limit looks full: a generous web server. */
const generous = 128 * 1024 * 1024;
/** A writable layer that makes the lid look full. */
const heavyLid = 64_000_000;
/** 128 + SIGTERM: who was asked to stop, and did. */
const stoppedPolitely = 143;

const isOver = (container: ContainerFacts) => container.state === 'exited' || container.state === 'dead';

/** What a crate says of its state, shape and words alike: never by colour alone. */
export function stateLabel(container: ContainerFacts): Label {
  if (container.isOomKilled && container.state !== 'running') return { key: 'stage.state.oom' };
  if (container.state === 'exited')
    return { key: 'stage.state.exited', values: { code: container.exitCode } };
  if (container.state === 'running' && container.health === 'unhealthy')
    return { key: 'stage.state.unhealthy' };
  return { key: `stage.state.${container.state}` };
}

/** It ended badly, could not begin, or is ill. */
export function isFailed(container: ContainerFacts): boolean {
  return (
    container.state === 'dead' ||
    (isOver(container) && container.exitCode !== 0 && container.exitCode !== stoppedPolitely) ||
    container.health === 'unhealthy' ||
    (container.clash !== undefined && container.state !== 'running')
  );
}

export function crateName(container: ContainerFacts): Label {
  const { name, image, memory } = container;
  return { key: 'stage.crate.name', values: { name, image, memory: memoryText(memory) } };
}

export function crateThing(container: ContainerFacts, at: Box, detail: Detail): ThingOf<'crate'> {
  return {
    id: `crate:${container.id}`,
    picture: 'crate',
    ...at,
    name: crateName(container),
    data: {
      detail,
      colour: imageColour(container.image),
      title: shortName(container),
      image: container.image,
      state: container.isOomKilled && isOver(container) ? 'oom' : container.state,
      stateText: stateLabel(container),
      memory: clamp(container.memory / (container.memoryLimit || generous), 0, 1),
      memoryText: memoryText(container.memory),
      cpu: Math.round(container.cpu * 100) / 100,
      lines: detail === 'full' ? linesOf(container) : [],
      health: container.state === 'running' ? (container.health ?? 'none') : 'none',
      layers: container.layers.length,
      lid: container.written === 0 ? 0 : clamp(Math.sqrt(container.written / heavyLid), 0.06, 1),
      isBad: isFailed(container),
    },
  };
}

/** In its project's frame, which says the project's name, a container needs its own part of the name only. */
function shortName({ name, project }: ContainerFacts): string {
  return project !== undefined && name.startsWith(`${project}-`) ? name.slice(project.length + 1) : name;
}

/** Who runs in it: its own program, and those that were sent in. */
function linesOf(container: ContainerFacts): CrateLine[] {
  const lines: CrateLine[] = container.command === '' ? [] : [{ sign: 'run', text: container.command }];
  for (const exec of container.execs ?? []) lines.push({ sign: 'exec', text: exec.command });
  for (const name of container.names ?? []) lines.push({ sign: 'name', text: name });
  return lines;
}
