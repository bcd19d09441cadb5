import { asBytes, type Bytes } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import { writeTar, type TarEntry } from '#sim/base/tar';
import type { Steps } from '#sim/kernel/program';
import type { Cli } from '../cli';
import { readTree } from '../container/local-tree';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { absolute } from '../text';
import { IgnoreRules } from '#sim/base/ignore-rules';

/** What is sent to the builder. */
export interface Context {
  archive: Bytes;
  /** path of the Dockerfile in the archive */
  dockerfile: string;
}

const unable = (why: string): Refusal => refuse(`unable to prepare context: ${why}`);

/** Collects the context of `docker build`: a folder, or `-` for an archive or a Dockerfile from standard input. */
export function* contextFor(cli: Cli, path: string, file: string | undefined): Steps<Context | Refusal> {
  if (/^(https?|git|ssh):\/\/|^git@|^github\.com\//.test(path))
    return unable(`remote contexts such as ${path} are not simulated yet`);
  if (path === '-') return yield* fromInput(cli, file);
  const folder = absolute(path, cli.p.cwd());
  const there = cli.p.stat(folder);
  if (isFail(there) || there.type !== 'dir') return unable(`path ${JSON.stringify(path)} not found`);
  const typed = file === '-' ? yield* cli.p.readAll(0) : undefined;
  if (isFail(typed)) return unable(strerror(typed));
  const dockerfile = typed === undefined ? dockerfileIn(cli, folder, file) : `.dockerfile.${'0'.repeat(20)}`;
  if (isRefusal(dockerfile)) return dockerfile;
  const all = readTree(cli, folder, '.');
  if (isRefusal(all)) return unable(all.refused);
  const ignore = cli.p.readText(`${folder}/.dockerignore`);
  const entries = withoutIgnored(all.slice(1), isFail(ignore) ? '' : ignore, dockerfile);
  if (typed !== undefined)
    entries.push({ name: dockerfile, type: 'file', mode: 0o600, uid: 0, gid: 0, mtime: 0, data: typed });
  return { archive: writeTar(entries.map((entry) => ({ ...entry, uid: 0, gid: 0 }))), dockerfile };
}

function dockerfileIn(cli: Cli, folder: string, file: string | undefined): string | Refusal {
  const path = file === undefined ? `${folder}/Dockerfile` : absolute(file, cli.p.cwd());
  const there = cli.p.lstat(path);
  if (isFail(there))
    return unable(
      `unable to evaluate symlinks in Dockerfile path: lstat ${path}: ${strerror(there).toLowerCase()}`,
    );
  if (!path.startsWith(`${folder === '/' ? '' : folder}/`))
    return unable(`the Dockerfile (${path}) must be within the build context`);
  return path.slice(folder === '/' ? 1 : folder.length + 1);
}

function withoutIgnored(entries: readonly TarEntry[], ignore: string, dockerfile: string): TarEntry[] {
  const rules = new IgnoreRules(ignore);
  for (const path of ['.dockerignore', dockerfile]) if (rules.excludes(path)) rules.keep(path);
  const closed: string[] = [];
  return entries.filter(({ name, type }) => {
    if (closed.some((folder) => name.startsWith(folder))) return false;
    if (!rules.excludes(name)) return true;
    if (type === 'dir' && !rules.hasExceptionsBelow(name)) closed.push(`${name}/`);
    return false;
  });
}

function* fromInput(cli: Cli, file: string | undefined): Steps<Context | Refusal> {
  const input = yield* cli.p.readAll(0);
  if (isFail(input)) return unable(strerror(input));
  if (input.slice(257, 262) === 'ustar' || input.startsWith('\x1f\x8b'))
    return { archive: input, dockerfile: file ?? 'Dockerfile' };
  if (file !== undefined)
    return refuse('ambiguous Dockerfile source: both stdin and flag correspond to Dockerfiles');
  const entry: TarEntry = {
    name: 'Dockerfile',
    type: 'file',
    mode: 0o600,
    uid: 0,
    gid: 0,
    mtime: 0,
    data: asBytes(input),
  };
  return { archive: writeTar([entry]), dockerfile: 'Dockerfile' };
}
