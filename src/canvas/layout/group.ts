import type { HostFacts } from '../facts';
import type { EngineGround } from '../fittings';
import type { Thing, ThingOf } from '../scene';

/** Frames around the crates of one compose project: one for each row in which they stand. */
export function groupThings(host: HostFacts, { crates }: EngineGround): ThingOf<'group'>[] {
  const projects = new Map(host.containers.map((one) => [`crate:${one.id}`, one.project]));
  const rows = new Map<string, { project: string; crates: Thing[] }>();
  for (const crate of crates) {
    const project = projects.get(crate.id);
    // What still hangs from the crane stands in no row.
    if (project === undefined || crate.isExact === true || crate.width < 58) continue;
    const key = `${project}:${crate.y}`;
    const row = rows.get(key) ?? { project, crates: [] };
    row.crates.push(crate);
    rows.set(key, row);
  }
  const counts = new Map<string, number>();
  for (const project of projects.values())
    if (project !== undefined) counts.set(project, (counts.get(project) ?? 0) + 1);
  return [...rows.values()].map(({ project, crates: members }) => {
    const order = new Set(
      [...rows.values()].filter((row) => row.project === project).map((row) => row.crates),
    );
    const x = Math.min(...members.map((crate) => crate.x)) - 5;
    const y = Math.min(...members.map((crate) => crate.y)) - 20;
    return {
      id: `group:${host.id}:${project}:${[...order].indexOf(members)}`,
      picture: 'group',
      x,
      y,
      width: Math.max(...members.map((crate) => crate.x + crate.width)) + 5 - x,
      height: Math.max(...members.map((crate) => crate.y + crate.height)) + 3 - y,
      name: { key: 'fitting.group', values: { name: project, n: counts.get(project) ?? 0 } },
      data: { title: project },
    };
  });
}
