import { isFailure } from '../buildkit/dockerfile/failure';
import { programOf } from '../buildkit/dockerfile/instructions';
import { Linter } from '../buildkit/dockerfile/lint';
import { lineOf, parse, type Line } from '../buildkit/dockerfile/parse';
import { invalid, type Refusal } from '../http/refusal';

/** One instruction of a Dockerfile. */
export interface Instruction {
  /** upper case: RUN, COPY … */
  name: string;
  /** the whole instruction on one line, as the builder says it back */
  original: string;
  /** --from=x, --chown=y … without the dashes */
  flags: Record<string, string>;
  /** what follows name and flags */
  rest: string;
  /** a label of the client's: name and value as they are */
  label?: readonly [name: string, value: string];
}

/**
 * Reads a Dockerfile with BuildKit's parser, as the classic builder does: what is wrong with an instruction is found before anything
 * is built. `name` is for the message about an empty file.
 */
export function parseDockerfile(text: string, name: string): Instruction[] | Refusal {
  if (text === '') return invalid(`the Dockerfile (${name}) cannot be empty`);
  const parsed = parse(text);
  if (isFailure(parsed)) return invalid(`failed to parse Dockerfile: ${parsed.failed}`);
  const program = programOf(parsed, new Linter('skip=all'));
  // without a stage the builder begins, and only then has nothing to show
  if (isFailure(program) && program.failed !== 'dockerfile contains no stages to build')
    return invalid(worded(program.failed));
  return parsed.lines.map(instructionOf);
}

/** What the parser finds while it reads lines has no place; what is found in instructions has one. */
function worded(failed: string): string {
  const strings = /when using JSON array syntax, arrays must be comprised of strings only$/.exec(failed);
  if (strings !== null) return `failed to parse Dockerfile: ${strings[0]}`;
  return /^dockerfile parse error|^no build stage/.test(failed)
    ? failed
    : `failed to parse Dockerfile: ${failed}`;
}

function instructionOf(line: Line): Instruction {
  const flags = line.flags.map((flag) => {
    const at = flag.indexOf('=');
    return at < 0 ? [flag.slice(2), 'true'] : [flag.slice(2, at), flag.slice(at + 1)];
  });
  const { name, original, rest } = line;
  return {
    name: name.toUpperCase(),
    original,
    flags: Object.fromEntries(flags) as Record<string, string>,
    rest,
  };
}

/** One logical line: what ONBUILD holds. */
export function parseInstruction(line: string): Instruction {
  return instructionOf(lineOf(line));
}

/** `--label` of the client: a step at the end. */
export function labelInstruction(name: string, value: string): Instruction {
  return { name: 'LABEL', original: `LABEL ${name}=${value}`, flags: {}, rest: '', label: [name, value] };
}
