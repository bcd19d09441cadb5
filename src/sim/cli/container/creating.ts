import { isFail, strerror } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import type { Cli } from '../cli';
import { isOlder, type EngineRefusal } from '../engine';
import { containerBody, filesOf, type ContainerBody, type ContainerFlags } from '../options/body';
import type { FileTexts } from '../options/env';
import { canonicalName, familiar, isBad, parseReference, withDefaultTag, type Reference } from '../reference';
import { registryAuth } from '../registry-auth';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { displayOn, showProgress } from '../stream/progress';
import { refuseAbsentPlatform } from './platform';

/** Flags of `run` and `create` that are not part of the container. */
export const creationFlags = {
  name: { kind: 'string', help: 'Name for the container' },
  pull: { kind: 'string', default: 'missing', help: 'When to pull the image ("always", "missing", "never")' },
  quiet: { kind: 'bool', short: 'q', help: 'Keep the pull to itself' },
  'use-api-socket': {
    kind: 'bool',
    support: 'none',
    help: "Hand in the engine's socket and the credentials for it",
  },
} as const;

export interface CreationFlags {
  readonly name: string | undefined;
  readonly pull: string;
  readonly quiet: boolean | undefined;
  readonly platform: string | undefined;
}

/** Words that end in a hint at `--help`, as `docker run` and `docker create` put them. */
export function withHelp(refusal: Refusal, name: 'run' | 'create'): Refusal {
  return refuse(`docker: ${refusal.refused}\n\nRun 'docker ${name} --help' for more information`);
}

/** The body to send, from flags and arguments; files that the flags name are read here. */
export function readContainer(
  cli: Cli,
  flags: ContainerFlags & CreationFlags,
  args: readonly string[],
): ContainerBody | Refusal {
  if (!['always', 'missing', 'never', ''].includes(flags.pull)) {
    return refuse(`invalid pull option: '${flags.pull}': must be one of "always", "missing" or "never"`);
  }
  const texts: FileTexts = Object.fromEntries(filesOf(flags).map((file) => [file, cli.readText(file)]));
  const [image = '', ...command] = args;
  return containerBody(flags, image, command, cli.world(), texts);
}

/** Creates the container, pulling its image where that is missing: its id, or why not. */
export function* createContainer(
  cli: Cli,
  body: ContainerBody,
  flags: CreationFlags,
): Steps<string | Refusal> {
  const cidFile = String(body.HostConfig['ContainerIDFile'] ?? '');
  const taken = cidFile === '' ? undefined : claim(cli, cidFile);
  if (taken) return taken;
  const id = yield* createOrPull(cli, body, flags);
  if (cidFile !== '') {
    if (isRefusal(id)) cli.p.unlink(cidFile);
    else cli.p.writeText(cidFile, id);
  }
  return id;
}

function claim(cli: Cli, file: string): Refusal | undefined {
  if (cli.p.exists(file)) {
    return refuse(`container ID file found, make sure the other container isn't running or delete ${file}`);
  }
  const failed = cli.p.writeText(file, '');
  if (!isFail(failed)) return undefined;
  return refuse(`failed to create the container ID file: open ${file}: ${strerror(failed).toLowerCase()}`);
}

function* createOrPull(cli: Cli, body: ContainerBody, flags: CreationFlags): Steps<string | Refusal> {
  const isId = /^[a-f0-9]{64}$/.test(body.Image);
  const reference = isId ? undefined : parseReference(body.Image);
  if (reference && isBad(reference)) return refuse(reference.bad);
  const wrong = refuseAbsentPlatform(flags.platform);
  if (wrong) return wrong;
  if (flags.pull === 'always' && reference) {
    const failed = yield* pull(cli, reference, flags);
    if (failed) return failed;
  }
  const size = cli.terminal(1);
  body.HostConfig.ConsoleSize = size ? [size.rows, size.cols] : [0, 0];
  const created = yield* create(cli, body, flags);
  if (!isRefusal(created)) return yield* announce(cli, body, created);
  if (created.status !== 404 || !reference || flags.pull !== 'missing') return created;
  if (flags.quiet !== true) {
    yield* cli.err(`Unable to find image '${familiar(withDefaultTag(reference))}' locally\n`);
  }
  const failed = yield* pull(cli, reference, flags);
  if (failed) return failed;
  const second = yield* create(cli, body, flags);
  return isRefusal(second) ? second : yield* announce(cli, body, second);
}

interface Created {
  readonly Id: string;
  readonly Warnings?: readonly string[] | null;
}

function* create(cli: Cli, body: ContainerBody, flags: CreationFlags): Steps<Created | EngineRefusal> {
  const query = { name: flags.name || undefined, platform: flags.platform || undefined };
  const unreachable = yield* cli.engine.negotiate();
  if (unreachable) return unreachable;
  const json = forApi(body, cli.engine.api);
  return yield* cli.engine.json<Created>('POST', '/containers/create', { query, json });
}

/** What a newer engine no longer takes is left out: the kernel's own memory limit, then the wide hardware address. */
function forApi(body: ContainerBody, api: string): ContainerBody {
  const gone = isOlder(api, '1.42') ? {} : { KernelMemory: undefined };
  const address = isOlder(api, '1.44') ? {} : { MacAddress: undefined };
  return { ...body, ...address, HostConfig: { ...body.HostConfig, ...gone } };
}

function* announce(cli: Cli, body: ContainerBody, created: Created): Steps<string> {
  const loopback = body.HostConfig.Dns.find((server) => /^127\.|^::1$/.test(server));
  const own = loopback === undefined ? [] : [`Localhost DNS (${loopback}) may fail in containers.`];
  for (const warning of [...(created.Warnings ?? []), ...own]) yield* cli.err(`WARNING: ${warning}\n`);
  return created.Id;
}

/** Pulls the image of a container; its progress goes to standard error. */
function* pull(cli: Cli, reference: Reference, flags: CreationFlags): Steps<Refusal | undefined> {
  const named = withDefaultTag(reference);
  const query = {
    fromImage: canonicalName(named),
    tag: named.digest ?? named.tag,
    platform: flags.platform || undefined,
  };
  const headers = registryAuth(cli.p, named.domain);
  const opened = yield* cli.engine.open('POST', '/images/create', { query, headers });
  if (isRefusal(opened)) return opened;
  return yield* showProgress(cli, opened, flags.quiet === true ? undefined : displayOn(cli, 2));
}
