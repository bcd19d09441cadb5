import { text, utf8 } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { PlainLog } from '#sim/buildx/progress/plain';
import { Trace } from '#sim/buildx/progress/trace';
import { TtyPicture } from '#sim/buildx/progress/tty';
import { findPlugin } from '#sim/cli/plugin';
import { refuse, type Refusal } from '#sim/cli/refusal';
import type { SolveStatus } from '#sim/daemon/api/buildkit';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';
import type { Background, Want } from '../client/loop';
import type { Project } from '../model/project';
import { done } from '../progress/event';
import { bakeFile, targetNames } from './bake-file';
import { readStatus } from './bake-status';
import { servicesToBuild, type Building, type BuildOrder } from './build';
import type { ImageIds } from './images';

/** The plugin that compose builds with, where it is usually; undefined: it is not there. */
export function findBuildx(p: Proc): string | undefined {
  return findPlugin(p, 'buildx');
}

/** Builds all of them in one go with BuildKit: buildx bakes what compose describes to it, and compose shows how it goes. */
export function* bakeImages(
  compose: Compose,
  project: Project,
  order: BuildOrder,
  wanted: readonly Building[],
): Steps<ImageIds | Refusal> {
  const known = servicesToBuild(compose, project, { ...order, withDependencies: true });
  const file = bakeFile(project, order, known, wanted);
  if (order.print) {
    yield* compose.cli.out(`${file}\n`);
    return new Map();
  }
  if (compose.api.isDryRun) return yield* imagine(compose, project, known);
  const { p } = compose.cli;
  const metadataFile = `/tmp/compose-build-metadataFile-${uuid(compose)}.json`;
  const failed = yield* runBake(compose, file, flagsOf(order, wanted, metadataFile));
  if (failed) return failed;
  const metadata = p.readText(metadataFile);
  p.unlink(metadataFile);
  if (order.check) return new Map();
  if (isFail(metadata)) return refuse(`open ${metadataFile}: no such file or directory`);
  const built = JSON.parse(metadata) as Record<string, { 'containerimage.digest'?: string }>;
  const names = targetNames(project);
  const ids: ImageIds = new Map();
  for (const { name, image } of wanted) {
    const one = built[names[name] ?? name];
    if (!one) return refuse(`build result not found in Bake metadata for service ${name}`);
    ids.set(image, one['containerimage.digest'] ?? '');
    yield* compose.tell(done(image, 'Built'));
  }
  return ids;
}

function flagsOf(order: BuildOrder, wanted: readonly Building[], metadataFile: string): string[] {
  const read = wanted.flatMap(({ build }) => [
    build.context ?? '.',
    ...Object.values(build.additional_contexts ?? {}).filter((from) => !from.includes(':')),
  ]);
  const isPrivileged = wanted.some(
    ({ build }) => build.privileged === true || build.entitlements?.includes('security.insecure') === true,
  );
  return [
    ...['bake', '--file', '-', '--progress', 'rawjson', '--metadata-file', metadataFile],
    ...read.flatMap((path) => ['--allow', `fs.read=${path}`]),
    ...(isPrivileged ? ['--allow', 'security.insecure'] : []),
    ...(order.sbom === '' ? [] : [`--sbom=${order.sbom}`]),
    ...(order.provenance === '' ? [] : [`--provenance=${order.provenance}`]),
    ...(order.builder === '' ? [] : ['--builder', order.builder]),
    ...(order.isQuiet ? ['--progress=quiet'] : []),
  ];
}

function uuid(compose: Compose): string {
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => compose.cli.p.random(16).toString(16)).join('');
  return [hex(8), hex(4), `4${hex(3)}`, `a${hex(3)}`, hex(12)].join('-');
}

/** Runs `buildx bake` with the file as its input; what it says of its progress is shown on standard output. */
function* runBake(compose: Compose, file: string, flags: readonly string[]): Steps<Refusal | undefined> {
  const { p } = compose.cli;
  const input = p.pipe();
  const output = p.pipe();
  if (isFail(input) || isFail(output)) return refuse('failed to execute bake: too many open files');
  const [inputEnd, into] = input;
  const [from, outputEnd] = output;
  const path = findBuildx(p) ?? 'docker-buildx';
  const pid = p.spawn({
    path,
    argv: [path, ...flags],
    files: { 0: inputEnd, 1: 1, 2: outputEnd },
  });
  p.close(inputEnd);
  p.close(outputEnd);
  if (isFail(pid)) return refuse(`failed to execute bake: fork/exec ${path}: no such file or directory`);
  yield* p.write(into, utf8(file));
  p.close(into);
  const shown = new Shown(compose);
  compose.loop.attend(shown);
  const words = yield* readProgress(compose, from, shown);
  compose.loop.dismiss(shown);
  p.close(from);
  const ended = yield* p.wait(pid);
  yield* shown.end();
  if (isFail(ended) || ended.exit.code === 0) return undefined;
  if (words.length > 0) return refuse(`${words.join('\n')}\n`);
  return refuse(`failed to execute bake: exit status ${String(ended.exit.code)}`);
}

/** Lines that are no JSON are what went wrong; each keeps its newline. */
function* readProgress(compose: Compose, fd: number, shown: Shown): Steps<readonly string[]> {
  const words: string[] = [];
  let rest = '';
  for (;;) {
    yield* compose.loop.readable(fd);
    const part = yield* compose.cli.p.read(fd);
    if (isFail(part) || part === '') break;
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const status = readStatus(text(line as typeof part));
      if (typeof status === 'string') words.push(`${status.replace(/^ERROR: /, '')}\n`);
      else yield* shown.add(status);
    }
  }
  return words;
}

/** ms between two pictures. */
const tick = 100;

/** The progress of a build on standard output: a log, or a picture on a terminal. */
class Shown implements Background {
  readonly #trace = new Trace();
  readonly #log = new PlainLog(this.#trace);
  readonly #picture: TtyPicture | undefined;
  #next = 0;

  constructor(private readonly compose: Compose) {
    const { p } = compose.cli;
    if (this.#form === 'tty') this.#picture = new TtyPicture(this.#trace, p.now());
    this.#next = p.clock() + tick;
  }

  get #form(): 'tty' | 'plain' | 'quiet' {
    const { mode } = this.compose.look;
    if (mode === 'quiet') return 'quiet';
    const asked = mode === 'auto' ? (this.compose.variable('BUILDKIT_PROGRESS') ?? 'auto') : mode;
    if (asked === 'plain' || asked === 'json') return 'plain';
    return this.compose.cli.terminal(1) || asked === 'tty' ? 'tty' : 'plain';
  }

  want(): Want {
    return this.#picture ? { read: [], until: this.#next } : { read: [] };
  }

  *take(): Steps<void> {
    this.#next = this.compose.loop.now + tick;
    yield* this.#draw(false);
  }

  *add(status: SolveStatus): Steps<void> {
    this.#trace.add(status);
    if (this.#form === 'plain') yield* this.compose.cli.out(this.#log.update());
  }

  *end(): Steps<void> {
    if (this.#picture) {
      yield* this.#draw(true);
      yield* this.compose.cli.out(this.#picture.end());
    } else if (this.#form === 'plain') yield* this.compose.cli.out(this.#log.end());
  }

  *#draw(isOver: boolean): Steps<void> {
    const { cli } = this.compose;
    const size = cli.terminal(1) ?? { rows: 24, cols: 80 };
    const words = this.#picture?.draw(cli.now(), isOver, { ...size, note: '' });
    yield* cli.out(words ?? '');
  }
}

/** With `--dry-run`: what would be built. */
function* imagine(compose: Compose, project: Project, known: readonly Building[]): Steps<ImageIds | Refusal> {
  const names = targetNames(project);
  const ids: ImageIds = new Map();
  for (const { name, image } of known) {
    const target = names[name] ?? name;
    const id = `dryRun-${target}`;
    yield* compose.tell({ ...done(`${target} ==>`, ''), text: `==> writing image ${id}` });
    yield* compose.tell({ ...done(`${target} ==> ==>`, ''), text: `naming to ${image}` });
    ids.set(image, id);
  }
  for (const { name } of known) yield* compose.tell(done(names[name] ?? name, 'Built'));
  return ids;
}
