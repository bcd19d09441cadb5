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
  /** line that it begins on */
  line: number;
}

/** All instructions there are; others are a parse error. */
const known = new Set([
  ...[
    'ADD',
    'ARG',
    'CMD',
    'COPY',
    'ENTRYPOINT',
    'ENV',
    'EXPOSE',
    'FROM',
    'HEALTHCHECK',
    'LABEL',
    'MAINTAINER',
    'ONBUILD',
  ],
  ...['RUN', 'SHELL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR'],
]);

/** Reads a Dockerfile: comments, the escape directive, lines that go on. `name` is for the messages. */
export function parseDockerfile(text: string, name: string): Instruction[] | Refusal {
  if (text.trim() === '') return invalid(`the Dockerfile (${name}) cannot be empty`);
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const escape = escapeCharacter(lines);
  const instructions: Instruction[] = [];
  for (let i = 0; i < lines.length; i++) {
    const first = lines[i] ?? '';
    if (isComment(first) || first.trim() === '') continue;
    const begun = i;
    let whole = first.trimStart();
    const goesOn = (line: string) =>
      line.trimEnd().endsWith(escape) && !line.trimEnd().endsWith(escape + escape);
    while (goesOn(whole) && i + 1 < lines.length) {
      whole = whole.trimEnd().slice(0, -1);
      i += 1;
      while (i < lines.length - 1 && (isComment(lines[i] ?? '') || (lines[i] ?? '').trim() === '')) i += 1;
      whole += isComment(lines[i] ?? '') ? '' : (lines[i] ?? '');
      if (i >= lines.length - 1) break;
    }
    const made = parseInstruction(whole.trim(), begun + 1);
    if ('refused' in made) return made;
    instructions.push(made);
  }
  return instructions;
}

const isComment = (line: string) => /^\s*#/.test(line);

/** `# escape=\`` among the first comment lines. */
function escapeCharacter(lines: readonly string[]): string {
  for (const line of lines) {
    const directive = /^\s*#\s*(\w+)\s*=\s*(.+?)\s*$/.exec(line);
    if (directive === null) return '\\';
    if (directive[1]?.toLowerCase() === 'escape') return directive[2] ?? '\\';
  }
  return '\\';
}

/** One logical line. Also for what ONBUILD and `--change` hold. */
export function parseInstruction(line: string, number: number): Instruction | Refusal {
  const [word = ''] = line.split(/\s/, 1);
  const name = word.toUpperCase();
  if (!known.has(name))
    return invalid(`dockerfile parse error on line ${number}: unknown instruction: ${word}`);
  let rest = line.slice(word.length).trim();
  const flags: Record<string, string> = {};
  for (;;) {
    const flag = /^--([a-z-]+)(?:=(\S*))?(\s+|$)/.exec(rest);
    if (flag === null || !['ADD', 'COPY', 'FROM', 'HEALTHCHECK', 'RUN'].includes(name)) break;
    flags[flag[1] ?? ''] = flag[2] ?? 'true';
    rest = rest.slice(flag[0].length);
  }
  const original = `${name}${line.slice(word.length)}`.trim();
  return { name, original, flags, rest, line: number };
}
