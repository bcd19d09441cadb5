import type { Bytes } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import type { Cli } from './cli';
import type { Query } from './query';
import { isRefusal, refuse, type Refusal } from './refusal';

/** Fetches an archive into a file, or to standard output unless that is a terminal. `verb`: what is refused there. */
export function* fetchArchive(
  cli: Cli,
  asked: { readonly path: string; readonly query?: Query },
  output: string | undefined,
  verb: 'save' | 'export',
): Steps<number> {
  const isFile = output !== undefined && output !== '';
  if (!isFile && cli.terminal(1)) {
    return yield* cli.fail(refuse(`cowardly refusing to save to a terminal. Use the -o flag or redirect`));
  }
  const wrong = isFile ? outputMistake(cli, output, verb) : undefined;
  if (wrong) return yield* cli.fail(wrong);
  const opened = yield* cli.engine.open('GET', asked.path, { query: asked.query ?? {} });
  if (isRefusal(opened)) return yield* cli.fail(opened);
  const archive = yield* cli.engine.readAll(opened);
  if (!isFile) {
    yield* cli.p.write(1, archive);
    return 0;
  }
  const failed = cli.p.writeFile(output, archive, { mode: 0o600 });
  if (!failed) return 0;
  return yield* cli.fail(refuse(`failed to ${verb}: open ${output}: ${strerror(failed).toLowerCase()}`));
}

/** An archive from a file, or from standard input. */
export function* readArchive(cli: Cli, file: string | undefined): Steps<Bytes | Refusal> {
  if (file !== undefined) {
    const bytes = cli.p.readFile(file);
    return isFail(bytes) ? refuse(`open ${file}: ${strerror(bytes).toLowerCase()}`) : bytes;
  }
  const bytes = yield* cli.p.readAll(0);
  return isFail(bytes) ? refuse(strerror(bytes).toLowerCase()) : bytes;
}

/** Why a file cannot take an archive; found out before anything is asked for. */
function outputMistake(cli: Cli, output: string, verb: 'save' | 'export'): Refusal | undefined {
  const what = verb === 'save' ? 'failed to save image' : 'failed to export container';
  const folder = output.includes('/') ? output.slice(0, output.lastIndexOf('/')) || '/' : '.';
  if (!cli.p.exists(folder))
    return refuse(`${what}: invalid output path: stat ${folder}: no such file or directory`);
  const stat = cli.p.stat(output);
  return !isFail(stat) && stat.type === 'dir' ? refuse(`${what}: cannot write to a directory`) : undefined;
}
