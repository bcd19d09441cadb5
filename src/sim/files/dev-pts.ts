import { pidIn } from '#sim/world/pids';
import type { Made, MadeContext } from './made';

/** A devpts: the terminals of those who live in its pid namespace, and the multiplexer that makes new ones. */
export function devPtsFile(context: MadeContext, path: readonly string[]): Made | undefined {
  const [name, ...more] = path;
  if (name === undefined)
    return { type: 'dir', mode: 0o755, list: () => [...terminals(context).keys(), 'ptmx'] };
  if (more.length > 0) return undefined;
  if (name === 'ptmx') return { type: 'device', mode: 0o666, device: 'ptmx' };
  const tty = terminals(context).get(name);
  return tty === undefined
    ? undefined
    : { type: 'device', mode: 0o620, gid: 5, device: `pts:${tty}`, shown: `pts/${name}` };
}

/** Number → row of `ttys`. */
function terminals({ sim, fs }: MadeContext): Map<string, number> {
  const found: [number, number][] = [];
  for (const tty of sim.ttys.all()) {
    if (tty.machine !== fs.machine || tty.isHungUp) continue;
    const isHere = tty.session === 0 || pidIn(sim, tty.session, fs.namespace ?? 0) !== 0;
    if (isHere) found.push([tty.number, tty.id]);
  }
  return new Map(found.sort(([a], [b]) => a - b).map(([number, id]) => [String(number), id]));
}
