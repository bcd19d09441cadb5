/**
 * Shell patterns (fnmatch(3)) as regular expressions, for `find -name`, `tar --exclude`, `docker`-free places where no
 * shell is around. `path`: `*` and `?` stop at a slash.
 */
export function globRegex(pattern: string, options: { path?: boolean; ignoreCase?: boolean } = {}): RegExp {
  const any = options.path === true ? '[^/]' : '[^]';
  let source = '';
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern.charAt(i);
    if (char === '*') source += `${any}*`;
    else if (char === '?') source += any;
    else if (char === '[') {
      const end = pattern.indexOf(
        ']',
        pattern.charAt(i + 1) === '!' || pattern.charAt(i + 1) === '^' ? i + 3 : i + 2,
      );
      if (end < 0) source += '\\[';
      else {
        const inside = pattern
          .slice(i + 1, end)
          .replace(/^!/, '^')
          .replace(/[\\[\]]/g, '\\$&');
        source += `[${inside}]`;
        i = end;
      }
    } else if (char === '\\' && i + 1 < pattern.length) source += quote(pattern.charAt(++i));
    else source += quote(char);
  }
  return new RegExp(`^${source}$`, options.ignoreCase === true ? 'i' : '');
}

const quote = (char: string) => (/[\\^$.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char);
