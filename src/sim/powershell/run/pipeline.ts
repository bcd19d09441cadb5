import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { PowerShellError } from '../errors';
import { worldPath } from '../paths';
import { linesOf } from '../format/lines';
import type { ErrorTarget, Output, Session } from '../session';
import type { Command, Evaluation, Redirection, Statement } from '../syntax/ast';
import { isList, isThing, toText, errorRecord, type Value } from '../values';
import { runCommand } from './command';
import { evaluate } from './evaluate';

type Pipeline = Extract<Statement, { kind: 'pipeline' }>;

/** Runs the stages one after the other: each gets all that the one before gave; the last gives as it goes. */
export function* runPipeline(session: Session, node: Pipeline, output: Output): Steps<void> {
  let input: Value[] | undefined;
  const last = node.stages.length - 1;
  for (const [i, stage] of node.stages.entries()) {
    if (i === last) {
      yield* runStage(session, stage, input, output);
      return;
    }
    const collected: Value[] = [];
    yield* runStage(session, stage, input, {
      isHost: false,

      *emit(value) {
        collected.push(value);
      },
    });
    input = collected;
  }
}

function* runStage(
  session: Session,
  stage: Command | Evaluation,
  input: readonly Value[] | undefined,
  output: Output,
): Steps<void> {
  if (stage.redirections.length === 0) yield* runBare(session, stage, input, output);
  else yield* redirected(session, stage, input, output);
}

function* runBare(
  session: Session,
  stage: Command | Evaluation,
  input: readonly Value[] | undefined,
  output: Output,
): Steps<void> {
  if (stage.kind === 'command') {
    yield* runCommand(session, stage, input, output);
    return;
  }
  const { value } = stage;
  if (value.kind === 'step') {
    yield* evaluate(session, value);
    return;
  }
  const given = yield* evaluate(session, value);
  session.state.isOk = true;
  if (given === null) return;
  if (!isList(given)) yield* output.emit(given);
  else for (const one of given) yield* output.emit(one);
}

/** `> file`, `2> $null`, `2>&1`, `*> file`. */
function* redirected(
  session: Session,
  stage: Command | Evaluation,
  input: readonly Value[] | undefined,
  output: Output,
): Steps<void> {
  let target = output;
  let errors: ErrorTarget | undefined;
  const files: { path: string; isAppended: boolean; texts: Value[] }[] = [];
  for (const one of stage.redirections) {
    if (one.merge === true) {
      errors = target;
      continue;
    }
    const to = yield* fileOf(session, one);
    const texts: Value[] = [];
    if (to !== undefined) files.push({ path: to, isAppended: one.append, texts });
    const sink: Output = {
      isHost: false,

      *emit(value) {
        if (to !== undefined) texts.push(value);
      },
    };
    if (one.stream !== 2) target = sink;
    if (one.stream !== 1) errors = to === undefined ? 'nowhere' : sink;
  }
  if (errors !== undefined) session.errorTargets.push(errors);
  try {
    yield* runBare(session, stage, input, target);
  } catch (error) {
    // what ends the command is told where its errors go
    if (!(error instanceof PowerShellError) || errors === undefined || session.isCaught) throw error;
    error.place ??= { source: session.source, extent: stage.extent };
    yield* session.reportError(error);
  } finally {
    if (errors !== undefined) session.errorTargets.pop();
  }
  for (const { path, isAppended, texts } of files) {
    const text = linesOf(session, texts.map(plainError)).join('\n');
    const refused = session.p.writeText(path, text, { append: isAppended });
    if (isFail(refused))
      yield* session.report({
        message: `Could not find a part of the path '${path}'.`,
        category: 'OpenError',
        exception: 'DirectoryNotFoundException',
        id: 'FileOpenFailure',
        activity: 'Out-File',
        prefix: 'out-file',
      });
  }
}

const plainError = (value: Value): Value =>
  isThing(value) && value.type === errorRecord ? toText(value) : value;

/** The file of a redirection; undefined for $null. */
function* fileOf(session: Session, one: Redirection): Steps<string | undefined> {
  const to = one.target === undefined ? null : yield* evaluate(session, one.target);
  return to === null ? undefined : worldPath(session.p, toText(to));
}
