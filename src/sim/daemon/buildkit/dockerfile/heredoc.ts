/** A here-document of RUN, COPY or ADD. */
export interface Heredoc {
  readonly name: string;
  /** lines with their ends */
  readonly data: string;
  /** variables in it are expanded: its name was not quoted */
  readonly expands: boolean;
  /** `<<-`: tabs at the beginnings of lines go */
  readonly chomps: boolean;
}

/** What a word says when it opens a here-document (`<<EOF`, `<<-"EOF"`); undefined for other words. */
export function heredocOf(word: string): Omit<Heredoc, 'data'> | undefined {
  const found = /^\d*<<(-?)([^<]*)$/.exec(word);
  const quoted = found?.[2] ?? '';
  const name = quoted.replace(/["']/g, '');
  if (name === '' || /\s/.test(name)) return undefined;
  return { name, expands: quoted === name, chomps: found?.[1] === '-' };
}

/** The here-documents that a line opens, in order. */
export function heredocsIn(line: string): Omit<Heredoc, 'data'>[] {
  return rawWords(line).flatMap((word) => heredocOf(word) ?? []);
}

/** Words as typed, quotes and all; blanks in quotes do not part them. */
function rawWords(line: string): string[] {
  return line.match(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+/g) ?? [];
}

/** Without tabs at the beginnings of lines. */
export function chomp(data: string): string {
  return data.replace(/^\t+/gm, '');
}

/** How a step's name shows a here-document: its first line. */
export function summary(data: string): string {
  const lines = data.trim().split('\n');
  return `${lines[0] ?? ''}${lines.length > 1 ? '...' : ''}`;
}
