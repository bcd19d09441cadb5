import { read, type World } from '#sim/index';
import type { Play } from '../play';
import { starsFor } from '../stars';
import type { Puzzle } from './puzzle';

/** Signs of where a tenant lives: in a container, in a virtual machine, on the bare host. */
const signs = { container: '📦', vm: '🖥️', bare: '🐧' } as const;

/**
 * A solved puzzle as a line of text, with a small picture: a sign for each tenant in the order of the goals. It says how it went,
 * and nothing of how it is done. `name` is what the line begins with, `link` what it ends with.
 */
export function resultLine(puzzle: Puzzle, play: Play, name: string, link: string): string {
  const { level, commands, spent } = play;
  const stars = starsFor({
    isSolved: play.isSolved,
    commands,
    par: level.par,
    time: play.world.time - play.began,
    ...(spent === undefined ? {} : { spent }),
    ...(level.budget === undefined ? {} : { budget: level.budget }),
  });
  const row = '★'.repeat(stars) + '☆'.repeat(3 - stars);
  const size = `${Math.round((spent ?? 0) / 1e6)} MB`;
  return [name, row, pictureOf(puzzle, play.world), `⌨${commands}/${level.par}`, `💽${size}`, link]
    .join(' ')
    .trim();
}

/** A sign for each tenant: where the world has it now. */
function pictureOf({ tenants }: Puzzle, world: World): string {
  return read(world, (sim) => {
    const published = new Set<number>();
    for (const { ports } of sim.containers.all())
      for (const bindings of Object.values(ports))
        for (const { HostPort } of bindings ?? []) published.add(Number(HostPort));
    return tenants
      .map((tenant) => {
        if (tenant.kind === 'kernel') return signs.vm;
        return published.has(tenant.door) ? signs.container : signs.bare;
      })
      .join('');
  });
}
