import { noBytes, text } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { cloneJson } from '#sim/base/json';
import { readResponse, sendRequest } from '#sim/kernel/http/index';
import type { Steps } from '#sim/kernel/program';
import { canReachInternet } from '#sim/network/index';
import { find, isRefused } from '#sim/registry/index';
import type { Sim } from '#sim/world/sim';
import { isRefusal } from '../../http/refusal';
import { dropImage } from '../../image/store';
import { findImage } from '../../state/images';
import { parseReference, type Reference } from '../../state/reference';
import { hashOf } from '../cache/records';
import { keepImage } from '../solve/advance';
import { fail, type Failure } from '../dockerfile/failure';
import { scratch, type BaseImage } from '../plan/image';
import { flush, InternalStep, internalName, withRow, type Session } from './session';

/** What a registry takes to say what an image is, ms. */
const answerTime = 900;

/** The image of that name as the store or a registry knows it. `shown` is how the Dockerfile names it. */
export function* loadMetadata(
  session: Session,
  group: string,
  reference: string,
  shown: string,
  platform: string,
  mustAsk: boolean,
  beforeAsking: () => void,
): Steps<BaseImage | Failure> {
  if (reference === 'scratch') return scratch;
  const step = new InternalStep(session, internalName(group, `load metadata for ${reference}`));
  step.begin();
  const arch = platform.split('/')[1] ?? '';
  const there = mustAsk ? null : withRow(session, (sim) => local(sim, session.daemon, reference, arch));
  if (there !== null) {
    step.end();
    return there;
  }
  beforeAsking();
  yield* flush(session);
  const found = yield* ask(session, reference, arch);
  if (!('why' in found)) {
    step.end();
    return found;
  }
  const again = mustAsk ? withRow(session, (sim) => local(sim, session.daemon, reference, arch)) : null;
  if (again !== null && found.isUnreachable) {
    step.end();
    return again;
  }
  step.end({ error: found.why });
  return fail(`${shown}: failed to resolve source metadata for ${reference}: ${found.why}`);
}

function local(sim: Sim, daemon: number, reference: string, arch: string): BaseImage | null {
  const row = findImage(sim, sim.daemons.need(daemon), reference);
  if (isRefusal(row) || (arch !== '' && row.architecture !== arch)) return null;
  return cloneJson({
    ...{ reference, config: row.config, architecture: row.architecture, author: row.author },
    ...{ history: row.history, layers: row.layers, created: row.created, pull: '' },
  });
}

interface Unknown {
  readonly why: string;
  readonly isUnreachable: boolean;
}

/** Another registry: the engine's own pull brings the image, of which only the layers and the configuration are kept. */
function* fetchElsewhere(
  session: Session,
  reference: Reference,
  wanted: string,
  full: string,
): Steps<BaseImage | Unknown> {
  const { p, daemon } = session;
  const fd = yield* p.connect({ unix: '/var/run/docker.sock' });
  if (isFail(fd)) return { why: 'connection refused', isUnreachable: true };
  const query = `fromImage=${encodeURIComponent(reference.repository)}&tag=${encodeURIComponent(wanted)}`;
  const headers = [
    ['Host', 'api.moby.localhost'],
    ['Content-Length', '0'],
  ] as const;
  yield* sendRequest(p, fd, { method: 'POST', path: `/v1.51/images/create?${query}`, headers });
  const response = yield* readResponse(p, fd, 'POST', noBytes);
  const body = isFail(response) ? noBytes : yield* response.body.readAll();
  p.close(fd);
  const said = isFail(body) ? '' : text(body);
  const wrong = /"(?:message|error)":("(?:[^"\\]|\\.)*")/.exec(said)?.[1];
  if (wrong !== undefined) {
    const message = JSON.parse(wrong) as string;
    const isAnswer = /not found|unknown/.test(message);
    return { why: isAnswer ? `${full}: not found` : message, isUnreachable: !isAnswer };
  }
  return withRow(session, (sim): BaseImage | Unknown => {
    const found = local(sim, daemon, full, '');
    const row = findImage(sim, sim.daemons.need(daemon), full);
    if (found === null || isRefusal(row)) return { why: `${full}: not found`, isUnreachable: false };
    keepImage(sim, daemon, hashOf('image', found.layers), full, found.layers, row.size);
    const store = sim.daemons.need(daemon);
    for (const names of [store.references, store.digests])
      for (const name of Object.keys(names)) if (names[name] === row.id) delete names[name];
    dropImage(sim, row);
    return found;
  });
}

function* ask(session: Session, full: string, arch: string): Steps<BaseImage | Unknown> {
  const reference = parseReference(full);
  if (isRefusal(reference)) return { why: reference.message, isUnreachable: false };
  const slash = reference.repository.indexOf('/');
  const [domain, path] = [reference.repository.slice(0, slash), reference.repository.slice(slash + 1)];
  const wanted = reference.digest === '' ? reference.tag || 'latest' : reference.digest;
  const host = domain === 'docker.io' ? 'registry-1.docker.io' : domain;
  const head = (why: string): Unknown => ({
    why: `failed to do request: Head "https://${host}/v2/${path}/manifests/${wanted}": dial tcp${why}`,
    isUnreachable: true,
  });
  const isNear = /^(localhost|127\.)/.test(domain);
  if (isNear || domain !== 'docker.io') {
    const fetched = yield* fetchElsewhere(session, reference, wanted, full);
    if (!('why' in fetched)) return fetched;
    const address = (domain.includes(':') ? domain : `${domain}:443`).replace('localhost', '127.0.0.1');
    if (/connection refused/.test(fetched.why)) return head(` ${address}: connect: connection refused`);
    if (!/no such host|unreachable/.test(fetched.why)) return fetched;
  }
  const isOnline = withRow(session, (sim) =>
    canReachInternet(sim, sim.machines.need(sim.daemons.need(session.daemon).machine).ns.net),
  );
  if (!isOnline) return head(`: lookup ${host}: network is unreachable`);
  if (domain !== 'docker.io')
    return head(`: lookup ${host.split(':')[0] ?? ''} on 192.168.1.1:53: no such host`);
  const auth = new InternalStep(session, `[auth] ${path}:pull token for registry-1.docker.io`);
  auth.begin();
  yield* session.p.sleep(answerTime / 2);
  auth.end();
  yield* session.p.sleep(answerTime / 2);
  return withRow(session, (sim): BaseImage | Unknown => {
    const own = sim.machines.need(sim.daemons.need(session.daemon).machine).arch;
    const known = arch === 'arm64' || arch === 'amd64' ? arch : own;
    const offered = find(reference.repository, wanted, known);
    if (isRefused(offered)) {
      const isTag = !/denied|does not exist/.test(offered.message);
      const denied =
        'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed';
      return { why: isTag ? `${full}: not found` : denied, isUnreachable: false };
    }
    return cloneJson({
      ...{ reference: reference.digest === '' ? `${full}@${offered.digest}` : full, config: offered.config },
      ...{
        architecture: offered.architecture,
        author: '',
        history: [...offered.history],
        created: offered.created,
      },
      ...{ layers: offered.layers.map(({ diffId }) => diffId), pull: full },
    });
  });
}
