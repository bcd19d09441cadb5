import type { CommandLine, Pair } from './command';

/** A list in JSON form, or undefined when the text is none. */
export function jsonList(text: string): string[] | undefined | 'not strings' {
  if (!text.startsWith('[')) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    if (!Array.isArray(list)) return undefined;
    return list.every((one): one is string => typeof one === 'string') ? list : 'not strings';
  } catch {
    return undefined; // no JSON: a line for the shell
  }
}

export function commandLine(text: string): CommandLine | 'not strings' {
  const list = jsonList(text);
  if (list === 'not strings') return list;
  return list === undefined ? { text } : { list, text };
}

/** Words between blanks. */
export function blankWords(text: string): string[] {
  return text.split(/[ \t\v\f\r]+/).filter((word) => word !== '');
}

/** Words between blanks that are not in quotes; quotes and escapes stay (parser/line_parsers.go, parseWords). */
export function quotedWords(text: string, escape: string): string[] {
  const found: string[] = [];
  let word = '';
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (quote === '' && /\s/.test(char)) {
      if (word !== '') found.push(word);
      word = '';
      continue;
    }
    if (char === escape && quote !== "'" && i + 1 < text.length) {
      word += char + (text[++i] ?? '');
      continue;
    }
    if (char === quote) quote = '';
    else if (quote === '' && (char === '"' || char === "'")) quote = char;
    word += char;
  }
  if (word !== '') found.push(word);
  return found;
}

export function pairOf(word: string): Pair {
  const at = word.indexOf('=');
  return at < 0 ? { key: word } : { key: word.slice(0, at), value: word.slice(at + 1) };
}

const units: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

/** Go's time.ParseDuration: ns, or undefined. */
export function duration(text: string): number | undefined {
  if (/^[+-]?0$/.test(text)) return 0;
  if (!/^[+-]?((\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h))+$/.test(text)) return undefined;
  let sum = 0;
  for (const [, number, unit] of text.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)/g))
    sum += Number(number) * (units[unit ?? ''] ?? 0);
  return text.startsWith('-') ? -sum : sum;
}
