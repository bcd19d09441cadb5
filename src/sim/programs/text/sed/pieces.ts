import { asBytes, type Bytes } from '#sim/base/bytes';
import type { ReplacementPart } from './script';

interface Piece {
  bytes: Bytes;
  /** behind the delimiter */
  next: number;
}

/** An expression up to its delimiter. Within brackets the delimiter is an ordinary character; behind a backslash it loses its meaning. */
export function readRegexPart(script: Bytes, from: number, delimiter: string): Piece | undefined {
  let out = '';
  for (let i = from; i < script.length; i++) {
    const char = script.charAt(i);
    if (char === delimiter) return { bytes: asBytes(out), next: i + 1 };
    if (char === '\n' && delimiter !== '\n') return undefined;
    if (char === '\\') {
      const next = script.charAt(i + 1);
      out += next === delimiter ? (/[*+?.^$[\]{}()|]/.test(next) ? `[${next}]` : next) : char + next;
      i += 1;
    } else if (char === '[') {
      const end = bracketEnd(script, i);
      if (end < 0) return undefined;
      out += script.slice(i, end + 1);
      i = end;
    } else out += char;
  }
  return undefined;
}

function bracketEnd(script: Bytes, open: number): number {
  let i = open + 1;
  if (script.charAt(i) === '^') i += 1;
  if (script.charAt(i) === ']') i += 1;
  for (; i < script.length; i++) {
    const char = script.charAt(i);
    if (char === ']') return i;
    if (char === '[' && /[:.=]/.test(script.charAt(i + 1))) {
      const end = script.indexOf(`${script.charAt(i + 1)}]`, i + 2);
      if (end < 0) return -1;
      i = end + 1;
    }
  }
  return -1;
}

/** Anything up to a delimiter; `keepsEscapes`: other escapes stay as they are. */
export function readDelimited(
  script: Bytes,
  from: number,
  delimiter: string,
  keepsEscapes = true,
): Piece | undefined {
  let out = '';
  for (let i = from; i < script.length; i++) {
    const char = script.charAt(i);
    if (char === delimiter) return { bytes: asBytes(out), next: i + 1 };
    if (char !== '\\') out += char;
    else {
      const next = script.charAt(++i);
      out += next === delimiter || !keepsEscapes ? next : char + next;
    }
  }
  return undefined;
}

const controls: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', a: '\x07' };

/** The right side of `s`. */
export function readReplacement(right: Bytes): ReplacementPart[] {
  const parts: ReplacementPart[] = [];
  let literal = '';
  const flush = () => {
    if (literal !== '') parts.push(asBytes(literal));
    literal = '';
  };
  for (let i = 0; i < right.length; i++) {
    const char = right.charAt(i);
    if (char === '&') {
      flush();
      parts.push(0);
    } else if (char !== '\\') literal += char;
    else {
      const next = right.charAt(++i);
      if (/\d/.test(next)) {
        flush();
        parts.push(Number(next));
      } else if (/[ULulE]/.test(next)) {
        flush();
        parts.push({ case: next as 'U' | 'L' | 'u' | 'l' | 'E' });
      } else literal += controls[next] ?? next;
    }
  }
  flush();
  return parts;
}

/** What a match becomes. */
export function replaced(parts: readonly ReplacementPart[], found: RegExpExecArray): string {
  let out = '';
  let mode: 'U' | 'L' | 'E' = 'E';
  let once: 'u' | 'l' | undefined;
  for (const part of parts) {
    if (typeof part === 'object') {
      if (part.case === 'u' || part.case === 'l') once = part.case;
      else mode = part.case;
      continue;
    }
    let piece: string = typeof part === 'number' ? (found[part] ?? '') : part;
    if (mode !== 'E') piece = mode === 'U' ? piece.toUpperCase() : piece.toLowerCase();
    if (once !== undefined && piece !== '') {
      const head = piece.charAt(0);
      piece = (once === 'u' ? head.toUpperCase() : head.toLowerCase()) + piece.slice(1);
      once = undefined;
    }
    out += piece;
  }
  return out;
}
