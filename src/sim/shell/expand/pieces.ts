import { quotePattern, unquotePattern } from './pattern';

/**
 * A word under expansion is a list of pieces. How a piece came about decides what may still happen to it:
 * `bare` was written so (a pattern, never split), `quoted` is as it is, `split` came from an unquoted expansion,
 * and `end` is where `"$@"` ends one field and begins the next.
 */
export type Piece = readonly [kind: 'bare' | 'quoted' | 'split' | 'end', text: string];

export const fieldEnd: Piece = ['end', ''];

/** The fields of a word: split at IFS, each as a pattern (see pattern.ts). */
export function splitFields(pieces: readonly Piece[], ifs: string): string[] {
  const fields = new Fields();
  for (const [kind, text] of pieces) {
    if (kind === 'end') fields.close();
    else if (kind === 'quoted') fields.add(quotePattern(text));
    else if (kind === 'bare') {
      if (text !== '') fields.add(text);
    } else if (ifs !== '') addSplit(fields, text, ifs);
    else if (text !== '') fields.add(literal(text));
  }
  fields.close();
  return fields.done;
}

const literal = (text: string) => text.replaceAll('\\', '\\\\');

class Fields {
  readonly done: string[] = [];
  #open: string | undefined;

  add(text: string): void {
    this.#open = (this.#open ?? '') + text;
  }

  /** Ends a field, if one has begun. */
  close(): void {
    if (this.#open !== undefined) this.done.push(this.#open);
    this.#open = undefined;
  }

  /** Ends a field, an empty one if none has begun. */
  next(): void {
    this.done.push(this.#open ?? '');
    this.#open = undefined;
  }
}

function addSplit(fields: Fields, text: string, ifs: string): void {
  const isBlank = (char: string | undefined) =>
    char !== undefined && ' \t\n'.includes(char) && ifs.includes(char);
  let i = 0;
  while (i < text.length) {
    let j = i;
    while (j < text.length && !ifs.includes(text[j] ?? '')) j += 1;
    if (j > i) fields.add(literal(text.slice(i, j)));
    if (j >= text.length) return;
    while (isBlank(text[j])) j += 1;
    const separator = text[j];
    if (separator !== undefined && ifs.includes(separator)) {
      fields.next();
      j += 1;
      while (isBlank(text[j])) j += 1;
    } else fields.close();
    i = j;
  }
}

/** All pieces as one text, unsplit: for assignments, `case` words, redirections' targets. */
export function joinPieces(pieces: readonly Piece[], between = ' '): string {
  let out = '';
  for (const [kind, text] of pieces)
    out += kind === 'end' ? between : kind === 'bare' ? unquotePattern(text) : text;
  return out;
}

/** All pieces as one pattern. */
export function patternOf(pieces: readonly Piece[]): string {
  let out = '';
  for (const [kind, text] of pieces)
    out += kind === 'end' ? ' ' : kind === 'quoted' ? quotePattern(text) : text;
  return out;
}
