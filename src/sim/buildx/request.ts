import { asBytes, utf8, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { absolute } from '#sim/cli/text';
import { isBad, parseReference } from '#sim/cli/reference';
import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { SolveTarget } from '#sim/daemon/api/buildkit';
import { parsePlatform } from '#sim/daemon/api/platform';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { LocalFiles } from './local-files';
import { readExporters, type Exporter } from './outputs';
import type { BuildTarget } from './target';

/** A target as the solver is asked for it, with what lies on the client's side. */
export interface Prepared {
  readonly target: SolveTarget;
  readonly local: LocalFiles;
  readonly exporters: readonly Exporter[];
}

const isRemote = (context: string) => /^(https?|git|ssh):\/\/|^git@|^github\.com\//.test(context);

/** Takes a target apart: contexts, the Dockerfile, arguments. Refuses what the docker driver cannot do. */
export function* prepare(p: Proc, one: BuildTarget, isAlone: boolean): Steps<Prepared | Refusal> {
  const local = yield* filesOf(p, one);
  if (isRefusal(local)) return local;
  const platforms = (one.platforms ?? []).flatMap((text) => text.split(',')).filter((text) => text !== '');
  const wrong = checkTarget(one, platforms);
  if (wrong !== undefined) return wrong;
  const network = one.network ?? '';
  const hosts = hostsOf(one.extraHosts ?? []);
  if (isRefusal(hosts)) return hosts;
  const exporters = readExporters(one.outputs ?? [], one.tags ?? []);
  if (isRefusal(exporters)) return exporters;
  const named = contextsOf(p, one.contexts ?? {});
  const dockerfile = 'path' in local.dockerfile ? local.dockerfile.path.replace(/^.*\//, '') : 'Dockerfile';
  const folder = local.context === '' ? '' : local.context;
  const target: SolveTarget = {
    ...{
      name: isAlone ? '' : one.name,
      dockerfile: isStdin(one) && local.archive !== undefined ? (one.dockerfile ?? 'Dockerfile') : dockerfile,
    },
    ...{
      stage: one.stage ?? '',
      buildArgs: argsOf(p, one.args ?? {}),
      labels: { ...one.labels },
      platform: platforms[0] ?? '',
    },
    ...{ noCache: one.noCache === true ? true : [...(one.noCacheFilter ?? [])], pull: one.pull === true },
    ...{
      network: network === 'default' ? '' : network,
      hosts,
      shmSize: one.shmSize ?? 0,
      ulimits: [...(one.ulimits ?? [])],
    },
    ...{
      cgroupParent: one.cgroupParent ?? '',
      contexts: named.kinds,
      context: local.archive === undefined ? 'local' : 'archive',
    },
    entitlements: [...(one.entitlements ?? []), ...(network === 'host' ? ['network.host'] : [])],
    cacheFrom: [...(one.cacheFrom ?? [])],
    exporters: exporters.map(({ type, names, attributes }) => ({
      type,
      names: [...names],
      attributes: { ...attributes },
    })),
    inlineCache: (one.cacheTo ?? []).some((cache) => cache.startsWith('type=inline')),
    call: one.call === undefined || one.call === 'build' ? '' : one.call,
    display: {
      name: folder === '' ? '' : folder.slice(folder.lastIndexOf('/') + 1),
      context: folder === '' ? '-' : folder,
      dockerfile,
    },
  };
  return { target, local: { ...local, folders: named.folders }, exporters };
}

/** What the docker driver and the forms of names speak against. */
function checkTarget(one: BuildTarget, platforms: readonly string[]): Refusal | undefined {
  for (const tag of one.tags ?? []) {
    const reference = parseReference(tag);
    if (!isBad(reference)) continue;
    const why = /repository name \(.*\) must be lowercase/.test(reference.bad)
      ? 'repository name must be lowercase'
      : reference.bad;
    return refuse(`invalid tag ${JSON.stringify(tag)}: ${why}`);
  }
  const odd = platforms.map((text) => parsePlatform(text)).find((one) => typeof one !== 'string');
  if (odd !== undefined) return refuse(odd.wrong);
  if (platforms.length > 1) return unsupported('Multi-platform build', 'build-multi-platform');
  if ((one.cacheTo ?? []).some((cache) => !/^type=(inline|gha)(,|$)/.test(cache)))
    return unsupported('Cache export', 'build-cache-backends');
  const network = one.network ?? '';
  if (!['', 'default', 'none', 'host'].includes(network))
    return refuse(
      `network mode ${JSON.stringify(network)} not supported by buildkit - you can define a custom network for your builder using the network driver-opt in buildx create`,
    );
  return undefined;
}

const isStdin = (one: BuildTarget) => one.context === '-';

export function unsupported(what: string, page: string): Refusal {
  return refuse(
    `${what} is not supported for the docker driver.\nSwitch to a different driver, or turn on the containerd image store, and try again.\nLearn more at https://docs.docker.com/go/${page}/`,
  );
}

function argsOf(p: Proc, args: Readonly<Record<string, string | null>>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(args)) {
    const given = value ?? p.env[name];
    if (given !== undefined) found[name] = given;
  }
  return found;
}

/** `host:ip`, also with `=`; the solver gets them as containers do. */
function hostsOf(list: readonly string[]): string[] | Refusal {
  const found: string[] = [];
  for (const one of list) {
    const at = /[=:]/.exec(one)?.index ?? -1;
    if (at < 0) return refuse(`invalid host ${one}`);
    const ip = one.slice(at + 1).replace(/^\[|\]$/g, '');
    if (ip !== 'host-gateway' && !/^[\d.]+$|^[0-9a-fA-F:.]+$/.test(ip)) return refuse(`invalid host ${one}`);
    found.push(`${one.slice(0, at)}:${ip}`);
  }
  return found;
}

interface Named {
  readonly kinds: Record<string, string>;
  readonly folders: Record<string, string>;
}

function contextsOf(p: Proc, contexts: Readonly<Record<string, string>>): Named {
  const named: Named = { kinds: {}, folders: {} };
  for (const [name, value] of Object.entries(contexts)) {
    const key = name.toLowerCase();
    if (/^[a-z-]+:\/\//.test(value) || value.startsWith('target:') || isRemote(value))
      named.kinds[key] = value;
    else {
      named.kinds[key] = `local:${key}`;
      named.folders[key] = absolute(value, p.cwd());
    }
  }
  return named;
}

const unable = (why: string): Refusal => refuse(`unable to prepare context: ${why}`);

function* filesOf(p: Proc, one: BuildTarget): Steps<LocalFiles | Refusal> {
  if (isRemote(one.context)) return unable(`remote contexts such as ${one.context} are not simulated yet`);
  if (isStdin(one)) return yield* fromInput(p, one);
  const folder = absolute(one.context, p.cwd());
  const there = p.stat(folder);
  if (isFail(there) || there.type !== 'dir') return unable(`path ${JSON.stringify(one.context)} not found`);
  if (one.dockerfileInline !== undefined)
    return { context: folder, dockerfile: { text: utf8(one.dockerfileInline) }, folders: {} };
  if (one.dockerfile === '-') {
    const typed = yield* p.readAll(0);
    return { context: folder, dockerfile: { text: isFail(typed) ? asBytes('') : typed }, folders: {} };
  }
  const path = one.dockerfile === undefined ? `${folder}/Dockerfile` : absolute(one.dockerfile, p.cwd());
  const parent = path.slice(0, path.lastIndexOf('/')) || '/';
  if (isFail(p.lstat(parent))) {
    const missing = firstMissing(p, parent);
    return refuse(
      `resolve : lstat ${one.dockerfile?.startsWith('/') === true ? missing : relative(missing, p.cwd())}: no such file or directory`,
    );
  }
  return { context: folder, dockerfile: { path }, folders: {} };
}

function firstMissing(p: Proc, path: string): string {
  let at = '';
  for (const part of path.split('/').filter((one) => one !== '')) {
    at += `/${part}`;
    if (isFail(p.lstat(at))) return at;
  }
  return path;
}

const relative = (path: string, cwd: string) =>
  path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path;

/** `docker build -`: an archive, or a Dockerfile without a context. */
function* fromInput(p: Proc, one: BuildTarget): Steps<LocalFiles | Refusal> {
  const read = yield* p.readAll(0);
  const input: Bytes = isFail(read) ? asBytes('') : read;
  const isArchive = input.slice(257, 262) === 'ustar' || input.startsWith('\x1f\x8b');
  if (isArchive) return { context: '', dockerfile: { text: asBytes('') }, folders: {}, archive: input };
  if (one.dockerfile !== undefined && one.dockerfile !== '-')
    return refuse('ambiguous Dockerfile source: both stdin and flag correspond to Dockerfiles');
  return { context: '', dockerfile: { text: input }, folders: {} };
}
