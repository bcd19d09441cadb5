import { compact } from '#sim/cli/text';
import type { Project } from '../model/project';
import type { Build, FileReference, StringMap } from '../model/service';
import { bytesOf } from '../model/units';
import { buildArguments, imageLabels, type Building, type BuildOrder } from './build';

/** Service → name of its target: what a target's name may not hold becomes `_`. */
export function targetNames(project: Project): StringMap {
  return Object.fromEntries(Object.keys(project.services).map((name) => [name, name.replaceAll('.', '_')]));
}

/** A bake file (JSON) that builds these services; `known` are all whose targets others may refer to. */
export function bakeFile(
  project: Project,
  order: BuildOrder,
  known: readonly Building[],
  wanted: readonly Building[],
): string {
  const names = targetNames(project);
  const targets = known.map((one) => [names[one.name] ?? one.name, targetOf(project, order, one, names)]);
  const file = {
    group: { default: { targets: wanted.map(({ name }) => names[name] ?? name) } },
    target: Object.fromEntries(targets) as Record<string, object>,
  };
  return goJson(JSON.stringify(file, null, 2));
}

const goJson = (json: string): string =>
  json.replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);

/** What bake would take for a variable of its own. */
const plain = (text: string): string => text.replaceAll('${', '$${');

function targetOf(project: Project, order: BuildOrder, building: Building, names: StringMap): object {
  const { build, image, service } = building;
  const args = Object.entries(buildArguments(project, order, building)).map(([k, v]) => [k, plain(v)]);
  const isPushed = order.push && service.image !== undefined;
  return compact({
    context: build.context,
    contexts: record(contextsOf(build, names)),
    dockerfile: dockerfileOf(build),
    'dockerfile-inline': build.dockerfile_inline === undefined ? undefined : plain(build.dockerfile_inline),
    args: record(Object.fromEntries(args) as StringMap),
    labels: imageLabels(project, building),
    tags: [...(build.tags ?? []), image],
    'cache-from': list(build.cache_from),
    'cache-to': list(build.cache_to),
    target: build.target || undefined,
    secret: list(secretsOf(project, build.secrets ?? [])),
    ssh: list([
      ...Object.entries(build.ssh ?? {}).map(([id, path]) => `${id}=${path}`),
      ...order.ssh.map((one) => (one.includes('=') ? one : `${one}=`)),
    ]),
    platforms: list(build.platforms),
    pull: build.pull === true || order.pull ? true : undefined,
    'no-cache': build.no_cache === true || order.noCache ? true : undefined,
    network: build.network,
    'shm-size': build.shm_size === undefined ? undefined : String(bytesOf(build.shm_size)),
    ulimits: list(ulimitsOf(build)),
    call: order.check ? 'lint' : undefined,
    entitlements: list([
      ...(build.entitlements ?? []),
      ...(build.privileged === true ? ['security.insecure'] : []),
    ]),
    'extra-hosts': record(
      Object.fromEntries((build.extra_hosts ?? []).map((host) => host.split(/=(.*)/s).slice(0, 2))),
    ),
    output: order.check ? undefined : [outputOf(build, isPushed)],
    attest: list(attestsOf(build)),
  });
}

function list(items: readonly string[] | undefined): readonly string[] | undefined {
  return items === undefined || items.length === 0 ? undefined : items;
}

function record(items: StringMap): StringMap | undefined {
  return Object.keys(items).length === 0 ? undefined : items;
}

function outputOf(build: Build, isPushed: boolean): string {
  if ((build.platforms ?? []).length > 1) return `type=image,push=${String(isPushed)}`;
  return isPushed ? 'type=registry' : 'type=docker';
}

/** Its path: those of compose files are relative to the context. */
export function dockerfileOf({ context = '.', dockerfile = '' }: Build): string | undefined {
  if (dockerfile === '') return undefined;
  const isRemote = /^(https?|git|ssh):\/\/|^git@/.test(context);
  return isRemote || dockerfile.startsWith('/') ? dockerfile : `${context.replace(/\/$/, '')}/${dockerfile}`;
}

function contextsOf(build: Build, names: StringMap): StringMap {
  return Object.fromEntries(
    Object.entries(build.additional_contexts ?? {}).map(([name, from]) => {
      const service = from.startsWith('service:') ? from.slice('service:'.length) : undefined;
      return [name, service === undefined ? from : `target:${names[service] ?? service}`];
    }),
  );
}

function secretsOf(project: Project, secrets: readonly FileReference[]): string[] {
  return secrets.flatMap(({ source = '', target = source }) => {
    const { environment, file } = project.secrets[source] ?? {};
    if (environment !== undefined) return [`id=${target},type=env,env=${environment}`];
    return file === undefined ? [] : [`id=${target},type=file,src=${file}`];
  });
}

function ulimitsOf({ ulimits = {} }: Build): string[] {
  return Object.entries(ulimits).map(([name, limit]) =>
    typeof limit === 'number'
      ? `${name}=${String(limit)}`
      : `${name}=${String(limit.soft ?? 0)}:${String(limit.hard ?? 0)}`,
  );
}

function attestsOf({ provenance = '', sbom = '' }: Build): string[] {
  const one = (type: string, value: string): string[] => {
    if (value === '' || value === 'false') return [];
    return [value === 'true' ? `type=${type}` : `type=${type},${value}`];
  };
  return [...one('provenance', provenance), ...one('sbom', sbom)];
}
