import { canReachInternet } from '#sim/network/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { find, isRefused, repositories, type Architecture } from '#sim/registry/index';
import type { Sim } from '#sim/world/sim';
import type { Reply } from '../http/answer';
import { movingVerbs } from '../http/elsewhere';
import { broken, invalid, isRefusal, refuse, type Refusal } from '../http/refusal';
import { hasParam, param, type ApiRequest } from '../http/request';
import { beginStream, endStream } from '../http/stream';
import type { Connection } from '../http/verb';
import { parseReference, type Reference } from '../state/reference';
import { parsePlatform, shownPlatform, type Platform } from './platform';
import { askedName, fetchLayers, finish, planOf, say, type Offer } from './pull-progress';
import { rowOf } from './store';

/** What Docker Hub gives one client, bytes a second: a household's 200 Mbit/s. */
export const hubRate = 25e6;
/** What Docker Hub takes to say no, ms. */
export const refusalTime = 700;

/** POST /images/create: pulls an image (without a tag all of a repository), and tells of it as it goes; with `fromSrc` imports one. */
export function* pull(
  p: Proc,
  request: ApiRequest,
  connection: Connection,
): Steps<Reply | Refusal | 'keep' | 'close'> {
  if (hasParam(request, 'fromSrc')) return yield* movingVerbs.value.import(p, request, connection);
  const reference = referenceOf(request);
  if (isRefusal(reference)) return reference;
  const { daemon, fd } = connection;
  const platform = p.do((sim) => platformOf(sim, daemon, param(request, 'platform')));
  if (isRefusal(platform)) return platform;
  if (p.do((sim) => isElsewhere(sim, reference)))
    return yield* movingVerbs.value.fetch(p, request, connection);
  const unreachable = p.do((sim) => whyUnreachable(sim, daemon));
  if (unreachable !== null) return unreachable;
  const all = reference.tag === '' && reference.digest === '';
  const tags = all ? p.do(() => tagsOf(reference)) : [reference.digest || reference.tag];
  const [first = 'latest'] = tags;
  const refused = p.do(() => {
    const offer = offerFor(daemon, reference, first, platform);
    return isRefusal(offer) && offer.refused !== wrongPlatform ? offer : null;
  });
  if (refused !== null) {
    yield* p.sleep(refusalTime);
    return refused;
  }
  if ((yield* beginStream(p, connection)) !== undefined) return 'close';
  let isNew = false;
  for (const tag of tags) {
    const done = yield* pullTag(p, connection, reference, tag, platform);
    if (done === 'gone') return 'close';
    if (typeof done === 'string') {
      yield* say(p, fd, { errorDetail: { message: done }, error: done });
      yield* endStream(p, fd);
      return 'keep';
    }
    isNew ||= done.isNew;
  }
  yield* say(p, fd, statusOf(isNew, all ? reference.familiar : askedName(reference, first)));
  yield* endStream(p, fd);
  return 'keep';
}

/** What is said last. */
export function statusOf(isNew: boolean, name: string): object {
  return { status: `Status: ${isNew ? 'Downloaded newer image' : 'Image is up to date'} for ${name}` };
}

function* pullTag(
  p: Proc,
  { fd, daemon }: Connection,
  reference: Reference,
  wanted: string,
  platform: Platform,
): Steps<{ isNew: boolean } | string> {
  const name = reference.repository.replace(/^[^/]*\//, '');
  const plan = p.do((sim) => {
    const offer = offerFor(daemon, reference, wanted, platform);
    if (isRefusal(offer)) return offer;
    const { networkRate } = sim.machines.need(sim.daemons.need(daemon).machine).hardware;
    return planOf(sim, offer, Math.min(hubRate, networkRate / 8));
  });
  yield* p.sleep(isRefusal(plan) ? refusalTime : plan.known);
  yield* say(p, fd, { status: `Pulling from ${name}`, id: wanted });
  if (isRefusal(plan)) return plan.message;
  const trouble = yield* fetchLayers(p, fd, daemon, plan, reference.familiar);
  if (trouble !== undefined) return trouble;
  const done = p.do((sim) => {
    const offer = offerFor(daemon, reference, wanted, platform);
    if (isRefusal(offer)) throw new Error(offer.message);
    return { digest: offer.digest, isNew: finish(sim, reference, wanted, offer) };
  });
  yield* say(p, fd, { status: `Digest: ${done.digest}` });
  return done;
}

/** What a client wants to have pulled. */
export function referenceOf(request: ApiRequest): Reference | Refusal {
  const from = param(request, 'fromImage').replace(/:$/, '');
  if (from === '') return broken('Get "http:": http: no Host in request URL');
  const tag = param(request, 'tag');
  if (tag !== '' && !tag.includes(':') && !/^\w[\w.-]{0,127}$/.test(tag))
    return invalid('invalid tag format');
  const joined = tag === '' ? from : tag.includes(':') ? `${from}@${tag}` : `${from}:${tag}`;
  return parseReference(joined);
}

/** The platform that is wanted; the machine's own without one. */
export function platformOf(sim: Sim, daemon: number, wanted: string): Platform | Refusal {
  const { arch, kernel } = sim.machines.need(sim.daemons.need(daemon).machine);
  if (kernel.kind !== 'windows')
    return wanted === '' ? { os: 'linux', architecture: arch } : parsePlatform(wanted, arch);
  const asked = wanted === '' ? { os: 'windows', architecture: arch } : parsePlatform(wanted, arch);
  return isRefusal(asked) || asked.os !== 'windows' ? asked : { ...asked, osVersion: kernel.release };
}

/** Other registries than Docker Hub, and what was pushed to it, are for the part that moves images. */
function isElsewhere(sim: Sim, { repository, tag, digest }: Reference): boolean {
  if (!repository.startsWith('docker.io/')) return !repositories().has(repository);
  const hub = sim.registries.peek('docker.io');
  const tags = hub?.tags[repository.slice('docker.io/'.length)];
  if (tags === undefined) return false;
  if (digest !== '') return hub?.manifests[digest] !== undefined;
  return tag === ''
    ? repositories().get(repository.slice('docker.io/'.length)) === undefined
    : tags[tag] !== undefined;
}

function whyUnreachable(sim: Sim, daemonId: number): Refusal | null {
  const { net } = sim.machines.need(sim.daemons.need(daemonId).machine).ns;
  if (canReachInternet(sim, net)) return null;
  const host = 'registry-1.docker.io';
  return broken(`Get "https://${host}/v2/": dial tcp: lookup ${host}: network is unreachable`);
}

function tagsOf({ repository }: Reference): string[] {
  return [...(repositories().get(repository.slice('docker.io/'.length)) ?? ['latest'])];
}

/** Status of a refusal that is said in the stream: the name is right, the platform is not there. */
const wrongPlatform = 499;

function offerFor(
  daemonId: number,
  reference: Reference,
  wanted: string,
  platform: Platform,
): Offer | Refusal {
  const none = refuse(
    wrongPlatform,
    `no matching manifest for ${shownPlatform(platform)} in the manifest list entries`,
  );
  const { os, osVersion, architecture } = platform;
  if (!isArchitecture(architecture) || (os !== 'linux' && os !== 'windows')) return none;
  // Windows images can be fetched to Linux when they are asked for: whichever is the newest
  const windows = os === 'windows' ? (osVersion ?? '10.0.99999') : undefined;
  const own = find(reference.repository, wanted, architecture, windows);
  if (isRefused(own)) {
    const isKnown = own.message.endsWith('manifest list entries');
    return refuse(isKnown ? wrongPlatform : own.status, own.message);
  }
  return { digest: own.digest, row: rowOf(daemonId, own), layers: own.layers };
}

function isArchitecture(name: string): name is Architecture {
  return name === 'amd64' || name === 'arm64';
}
