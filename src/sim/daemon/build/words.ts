/** Variables that a line is expanded with: build arguments, then the environment. */
export type Variables = ReadonlyMap<string, string>;

/** A list in JSON form (`["a", "b"]`), or undefined when the line is none. */
export function jsonForm(rest: string): string[] | undefined {
  if (!rest.startsWith('[')) return undefined;
  try {
    const list: unknown = JSON.parse(rest);
    if (Array.isArray(list) && list.every((one): one is string => typeof one === 'string')) return list;
  } catch {
    // not JSON: a line for the shell
  }
  return undefined;
}

/** `$NAME`, `${NAME}`, `${NAME:-word}`, `${NAME:+word}` outside single quotes; a backslash keeps the next character. */
export function expand(line: string, variables: Variables): string {
  let out = '';
  let quote = '';
  for (let i = 0; i < line.length; i++) {
    const char = line[i] ?? '';
    if (quote !== "'" && char === '\\' && i + 1 < line.length) {
      out += char + (line[++i] ?? '');
    } else if ((char === "'" || char === '"') && (quote === '' || quote === char)) {
      quote = quote === '' ? char : '';
      out += char;
    } else if (char === '$' && quote !== "'") {
      const found = /^\$(?:(\w+)|\{(\w+)(?:(:?[-+?])([^}]*))?\})/.exec(line.slice(i));
      if (found === null) out += char;
      else {
        out += valueOf(found, variables);
        i += found[0].length - 1;
      }
    } else out += char;
  }
  return out;
}

function valueOf(found: RegExpExecArray, variables: Variables): string {
  const [, bare, braced, operator = '', word = ''] = found;
  const value = variables.get(bare ?? braced ?? '');
  const isThere = value !== undefined && (value !== '' || !operator.startsWith(':'));
  if (operator.endsWith('-')) return isThere ? value : expand(word, variables);
  if (operator.endsWith('+')) return isThere ? expand(word, variables) : '';
  return value ?? '';
}

/** Words of a line as a shell splits them, without their quotes. */
export function words(line: string): string[] {
  const found: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let i = 0; i < line.length; i++) {
    const char = line[i] ?? '';
    if (quote === '' && /\s/.test(char)) {
      if (word !== undefined) found.push(word);
      word = undefined;
    } else if (quote !== "'" && char === '\\' && i + 1 < line.length) {
      const next = line[++i] ?? '';
      word = (word ?? '') + (quote === '"' && !/["\\$]/.test(next) ? `\\${next}` : next);
    } else if (char === quote) quote = '';
    else if (quote === '' && (char === '"' || char === "'")) {
      quote = char;
      word ??= '';
    } else word = (word ?? '') + char;
  }
  if (word !== undefined) found.push(word);
  return found;
}

/** `A=1 B="two words"`, or the old form `A all the rest`: pairs in order. */
export function pairs(line: string): [name: string, value: string][] {
  const list = words(line);
  if (list[0]?.includes('=') !== true) {
    const name = /^\S+/.exec(line)?.[0] ?? '';
    return [[name, words(line.slice(name.length).trim()).join(' ')]];
  }
  return list.map((word) => {
    const at = word.indexOf('=');
    return at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)];
  });
}

/** Go's time.ParseDuration, for HEALTHCHECK: ns, or undefined. */
export function duration(text: string): number | undefined {
  const units: Readonly<Record<string, number>> = { ns: 1, us: 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 };
  if (text === '0') return 0;
  if (!/^(\d+(\.\d+)?(ns|us|ms|s|m|h))+$/.test(text)) return undefined;
  let sum = 0;
  for (const [, number, , unit] of text.matchAll(/(\d+(\.\d+)?)(ns|us|ms|s|m|h)/g))
    sum += Number(number) * (units[unit ?? ''] ?? 0);
  return sum;
}
