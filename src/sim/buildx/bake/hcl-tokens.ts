/** A piece of HCL. `parts` are those of a template in quotes or a here-document: texts, and expressions between `${` and `}`. */
export interface Token {
  readonly kind: 'name' | 'number' | 'template' | 'sign' | 'newline' | 'end';
  readonly text: string;
  readonly parts?: readonly (string | { readonly code: string })[];
  /** from 1 */
  readonly line: number;
  readonly column: number;
}

/** Why a text is no HCL. */
export interface HclMistake {
  readonly mistake: string;
  readonly line: number;
  readonly column: number;
  readonly end: number;
}

export function isMistake(value: unknown): value is HclMistake {
  return typeof value === 'object' && value !== null && 'mistake' in value;
}

const signs = ['...', '&&', '||', '==', '!=', '<=', '>=', '=>', ...'{}[]()=,.:?!<>+-*/%'];

/** Takes a text apart. */
export function tokensOf(source: string): Token[] | HclMistake {
  const found: Token[] = [];
  let [at, line, start] = [0, 1, 0];
  const place = () => ({ line, column: at - start + 1 });
  while (at < source.length) {
    const rest = source.slice(at);
    const blank = /^(?:[ \t\r]+|(?:#|\/\/)[^\n]*|\/\*[^]*?\*\/)/.exec(rest)?.[0];
    if (blank !== undefined) {
      for (const [i, char] of [...blank].entries()) if (char === '\n') [line, start] = [line + 1, at + i + 1];
      at += blank.length;
      continue;
    }
    if (rest.startsWith('\n')) {
      found.push({ kind: 'newline', text: '\n', ...place() });
      at += 1;
      [line, start] = [line + 1, at];
      continue;
    }
    const here = /^<<(-?)([A-Za-z_]\w*)\r?\n/.exec(rest);
    if (here !== null) {
      const [body, used] = hereDocument(rest.slice(here[0].length), here[2] ?? '', here[1] === '-');
      found.push({ kind: 'template', text: '', parts: partsOf(body, false), ...place() });
      const whole = here[0].length + used;
      line += source.slice(at, at + whole).split('\n').length - 1;
      at += whole;
      start = at;
      continue;
    }
    if (rest.startsWith('"')) {
      const length = quotedLength(rest);
      if (length === undefined)
        return {
          mistake: 'Unterminated template string; No closing marker was found for the string.',
          ...place(),
          end: at - start + 2,
        };
      found.push({ kind: 'template', text: '', parts: partsOf(rest.slice(1, length - 1), true), ...place() });
      at += length;
      continue;
    }
    const word = /^[A-Za-z_][\w-]*/.exec(rest)?.[0];
    const number = /^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/.exec(rest)?.[0];
    const sign = signs.find((one) => rest.startsWith(one));
    const text = word ?? number ?? sign;
    if (text === undefined)
      return {
        mistake: 'Invalid character; This character is not used within the language.',
        ...place(),
        end: at - start + 2,
      };
    found.push({
      kind: word !== undefined ? 'name' : number !== undefined ? 'number' : 'sign',
      text,
      ...place(),
    });
    at += text.length;
  }
  found.push({ kind: 'end', text: '', ...place() });
  return found;
}

/** How long a quoted template is; quotes inside `${ }` do not end it. */
function quotedLength(text: string): number | undefined {
  let depth = 0;
  for (let i = 1; i < text.length; i++) {
    const char = text[i];
    if (char === '\\' && depth === 0) i += 1;
    else if ((char === '$' || char === '%') && text[i + 1] === '{' && text[i - 1] !== char) {
      depth += 1;
      i += 1;
    } else if (char === '{' && depth > 0) depth += 1;
    else if (char === '}' && depth > 0) depth -= 1;
    else if (char === '"' && depth > 0) {
      const inner = quotedLength(text.slice(i));
      if (inner === undefined) return undefined;
      i += inner - 1;
    } else if (char === '"') return i + 1;
    else if (char === '\n' && depth === 0) return undefined;
  }
  return undefined;
}

function hereDocument(text: string, name: string, isIndented: boolean): [body: string, used: number] {
  const end = new RegExp(`^[ \\t]*${name}[ \\t]*$`, 'm').exec(text);
  const raw = text.slice(0, end?.index ?? text.length);
  const used = end === null ? text.length : end.index + end[0].length;
  if (!isIndented) return [raw, used];
  const lines = raw.split('\n');
  const depth = Math.min(
    ...lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0),
  );
  return [lines.map((line) => line.slice(depth)).join('\n'), used];
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

function partsOf(body: string, hasEscapes: boolean): (string | { code: string })[] {
  const parts: (string | { code: string })[] = [];
  let text = '';
  for (let i = 0; i < body.length; i++) {
    const char = body[i] ?? '';
    if (hasEscapes && char === '\\') {
      const next = body[++i] ?? '';
      const unicode = next === 'u' ? body.slice(i + 1, i + 5) : '';
      text += next === 'u' ? String.fromCharCode(parseInt(unicode, 16)) : (escapes[next] ?? next);
      i += unicode.length;
    } else if (body.startsWith('$${', i) || body.startsWith('%%{', i)) {
      text += `${char}{`;
      i += 2;
    } else if (body.startsWith('${', i)) {
      const length = codeLength(body.slice(i + 2));
      if (text !== '') parts.push(text);
      text = '';
      parts.push({ code: body.slice(i + 2, i + 2 + length).replace(/^~|~$/g, '') });
      i += length + 2;
    } else text += char;
  }
  if (text !== '' || parts.length === 0) parts.push(text);
  return parts;
}

function codeLength(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') i += (quotedLength(text.slice(i)) ?? 1) - 1;
    else if (text[i] === '{') depth += 1;
    else if (text[i] === '}') {
      if (depth === 0) return i;
      depth -= 1;
    }
  }
  return text.length;
}
