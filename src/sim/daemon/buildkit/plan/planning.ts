import { fail, isFailure, type Failure } from '../dockerfile/failure';
import type { Command } from '../dockerfile/command';
import type { Linter } from '../dockerfile/lint';
import { expand, isMisspelt } from '../dockerfile/words';
import { withSuggestion } from '../dockerfile/suggest';
import type { Globals } from './globals';
import type { Graph } from './graph';
import type { FrontendOptions } from './options';
import { variablesOf, type StageState } from './stage';

/** What turning instructions into steps needs to know. */
export interface Planning {
  readonly graph: Graph;
  readonly options: FrontendOptions;
  readonly globals: Globals;
  readonly lint: Linter;
  readonly escape: string;
  /** step with the files of a context: '' is the build context, others by name */
  contextOp(name: string): number;
  /** step with the files of an image that is no stage */
  imageOp(reference: string): number;
  readonly used: Set<string>;
  /** paths of the build context that are copied, as the client is asked for them */
  readonly paths: Set<string>;
  /** the .dockerignore leaves this path out */
  ignores(path: string): boolean;
}

/** Expands one text of an instruction, and notes down what is not set. */
export function expandIn(
  planning: Planning,
  stage: StageState,
  command: Command,
  text: string,
): { word: string; words: readonly string[] } | Failure {
  const expanded = expand(text, { variables: variablesOf(stage), escape: planning.escape });
  for (const name of expanded.unset) noteUnset(planning, stage, command, name);
  if (isMisspelt(expanded)) return fail(expanded.misspelt, command.range);
  return expanded;
}

function noteUnset(planning: Planning, stage: StageState, command: Command, name: string | undefined): void {
  if (name === undefined || stage.args.has(name) || stage.env.has(name)) return;
  const words = withSuggestion(`Usage of undefined variable '$${name}'`, name, stage.env.keys());
  planning.lint.add(
    'UndefinedVar',
    words.replace(/did you mean (\w+)\?/, 'did you mean $$$1?'),
    command.range,
  );
}

/** Expands each text to one word. */
export function expandAll(
  planning: Planning,
  stage: StageState,
  command: Command,
  texts: readonly string[],
): string[] | Failure {
  const done: string[] = [];
  for (const text of texts) {
    const expanded = expandIn(planning, stage, command, text);
    if (isFailure(expanded)) return expanded;
    done.push(expanded.word);
  }
  return done;
}

/** A step's name: variables that are set are shown with their values (those of secrets are not), the first word in capitals. */
export function shownCommand(
  stage: StageState,
  text: string,
  escape: string,
  hidden: readonly string[] = [],
): string {
  const own = variablesOf(stage);
  const variables = { get: (name: string) => (hidden.includes(name) ? '****' : own.get(name)) };
  const expanded = expand(text, { variables, escape, isRaw: true });
  const shown = isMisspelt(expanded) ? text : expanded.word;
  const at = shown.indexOf(' ');
  return at < 0 ? shown.toUpperCase() : shown.slice(0, at).toUpperCase() + shown.slice(at);
}
