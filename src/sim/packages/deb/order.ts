import type { Candidate } from './available';
import { parseRelation } from './version';

/** Packages in an order in which each comes after those it needs: how dpkg is given them. */
export function inOrder(chosen: ReadonlyMap<string, Candidate>): Candidate[] {
  const done = new Set<string>();
  const order: Candidate[] = [];
  const visit = (name: string) => {
    const one = chosen.get(name);
    if (one === undefined || done.has(name)) return;
    done.add(name);
    for (const clause of parseRelation(one.package.depends))
      for (const demand of clause) {
        visit(demand.name);
        for (const [other, { package: candidate }] of chosen)
          if (
            candidate.provides.includes(demand.name) &&
            parseRelation(candidate.provides).some(([p]) => p?.name === demand.name)
          )
            visit(other);
      }
    order.push(one);
  };
  for (const name of chosen.keys()) visit(name);
  return order;
}
