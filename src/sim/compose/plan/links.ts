import { isRefusal, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';
import { nameOf, projectContainers } from '../client/containers';
import type { Project } from '../model/project';
import type { Service } from '../model/service';

/** `container:alias` for each name under which a linked service's containers shall be found, as version 1 had it. */
export function* linksOf(
  compose: Compose,
  project: Project,
  service: Service,
  number: number,
): Steps<readonly string[] | Refusal> {
  const links: string[] = [];
  const { separator } = compose;
  for (const link of service.links ?? []) {
    const [other = '', alias = other] = link.split(':');
    const how = { oneOff: 'exclude', all: true, services: [other] } as const;
    const rows = yield* projectContainers(compose, project.name, how);
    if (isRefusal(rows)) return rows;
    for (const row of rows) {
      const numbered = [other, String(number)].join(separator);
      links.push(`${nameOf(row)}:${alias}`);
      links.push(`${nameOf(row)}:${numbered}`, `${nameOf(row)}:${project.name}${separator}${numbered}`);
    }
  }
  for (const link of service.external_links ?? []) {
    const [other = '', alias = other] = link.split(':');
    links.push(`${other}:${alias}`);
  }
  return links;
}
