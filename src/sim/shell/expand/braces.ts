/**
 * Brace expansion (bash): `a{b,c}d` and `{1..5}`, on the text of a word before anything else is expanded. Quoted parts,
 * and `${…}`, `$(…)`, are passed over. What is no valid brace stays as it is.
 */
export function expandBraces(word: string): string[] {
  if (!word.includes('{')) return [word];
  for (let open = 0; open < word.length; open++) {
    open = skipQuoted(word, open);
    if (word[open] !== '{') continue;
    const found = braceAt(word, open);
    if (found === undefined) continue;
    const before = word.slice(0, open);
    const rest = expandBraces(word.slice(found.end + 1));
    return found.parts
      .flatMap((part) => (found.isSequence ? [part] : expandBraces(part)))
      .flatMap((part) => rest.map((tail) => before + part + tail));
  }
  return [word];
}

/** From `i` on, the first position that is not inside quotes or an expansion. */
function skipQuoted(word: string, from: number): number {
  let i = from;
  for (;;) {
    const char = word[i];
    if (char === '\\') i += 2;
    else if (char === "'") i = after(word, i + 1, "'");
    else if (char === '"') i = afterDouble(word, i + 1);
    else if (char === '`') i = after(word, i + 1, '`');
    else if (char === '$' && word[i + 1] === '{') i = afterNested(word, i + 2, '{', '}');
    else if (char === '$' && word[i + 1] === '(') i = afterNested(word, i + 2, '(', ')');
    else return i;
  }
}

function after(word: string, from: number, quote: string): number {
  const end = word.indexOf(quote, from);
  return end < 0 ? word.length : end + 1;
}

function afterDouble(word: string, from: number): number {
  for (let i = from; i < word.length; i++) {
    if (word[i] === '\\') i += 1;
    else if (word[i] === '"') return i + 1;
  }
  return word.length;
}

function afterNested(word: string, from: number, open: string, close: string): number {
  let depth = 1;
  for (let i = from; i < word.length; i++) {
    const char = word[i];
    if (char === '\\') i += 1;
    else if (char === "'") i = after(word, i + 1, "'") - 1;
    else if (char === '"') i = afterDouble(word, i + 1) - 1;
    else if (char === open) depth += 1;
    else if (char === close && --depth === 0) return i + 1;
  }
  return word.length;
}

function braceAt(
  word: string,
  open: number,
): { parts: string[]; end: number; isSequence: boolean } | undefined {
  const parts = [''];
  let depth = 0;
  let i = open + 1;
  while (i < word.length) {
    const next = skipQuoted(word, i);
    if (next > i) {
      parts[parts.length - 1] += word.slice(i, next);
      i = next;
      continue;
    }
    const char = word[i] ?? '';
    if (char === '}' && depth === 0) {
      if (parts.length > 1) return { parts, end: i, isSequence: false };
      const sequence = sequenceOf(parts[0] ?? '');
      return sequence === undefined ? undefined : { parts: sequence, end: i, isSequence: true };
    }
    if (char === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += char;
    if (char === '{') depth += 1;
    if (char === '}') depth -= 1;
    i += 1;
  }
  return undefined;
}

function sequenceOf(inside: string): string[] | undefined {
  const numbers = /^(-?\d+)\.\.(-?\d+)(?:\.\.(-?\d+))?$/.exec(inside);
  const letters = /^([a-zA-Z])\.\.([a-zA-Z])(?:\.\.(-?\d+))?$/.exec(inside);
  const found = numbers ?? letters;
  if (found === null) return undefined;
  const [, first = '', last = '', by] = found;
  const from = numbers ? Number(first) : first.charCodeAt(0);
  const to = numbers ? Number(last) : last.charCodeAt(0);
  const step = Math.max(1, Math.abs(Number(by ?? 1)));
  const isPadded = /^-?0\d/.test(first) || /^-?0\d/.test(last);
  const width = isPadded ? Math.max(first.length, last.length) : 0;
  const out: string[] = [];
  const say = (n: number) => (numbers ? padded(n, width) : String.fromCharCode(n));
  if (from <= to) for (let n = from; n <= to && out.length < 100_000; n += step) out.push(say(n));
  else for (let n = from; n >= to && out.length < 100_000; n -= step) out.push(say(n));
  return out;
}

const padded = (n: number, width: number) =>
  n < 0 ? `-${String(-n).padStart(width - 1, '0')}` : String(n).padStart(width, '0');
