import type { Bytes } from '#sim/base/bytes';
import type { Engine } from '#sim/cli/engine';
import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { SolvedImage, SolveRequest } from '#sim/daemon/api/buildkit';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { metadataOf } from './metadata';
import { takeArchive } from './outputs';
import { errorExcerpt, warningList } from './progress/ending';
import { newDisplay, formOf, type Display } from './progress/display';
import { prepare, type Prepared } from './request';
import { readSecret, solve } from './solve';
import type { BuildTarget, BuildView, BuiltImage } from './target';
import { pushImages } from './push';

/** What came of a build, by the names of its targets. */
export interface Built {
  readonly images: Readonly<Record<string, BuiltImage>>;
  /** answers to `call`s, in the order of the targets */
  readonly answers: readonly Readonly<Record<string, unknown>>[];
}

/** Names of what a build is shown with. */
export interface Instance {
  /** `default` */
  readonly builder: string;
  /** `docker` */
  readonly driver: string;
  readonly isDebug: boolean;
  /** a display that has begun already (bake) */
  readonly display?: Display;
}

export const usualInstance: Instance = { builder: 'default', driver: 'docker', isDebug: false };

/** 25 letters and digits: how a build is referred to. */
export function newRef(p: Proc): string {
  const letters = '0123456789abcdefghijklmnopqrstuvwxyz';
  return Array.from({ length: 25 }, () => letters[p.random(36)] ?? '0').join('');
}

/**
 * Builds all targets in one go. Shows the progress, warnings and the lines of the Dockerfile that failed, but not the last line of
 * an error: that is the caller's, who gets its words (`failed to solve: …`, with `target NAME: ` before it where there are several).
 */
export function* build(
  p: Proc,
  engine: Engine,
  targets: readonly BuildTarget[],
  view: BuildView,
  instance: Instance = usualInstance,
): Steps<Built | Refusal> {
  const isAlone = targets.length === 1;
  const prepared: Prepared[] = [];
  for (const target of targets) {
    const one = yield* prepare(p, target, isAlone);
    if (isRefusal(one)) return one;
    prepared.push(one);
  }
  const secrets = readSecrets(p, targets);
  if (isRefusal(secrets)) return secrets;
  const ref = newRef(p);
  const request: SolveRequest = {
    method: 'Solve',
    ref,
    targets: prepared.map(({ target }) => target),
    secrets: Object.keys(secrets),
  };
  const form = formOf(p, view.progress);
  const display = instance.display ?? newDisplay(p, form, instance.builder, instance.driver);
  const offer = {
    ...{ request, local: prepared.map(({ local }) => local), secrets },
    *take(target: number, exporter: number, archive: Bytes): Steps<Refusal | undefined> {
      const to = prepared[target]?.exporters[exporter];
      return to === undefined ? undefined : yield* takeArchive(p, to, archive);
    },
  };
  const solved = yield* solve(p, engine, offer, display);
  let refused: Refusal | undefined;
  if ('images' in solved) {
    refused = yield* pushImages(p, engine, prepared, display);
    if (targets.some(({ wantsMetadata }) => wantsMetadata === true)) yield* display.add(provenanceStep(p));
  }
  yield* display.end();
  const isShown = form === 'plain' || form === 'tty';
  if (isShown) {
    const words = warningList(display.trace.warnings, instance.isDebug);
    if (words !== '') yield* p.err(words);
    if (prepared.some(({ local }) => hasBrokenRepository(p, local.context))) yield* p.err(noCommit);
  }
  if (isRefusal(solved)) return solved;
  if (refused !== undefined) return refused;
  if ('failed' in solved) {
    const words = errorExcerpt(solved.failed);
    if (words !== '') yield* p.err(words);
    return refuse(
      `${targetPrefix(prepared, solved.failed.vertex, display, isAlone)}failed to solve: ${solved.failed.message}`,
    );
  }
  return result(targets, prepared, solved.images, ref);
}

const noCommit =
  'WARNING: current commit information was not captured by the build: failed to read current commit information with git rev-parse --is-inside-work-tree\n';

/** A folder that claims to be git's, and is not. */
function hasBrokenRepository(p: Proc, folder: string): boolean {
  return folder !== '' && p.exists(`${folder}/.git`) && !p.exists(`${folder}/.git/HEAD`);
}

/** The step that `--metadata-file` adds. */
function provenanceStep(p: Proc) {
  const now = p.now();
  return {
    vertexes: [
      { digest: 'provenance', name: 'resolving provenance for metadata file', started: now, completed: now },
    ],
  };
}

function readSecrets(p: Proc, targets: readonly BuildTarget[]): Record<string, Bytes> | Refusal {
  const found: Record<string, Bytes> = {};
  for (const { secrets = [] } of targets) {
    for (const text of secrets) {
      const secret = readSecret(p, text);
      if (isRefusal(secret)) return secret;
      found[secret.id] = secret.value;
    }
  }
  return found;
}

/** `target app: ` where several are built: the one whose step has failed. */
function targetPrefix(
  prepared: readonly Prepared[],
  vertex: string,
  display: Display,
  isAlone: boolean,
): string {
  if (isAlone) return '';
  const failed =
    display.trace.byDigest.get(vertex) ?? display.trace.steps.findLast(({ error }) => error !== '');
  const last = failed ?? display.trace.steps.at(-1);
  const names = prepared.map(({ target }) => target.name).sort((a, b) => b.length - a.length);
  const name = names.find(
    (one) => last?.name.startsWith(`[${one} `) === true || last?.name.startsWith(`[${one}]`) === true,
  );
  return `target ${name ?? names[0] ?? ''}: `;
}

function result(
  targets: readonly BuildTarget[],
  prepared: readonly Prepared[],
  solved: readonly SolvedImage[],
  ref: string,
): Built {
  const images: Record<string, BuiltImage> = {};
  const answers: Record<string, unknown>[] = [];
  for (const [i, one] of solved.entries()) {
    if (one.answer !== undefined) answers.push(one.answer);
    const target = prepared[i]?.target;
    if (target === undefined) continue;
    images[targets[i]?.name ?? ''] = { id: one.image, metadata: metadataOf(target, one, ref) };
  }
  return { images, answers };
}
