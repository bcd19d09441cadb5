import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';
import { command } from '../command';
import type { Project } from '../model/project';
import { createProject, plainCreate } from '../plan/create';
import { scaled } from '../plan/names';
import { onlyThese } from '../plan/select';
import { startServices } from '../plan/start';
import { noDeps } from './shared';

export const scale = command({
  name: 'scale',
  usage: '[SERVICE=REPLICAS...]',
  short: 'Set how many containers services have',
  args: { min: 1 },
  flags: { 'no-deps': noDeps },
  *run({ compose, flags, args }) {
    const replicas = new Map<string, number>();
    for (const arg of args) {
      const [, name, count] = /^([^=]+)=(.+)$/.exec(arg) ?? [];
      if (name === undefined || count === undefined) {
        return yield* compose.fail(refuse(`invalid scale specifier: ${arg}`));
      }
      if (!/^[+-]?\d+$/.test(count)) {
        return yield* compose.fail(
          refuse(`invalid scale specifier: can't parse replica value as int: ${arg}`),
        );
      }
      replicas.set(name, Number(count));
    }
    return yield* compose.end(
      yield* compose.loop.run(scaleAll(compose, replicas, flags['no-deps'] === true)),
    );
  },
});

function* scaleAll(
  compose: Compose,
  replicas: ReadonlyMap<string, number>,
  isAlone: boolean,
): Steps<Refusal | undefined> {
  const services = [...replicas.keys()].sort();
  const loaded = yield* compose.project(services);
  if (isRefusal(loaded)) return loaded;
  const project = withScales(isAlone ? onlyThese(loaded, services) : loaded, replicas);
  if (isRefusal(project)) return project;
  const work = function* (): Steps<Refusal | undefined> {
    const failed = yield* createProject(compose, project, { ...plainCreate, services });
    return failed ?? (yield* startServices(compose, project));
  };
  return yield* compose.showing('Scaling', work());
}

/** The project with these numbers of containers. */
export function withScales(project: Project, replicas: ReadonlyMap<string, number>): Project | Refusal {
  const services = { ...project.services };
  for (const [name, count] of replicas) {
    const service = services[name];
    if (!service) return refuse(`no such service: ${name}: not found`);
    services[name] = scaled(service, count);
  }
  return { ...project, services };
}
