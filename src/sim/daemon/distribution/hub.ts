import type { Bytes } from '#sim/base/bytes';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { canReachInternet } from '#sim/network/index';
import { repositories } from '#sim/registry/index';
import type { RegistryRow } from '#sim/world/registry';
import type { Sim } from '#sim/world/sim';
import { digestOf } from '../image/config-text';
import type { Credentials } from '#sim/distribution/client';
import { manifestV2 } from '#sim/distribution/manifest';
import type { LayerToPush, Target } from './target';

const host = 'docker.io';
/** A question to Docker Hub, with its token, ms. */
const question = 300;

/** Docker Hub beside its catalogue, to change. */
export function hubRow(sim: Sim): RegistryRow {
  return (
    sim.registries.get(host) ??
    sim.registries.insert(host, { host, accounts: {}, tags: {}, manifests: {}, configs: {}, layers: {} })
  );
}

export function peekHub(sim: Sim): Readonly<RegistryRow> | undefined {
  return sim.registries.peek(host);
}

/** `docker.io/kim/site` → `kim/site` */
export const hubName = (repository: string): string => repository.replace(/^docker\.io\//, '');

/** Signs in: a name that nobody has is the learner's from now on. Answers whether the password is right. */
export function signIn(sim: Sim, { username, password }: Credentials): boolean {
  if (password === '') return false;
  const { accounts } = hubRow(sim);
  accounts[username] ??= password;
  return accounts[username] === password;
}

export function isAccount(sim: Sim, who: Credentials | undefined): boolean {
  return who !== undefined && peekHub(sim)?.accounts[who.username] === who.password;
}

/** Tags of a repository: those of the catalogue and those that were pushed. Undefined when there is none of that name. */
export function hubTags(sim: Sim, repository: string): string[] | undefined {
  const name = hubName(repository);
  const published = repositories().get(name);
  const pushed = Object.keys(peekHub(sim)?.tags[name] ?? {});
  return published === undefined && pushed.length === 0
    ? undefined
    : [...new Set([...(published ?? []), ...pushed])].sort();
}

/** What was pushed to Docker Hub under that tag or digest, with the digest. */
export function hubManifest(
  sim: Sim,
  repository: string,
  wanted: string,
): { text: string; digest: string; type: string } | undefined {
  const row = peekHub(sim);
  const tags = row?.tags[hubName(repository)];
  if (row === undefined || tags === undefined) return undefined;
  const digest = wanted.startsWith('sha256:') ? wanted : (tags[wanted] ?? '');
  const found = row.manifests[digest];
  return found === undefined ? undefined : { text: found.text, digest, type: found.type };
}

/** Docker Hub as something that is pushed to: only accounts may, each below its own name. */
export class HubTarget implements Target {
  constructor(
    private readonly p: Proc,
    private readonly repository: string,
    private readonly who: Credentials | undefined,
  ) {}

  *reach(): Steps<string | undefined> {
    yield* this.p.sleep(question);
    const isReachable = this.p.do((sim) =>
      canReachInternet(sim, sim.processes.need(this.p.processId).ns.net),
    );
    return isReachable
      ? undefined
      : 'Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: network is unreachable';
  }

  *admit(): Steps<string | undefined> {
    yield* this.p.sleep(question);
    const owner = hubName(this.repository).split('/')[0] ?? '';
    const isAllowed = this.p.do((sim) => isAccount(sim, this.who) && this.who?.username === owner);
    return isAllowed ? undefined : 'denied: requested access to the resource is denied';
  }

  *has(digest: string): Steps<boolean> {
    yield* this.p.sleep(80);
    return this.p.do((sim) => Object.hasOwn(peekHub(sim)?.layers ?? {}, digest) && this.#isHere(sim, digest));
  }

  #isHere(sim: Sim, digest: string): boolean {
    const row = peekHub(sim);
    const own = new Set(Object.values(row?.tags[hubName(this.repository)] ?? {}));
    return [...own].some((manifest) => row?.manifests[manifest]?.text.includes(digest) === true);
  }

  *mount({ digest, diffId, bytes }: LayerToPush, from: string): Steps<boolean> {
    yield* this.p.sleep(120);
    return this.p.do((sim) => {
      const isThere = hubTags(sim, from) !== undefined;
      if (isThere) hubRow(sim).layers[digest] = { diffId, bytes };
      return isThere;
    });
  }

  /** What a household sends: 40 Mbit/s. */
  readonly rate = 5e6;

  *upload(layer: LayerToPush): Steps<string | undefined> {
    const { digest, diffId, bytes } = layer;
    this.p.do((sim) => void (hubRow(sim).layers[digest] = { diffId, bytes }));
    yield* this.p.sleep(120);
    return undefined;
  }

  *uploadConfig(digest: string, content: Bytes): Steps<string | undefined> {
    yield* this.p.sleep(120);
    this.p.do((sim) => void (hubRow(sim).configs[digest] = content));
    return undefined;
  }

  *putManifest(tag: string, manifest: string): Steps<string | undefined> {
    yield* this.p.sleep(150);
    this.p.do((sim) => {
      const row = hubRow(sim);
      const name = hubName(this.repository);
      const digest = digestOf(manifest);
      row.manifests[digest] = { type: manifestV2, text: manifest };
      row.tags[name] = { ...row.tags[name], [tag]: digest };
    });
    return undefined;
  }
}
