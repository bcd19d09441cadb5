/** A wildcard (`*`, `?`, `[a-c]`) as a regular expression: about_Wildcards. */
export function wildcard(pattern: string, isExact = false): RegExp {
  let out = '';
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i] ?? '';
    if (char === '*') out += '[\\s\\S]*';
    else if (char === '?') out += '[\\s\\S]';
    else if (char === '`') out += escapeRegex(pattern[++i] ?? '');
    else if (char === '[') {
      const end = pattern.indexOf(']', i);
      if (end < 0) out += '\\[';
      else {
        out += `[${pattern.slice(i + 1, end).replaceAll('\\', '\\\\')}]`;
        i = end;
      }
    } else out += escapeRegex(char);
  }
  return new RegExp(`^${out}$`, isExact ? '' : 'i');
}

export const hasWildcard = (text: string) => /[*?[]/.test(text);

export const escapeRegex = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** A regular expression of .NET, as far as the two agree; named groups and options at its beginning. */
export function regex(pattern: string, flags: string): RegExp | undefined {
  const options = /^\(\?([imsx]+)\)/.exec(pattern);
  const own = options?.[1] ?? '';
  const merged = [...new Set([...flags, ...[...own].filter((one) => 'ims'.includes(one))])].join('');
  try {
    return new RegExp(pattern.slice(options?.[0].length ?? 0).replace(/\(\?<(\w+)>/g, '(?<$1>'), merged);
  } catch {
    return undefined;
  }
}
