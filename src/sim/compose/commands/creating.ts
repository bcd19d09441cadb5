import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Compose } from '../client/compose';
import type { Project } from '../model/project';
import { plainBuild, type BuildOrder } from '../plan/build';
import type { Recreation } from '../plan/convergence';
import type { Creating } from '../plan/create';
import { withScales } from './scale';

/** What `up` and `create` were told about making containers. */
export interface CreationFlags {
  readonly build: boolean | undefined;
  readonly 'no-build': boolean | undefined;
  readonly 'force-recreate': boolean | undefined;
  readonly 'no-recreate': boolean | undefined;
  readonly 'remove-orphans': boolean | undefined;
  readonly scale: readonly string[] | undefined;
  readonly 'quiet-pull': boolean | undefined;
  readonly yes: boolean | undefined;
  readonly pull: string;
}

const policies = ['always', 'never', 'build', 'missing', 'if_not_present'];

/** The project with what the flags say of pulling, building and scale. */
export function applied(
  project: Project,
  flags: Partial<CreationFlags>,
  isPullTyped: boolean,
): Project | Refusal {
  const { pull = '' } = flags;
  if (isPullTyped && !policies.includes(pull)) {
    return refuse(`invalid --pull option ${JSON.stringify(pull)}`);
  }
  const services = Object.entries(project.services).map(([name, service]) => {
    const pulled = isPullTyped ? { ...service, pull_policy: pull } : service;
    const isBuilt = flags.build === true && service.build !== undefined;
    return [name, isBuilt ? { ...pulled, pull_policy: 'build' } : pulled] as const;
  });
  const replicas = new Map<string, number>();
  for (const one of flags.scale ?? []) {
    const [name = '', count, ...more] = one.split('=');
    if (count === undefined || more.length > 0) {
      return refuse(`invalid --scale option ${JSON.stringify(one)}. Should be SERVICE=NUM`);
    }
    if (!/^[+-]?\d+$/.test(count)) {
      return refuse(`strconv.Atoi: parsing ${JSON.stringify(count)}: invalid syntax`);
    }
    replicas.set(name, Number(count));
  }
  return withScales({ ...project, services: Object.fromEntries(services) }, replicas);
}

export function recreationOf(flags: Partial<CreationFlags>, renewsVolumes: boolean): Recreation {
  if (flags['no-recreate'] === true) return 'never';
  return flags['force-recreate'] === true || renewsVolumes ? 'force' : 'diverged';
}

/** How the project is created, but for what only `up` knows. */
export function creatingOf(
  compose: Compose,
  flags: Partial<CreationFlags>,
  services: readonly string[],
  build: Partial<BuildOrder>,
): Creating {
  return {
    build: flags['no-build'] === true ? undefined : { ...plainBuild, services, ...build },
    services,
    removesOrphans: flags['remove-orphans'] ?? compose.isOn('COMPOSE_REMOVE_ORPHANS'),
    ignoresOrphans: compose.isOn('COMPOSE_IGNORE_ORPHANS'),
    recreate: recreationOf(flags, false),
    recreateDependencies: flags['no-recreate'] === true ? 'never' : 'diverged',
    inherits: true,
    timeout: undefined,
    isQuietPull: flags['quiet-pull'] === true,
    assumesYes: flags.yes === true,
  };
}

/** Pairs of flags that contradict each other. */
export function contradiction(
  pairs: readonly (readonly [isSaid: boolean, words: string])[],
): Refusal | undefined {
  const found = pairs.find(([isSaid]) => isSaid);
  return found && refuse(found[1]);
}

/** A failed build ends the command with the status of the step that failed. */
export function statusOf(refusal: Refusal): number {
  return isRefusal(refusal) && 'exitCode' in refusal ? Number(refusal.exitCode) : 1;
}
