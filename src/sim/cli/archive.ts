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
    return yield* cli.fail(refuse(`cowardly refusing to ${verb} to a terminal. Use the -o flag or redirect`));
  }
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
