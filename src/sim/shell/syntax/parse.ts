import { parse, type ParsedScript, type ParseError, type Word, type WordPart } from 'unbash';

/**
 * Texts and what the parser makes of them, remembered by content: a pure cache that may be lost at any time.
 */
const scripts = new Map<string, ParsedScript>();
const most = 300;

function remember<T>(memo: Map<string, T>, key: string, make: () => T): T {
  let value = memo.get(key);
  if (value === undefined) {
    value = make();
    if (memo.size >= most) memo.delete(memo.keys().next().value ?? '');
    memo.set(key, value);
  }
  return value;
}

export function parseScript(source: string): ParsedScript {
  return remember(scripts, source, () => parse(source));
}

const words = new Map<string, Word>();

/** A word on its own, such as one that brace expansion made. */
export function parseWord(text: string): Word {
  return remember(words, text, () => {
    const command = parse(`: ${text}`).commands[0]?.command;
    const word = command?.type === 'Command' ? command.suffix[0] : undefined;
    return word?.type === 'Word' ? word : { type: 'Word', text, value: text, pos: 0, end: text.length };
  });
}

const texts = new Map<string, readonly WordPart[]>();

/** Text with `$…` in it and no quotes that mean anything: arithmetic, prompts, here-documents. */
export function parseText(text: string): readonly WordPart[] {
  return remember(texts, text, () => {
    const end = 'END-OF-TEXT-TO-EXPAND';
    const command = parse(`: <<${end}\n${text}\n${end}\n`).commands[0]?.command;
    const document = command?.type === 'Command' ? command.suffix[0] : undefined;
    const parts = document?.type === 'HereDoc' ? document.body.parts : undefined;
    const last = parts?.at(-1);
    if (parts === undefined || last === undefined)
      return [{ type: 'Literal', pos: 0, end: text.length, value: text, text }];
    if (last.type !== 'Literal') return parts;
    // the line end that the document needed
    const cut = last.text.replace(/\n$/, '');
    return [...parts.slice(0, -1), { ...last, text: cut, value: cut }];
  });
}

/** The first thing that is wrong with a text. */
export function firstError(script: ParsedScript): ParseError | undefined {
  return [...(script.errors ?? [])].sort((a, b) => a.pos - b.pos)[0];
}

/** Would more text make it whole? What an interactive shell asks itself at each line's end. */
export function isIncomplete(source: string): boolean {
  if (/(^|[^\\])(\\\\)*\\\n$/.test(source)) return true;
  const script = parseScript(source);
  const error = firstError(script);
  if (error !== undefined) return isAtEnd(source, error);
  return hasOpenDocument(source, script);
}

/** The error is that the text ends too early. */
function isAtEnd(source: string, error: ParseError): boolean {
  return error.message.startsWith('unterminated') || error.pos >= source.trimEnd().length;
}

/** A here-document whose end line has not come. */
function hasOpenDocument(source: string, script: ParsedScript): boolean {
  if (!source.includes('<<')) return false;
  return openDocuments(script).length > 0;
}

/** Here-documents that the end of the text cut off. */
export function openDocuments(
  node: unknown,
  out: { pos: number; delimiter: string }[] = [],
): { pos: number; delimiter: string }[] {
  if (typeof node !== 'object' || node === null) return out;
  if (Array.isArray(node)) {
    for (const one of node) openDocuments(one, out);
    return out;
  }
  const row = node as { type?: string; pos?: number; closing?: unknown; delimiter?: { value?: string } };
  if (row.type === 'HereDoc') {
    if (row.closing === undefined) out.push({ pos: row.pos ?? 0, delimiter: row.delimiter?.value ?? '' });
    return out;
  }
  for (const [key, value] of Object.entries(node)) if (key !== 'parts') openDocuments(value, out);
  return out;
}

/** The text of the commands in `$(…)` or backquotes. */
export function substitutionSource(part: { text: string; script: ParsedScript | undefined }): string {
  if (part.script?.source !== undefined) return part.script.source;
  if (part.text.startsWith('`')) return part.text.slice(1, -1).replace(/\\([$`\\])/g, '$1');
  return part.text.slice(2, -1);
}
