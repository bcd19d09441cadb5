import { imageColour } from '#assets/images';
import type { ContainerFacts } from '../facts';
import type { Label } from '../label';
import type { Detail, ThingOf } from '../scene';
import { clamp, memoryText, type Box } from './sizes';

/** Memory at which a crate without a limit looks full: a generous web server. */
const generous = 128 * 1024 * 1024;
/** A writable layer that makes the lid look full. */
const heavyLid = 64_000_000;

/** What a crate says of its state, shape and words alike: never by colour alone. */
export function stateLabel(container: ContainerFacts): Label {
  if (container.isOomKilled && container.state !== 'running') return { key: 'stage.state.oom' };
  if (container.state === 'exited' || container.state === 'dead')
    return { key: 'stage.state.exited', values: { code: container.exitCode } };
  if (container.state === 'running' && container.health === 'unhealthy')
    return { key: 'stage.state.unhealthy' };
  return { key: `stage.state.${container.state}` };
}

export function crateThing(container: ContainerFacts, at: Box, detail: Detail): ThingOf<'crate'> {
  const isOver = container.state === 'exited' || container.state === 'dead';
  return {
    id: `crate:${container.id}`,
    picture: 'crate',
    ...at,
    name: {
      key: 'stage.crate.name',
      values: { name: container.name, image: container.image, memory: memoryText(container.memory) },
    },
    data: {
      detail,
      colour: imageColour(container.image),
      title: container.name,
      image: container.image,
      state: container.isOomKilled && isOver ? 'oom' : container.state,
      stateText: stateLabel(container),
      memory: clamp(container.memory / (container.memoryLimit || generous), 0, 1),
      memoryText: memoryText(container.memory),
      cpu: Math.round(container.cpu * 100) / 100,
      command: container.command,
      layers: container.layers.length,
      lid: container.written === 0 ? 0 : clamp(Math.sqrt(container.written / heavyLid), 0.06, 1),
      ports: container.ports.map((port) => `${port.hostPort}→${port.containerPort}`),
      isBad:
        (isOver && container.exitCode !== 0 && container.exitCode !== 143) ||
        container.health === 'unhealthy',
    },
  };
}
