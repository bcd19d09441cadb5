import { refuse, type Refusal } from '#sim/cli/refusal';
import type { Project } from '../model/project';
import type { CreationFlags } from './creating';

/** What `up` was told. */
export interface UpFlags extends Partial<CreationFlags> {
  readonly 'abort-on-container-exit'?: boolean | undefined;
  readonly 'abort-on-container-failure'?: boolean | undefined;
  readonly 'always-recreate-deps'?: boolean | undefined;
  readonly attach?: readonly string[] | undefined;
  readonly 'attach-dependencies'?: boolean | undefined;
  readonly detach?: boolean | undefined;
  readonly 'exit-code-from'?: string | undefined;
  readonly menu?: boolean | undefined;
  readonly 'no-attach'?: readonly string[] | undefined;
  readonly 'no-color'?: boolean | undefined;
  readonly 'no-deps'?: boolean | undefined;
  readonly 'no-log-prefix'?: boolean | undefined;
  readonly 'no-start'?: boolean | undefined;
  readonly 'renew-anon-volumes'?: boolean | undefined;
  readonly timestamps?: boolean | undefined;
  readonly wait?: boolean | undefined;
  readonly 'wait-timeout'?: number | undefined;
  readonly watch?: boolean | undefined;
}

/** Flags that contradict each other, in the order in which compose looks. */
export function contradictionsOf(flags: UpFlags): readonly (readonly [isSaid: boolean, words: string])[] {
  const fails = flags['abort-on-container-failure'] === true;
  const from = (flags['exit-code-from'] ?? '') !== '';
  const stops = flags['abort-on-container-exit'] === true || (from && !fails);
  const attaches = (flags.attach ?? []).length > 0;
  const withDependencies = flags['attach-dependencies'] === true;
  const watches = flags.watch === true;
  const waits = flags.wait === true;
  const isDetached = flags.detach === true || waits;
  const keeps = flags['no-recreate'] === true;
  const shows = withDependencies || stops || fails || attaches || watches;
  const list =
    '--abort-on-container-exit, --abort-on-container-failure, --attach, --attach-dependencies or --watch';
  return [
    [stops && fails, '--abort-on-container-failure cannot be combined with --abort-on-container-exit'],
    [
      waits && (withDependencies || stops || attaches),
      '--wait cannot be combined with --abort-on-container-exit, --attach or --attach-dependencies',
    ],
    [flags.build === true && flags['no-build'] === true, '--build and --no-build are incompatible'],
    [isDetached && shows && waits, `--wait cannot be combined with ${list}`],
    [isDetached && shows, `--detach cannot be combined with ${list}`],
    [
      flags['renew-anon-volumes'] === true && keeps,
      '--no-recreate and --renew-anon-volumes are incompatible',
    ],
    [flags['force-recreate'] === true && keeps, '--force-recreate and --no-recreate are incompatible'],
    [
      flags['always-recreate-deps'] === true && keeps,
      '--always-recreate-deps and --no-recreate are incompatible',
    ],
    [flags['no-build'] === true && watches, '--no-build and --watch are incompatible'],
  ];
}

/** Services whose output is shown: those that were named (or all), unless they or the flags say no. */
export function attachedServices(
  project: Project,
  services: readonly string[],
  flags: UpFlags,
): readonly string[] | Refusal {
  const hidden = flags['no-attach'] ?? [];
  const named = flags.attach ?? [];
  if (named.length > 0) {
    const unknown = named.filter((name) => !Object.hasOwn(project.services, name));
    if (unknown.length > 0 && flags.detach !== true && flags.wait !== true) {
      return refuse(`cannot attach to services not included in up: ${unknown.join(', ')}`);
    }
    return named.filter((name) => !hidden.includes(name));
  }
  const all = Object.entries(project.services);
  const isWanted = (name: string): boolean =>
    services.length === 0 || services.includes(name) || flags['attach-dependencies'] === true;
  return all
    .filter(([name, service]) => isWanted(name) && service.attach !== false && !hidden.includes(name))
    .map(([name]) => name);
}
