/** The rules of a .dockerignore: later ones go over earlier ones, `!` takes things back in. */
export class IgnoreRules {
  readonly #rules: { pattern: string; isException: boolean; expression: RegExp }[] = [];

  constructor(text: string) {
    for (const raw of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
      const line = raw.trim();
      if (line === '' || raw.startsWith('#')) continue;
      const isException = line.startsWith('!');
      const pattern = clean(isException ? line.slice(1).trim() : line);
      if (pattern !== '') this.#rules.push({ pattern, isException, expression: expressionOf(pattern) });
    }
  }

  /** Is this path (relative, without a leading slash) left out? What lies in a directory that matches is meant too. */
  excludes(path: string): boolean {
    let isOut = false;
    for (const { expression, isException } of this.#rules) {
      if (isOut !== isException) continue;
      if (prefixes(path).some((part) => expression.test(part))) isOut = !isException;
    }
    return isOut;
  }

  /** May something below a left-out directory be taken back in? */
  hasExceptionsBelow(directory: string): boolean {
    return this.#rules.some(
      ({ isException, pattern }) =>
        isException && (pattern.startsWith(`${directory}/`) || pattern.includes('*')),
    );
  }

  /** Things that always go along: the Dockerfile and the rules themselves. */
  keep(path: string): void {
    this.#rules.push({ pattern: path, isException: true, expression: expressionOf(path) });
  }
}

/** a/b/c → a, a/b, a/b/c */
function prefixes(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

function clean(pattern: string): string {
  const parts: string[] = [];
  for (const part of pattern.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** moby's patterns: Go's filepath.Match with `**` for any number of directories. */
function expressionOf(pattern: string): RegExp {
  let source = '';
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i] ?? '';
    if (char === '*' && pattern[i + 1] === '*') {
      i += 1;
      if (pattern[i + 1] === '/') i += 1;
      source += i === pattern.length - 1 ? '.*' : '(.*/)?';
    } else if (char === '*') source += '[^/]*';
    else if (char === '?') source += '[^/]';
    else if (char === '[') {
      const end = pattern.indexOf(']', i + 1);
      source += end < 0 ? '\\[' : pattern.slice(i, end + 1);
      if (end >= 0) i = end;
    } else if (char === '\\' && i + 1 < pattern.length) source += `\\${pattern[++i] ?? ''}`;
    else source += char.replace(/[.+^${}()|]/, '\\$&');
  }
  return new RegExp(`^${source}$`);
}
