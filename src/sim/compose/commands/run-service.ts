import { isFail, strerror } from '#sim/base/fail';
import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Compose } from '../client/compose';
import { ComposeFailure } from '../model/failure';
import type { Project } from '../model/project';
import type { Port, Service, ServiceVolume } from '../model/service';
import { parseDotenv } from '../model/text/dotenv';
import { shellWords as split } from '../model/text/shell-words';
import { parsePorts } from '../model/tree/port-spec';
import { parseVolume } from '../model/tree/volume-spec';

/** What `run` was told. */
export interface RunFlags {
  readonly build?: boolean | undefined;
  readonly 'cap-add'?: readonly string[] | undefined;
  readonly 'cap-drop'?: readonly string[] | undefined;
  readonly detach?: boolean | undefined;
  readonly env?: readonly string[] | undefined;
  readonly 'env-from-file'?: readonly string[] | undefined;
  readonly interactive: boolean;
  readonly label?: readonly string[] | undefined;
  readonly name?: string | undefined;
  readonly 'no-deps'?: boolean | undefined;
  readonly publish?: readonly string[] | undefined;
  readonly pull: string;
  readonly quiet?: boolean | undefined;
  readonly 'quiet-build'?: boolean | undefined;
  readonly 'quiet-pull'?: boolean | undefined;
  readonly 'remove-orphans'?: boolean | undefined;
  readonly rm?: boolean | undefined;
  readonly 'service-ports'?: boolean | undefined;
  readonly 'use-aliases'?: boolean | undefined;
  readonly user?: string | undefined;
  readonly volume?: readonly string[] | undefined;
  readonly workdir?: string | undefined;
}

/** Words of a command line, or why they are none. */
export function shellWords(text: string): readonly string[] | Refusal {
  return attempted(() => split(text));
}

/** What the files' own readers refuse by throwing. */
function attempted<T>(read: () => T): T | Refusal {
  try {
    return read();
  } catch (error) {
    if (error instanceof ComposeFailure) return refuse(error.message);
    throw error;
  }
}

/** The service as it runs once: with the flags' command, environment, ports and volumes. */
export function oneOffService(
  compose: Compose,
  project: Project,
  service: Service,
  asked: {
    readonly words: readonly string[];
    readonly entrypoint: readonly string[] | undefined;
    readonly flags: RunFlags;
    readonly hasTerminal: boolean;
  },
): Service | Refusal {
  const { flags, words, entrypoint } = asked;
  const ports = flags['service-ports'] === true ? service.ports : published(flags.publish ?? []);
  if (isRefusal(ports)) return ports;
  const volumes = mounted(compose, flags.volume ?? []);
  if (isRefusal(volumes)) return volumes;
  const labels = labelled(flags.label ?? []);
  if (isRefusal(labels)) return labels;
  const environment = environmentOf(compose, project, flags);
  if (isRefusal(environment)) return environment;
  const { restart: _restart, ports: _ports, ...kept } = service;
  const [added, dropped] = [flags['cap-add'] ?? [], flags['cap-drop'] ?? []];
  return {
    ...kept,
    ...(ports !== undefined && ports.length > 0 && { ports }),
    ...(volumes.length > 0 && { volumes: [...(service.volumes ?? []), ...volumes] }),
    tty: asked.hasTerminal,
    stdin_open: flags.interactive,
    command: words.length > 0 ? words : entrypoint ? [] : service.command,
    entrypoint: entrypoint ?? service.entrypoint,
    scale: 1,
    ...(flags.name !== undefined && flags.name !== '' && { container_name: flags.name }),
    ...(flags.user !== undefined && { user: flags.user }),
    ...(flags.workdir !== undefined && { working_dir: flags.workdir }),
    ...(added.length > 0 && { cap_add: [...(service.cap_add ?? []), ...added] }),
    ...(dropped.length > 0 && { cap_drop: [...(service.cap_drop ?? []), ...dropped] }),
    ...(Object.keys(environment).length > 0 && { environment: { ...service.environment, ...environment } }),
    ...(Object.keys(labels).length > 0 && { labels: { ...service.labels, ...labels } }),
    ...(service.deploy && { deploy: withoutRestarts(service.deploy) }),
  };
}

function withoutRestarts(deploy: NonNullable<Service['deploy']>): NonNullable<Service['deploy']> {
  const { restart_policy: _policy, ...kept } = deploy;
  return kept;
}

function published(specs: readonly string[]): readonly Port[] | Refusal {
  return attempted(() => specs.flatMap((spec) => parsePorts(spec)) as Port[]);
}

function mounted(compose: Compose, specs: readonly string[]): readonly ServiceVolume[] | Refusal {
  return attempted(() =>
    specs.map((spec) => {
      const { type, source, target, readOnly, noCopy, propagation, selinux } = parseVolume(spec);
      const volume = { type, source: absolute(compose, type, source), target };
      return {
        ...volume,
        ...(readOnly && { read_only: true }),
        ...(type === 'bind' && {
          bind: {
            create_host_path: true,
            ...(propagation !== '' && { propagation }),
            ...(selinux !== '' && { selinux }),
          },
        }),
        ...(type === 'volume' && { volume: noCopy ? { nocopy: true } : {} }),
      };
    }),
  );
}

function absolute(compose: Compose, type: string, source: string): string {
  if (type !== 'bind' || source.startsWith('/')) return source;
  const home = compose.variable('HOME') ?? '/root';
  if (source.startsWith('~')) return home + source.slice(1);
  const parts = `${compose.cli.p.cwd()}/${source}`.split('/').filter((part) => part !== '' && part !== '.');
  const path: string[] = [];
  for (const part of parts) {
    if (part === '..') path.pop();
    else path.push(part);
  }
  return `/${path.join('/')}`;
}

function labelled(specs: readonly string[]): Record<string, string> | Refusal {
  const labels: Record<string, string> = {};
  for (const spec of specs) {
    const equals = spec.indexOf('=');
    if (equals < 0) return refuse('label must be set as KEY=VALUE');
    labels[spec.slice(0, equals)] = spec.slice(equals + 1);
  }
  return labels;
}

/** `-e` counts before the files; a bare name takes its value from the project's environment. */
function environmentOf(
  compose: Compose,
  project: Project,
  flags: RunFlags,
): Record<string, string> | Refusal {
  const found: Record<string, string> = {};
  for (const one of flags.env ?? []) {
    const equals = one.indexOf('=');
    const value = equals < 0 ? project.environment[one] : one.slice(equals + 1);
    if (value !== undefined) found[equals < 0 ? one : one.slice(0, equals)] = value;
  }
  for (const file of flags['env-from-file'] ?? []) {
    const text = compose.cli.p.readText(file);
    if (isFail(text)) return refuse(`open ${file}: ${strerror(text).toLowerCase()}`);
    const variables = new Map<string, string>();
    const read = attempted(() => {
      parseDotenv(
        text,
        variables,
        (name) => found[name],
        () => undefined,
      );
    });
    if (isRefusal(read)) return {};
    for (const [name, value] of variables) found[name] ??= value;
  }
  return found;
}
