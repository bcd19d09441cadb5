import type { Steps } from '#sim/kernel/program';
import { canReachInternet } from '#sim/network/index';
import { cached, hashOf, keep } from '../cache/records';
import { fail, type Failure } from '../dockerfile/failure';
import { fullReference } from '../plan/reference';
import { flush, InternalStep, withRow, type Session } from './session';

/** Docker's own frontend, by the names that Dockerfiles give it. */
const ownFrontend = /^docker\.io\/docker\/dockerfile:(1|1\.\d+|1\.\d+\.\d+|latest)$/;
/** What each of them is, in effect: the newest 1.x. */
const frontendDigest = 'sha256:b6afd42430b15f2d2a4c5a02b919e98a525b785b1aaff16747d2f623364e39b6';

/** `# syntax=…`: the frontend is an image, which must be asked for. */
export function* resolveSyntax(session: Session, syntax: string, line: number): Steps<Failure | undefined> {
  const range = { start: line, end: line };
  const reference = fullReference(syntax.split(/\s/)[0] ?? '');
  if (typeof reference !== 'string') return fail(reference.wrong, range);
  const step = new InternalStep(session, `resolve image config for docker-image://${reference}`);
  step.begin();
  yield* flush(session);
  const path = reference.replace(/^docker\.io\//, '').replace(/:([^:/]*)$/, '');
  const tag = /:([^:/]*)$/.exec(reference)?.[1] ?? 'latest';
  const isOnline = withRow(session, (sim) =>
    canReachInternet(sim, sim.machines.need(sim.daemons.need(session.daemon).machine).ns.net),
  );
  const refuse = (why: string): Failure => {
    step.end({ error: why });
    return fail(`failed to resolve source metadata for ${reference}: ${why}`, range);
  };
  if (!isOnline)
    return refuse(
      `failed to do request: Head "https://registry-1.docker.io/v2/${path}/manifests/${tag}": dial tcp: lookup registry-1.docker.io: network is unreachable`,
    );
  yield* session.p.sleep(600);
  if (!ownFrontend.test(reference)) return refuse(`${reference}: not found`);
  step.end();
  const image = new InternalStep(session, `docker-image://${reference}@${frontendDigest}`);
  image.begin();
  const key = hashOf('frontend', reference);
  const isThere = withRow(session, (sim) => cached(sim, session.daemon, key) !== undefined);
  if (isThere) {
    image.end({ cached: true });
    return undefined;
  }
  yield* flush(session);
  yield* session.p.sleep(500);
  withRow(session, (sim) => {
    keep(sim, session.daemon, {
      ...{ key, type: 'frontend', description: `pulled from ${reference}@${frontendDigest}`, layers: [] },
      ...{ parents: [], size: 43_700_000, isMutable: false },
    });
  });
  image.status(`resolve ${reference}@${frontendDigest}`, { completed: session.p.now() });
  image.end();
  return undefined;
}
