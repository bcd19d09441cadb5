/**
 * What zsh writes otherwise than bash: `$list[2]` and `$#list` need no braces, and at its prompt `#` begins no comment. Quotes are
 * looked at, nothing else; the common parser does the rest.
 */
export function translate(source: string, isTyped: boolean): string {
  let out = '';
  let quote = '';
  for (let i = 0; i < source.length;) {
    const rest = source.slice(i);
    const char = rest.charAt(0);
    const taken = quote === "'" ? undefined : parameter(rest);
    if (taken !== undefined) {
      out += taken.text;
      i += taken.length;
    } else if (char === '\\' && quote !== "'") {
      out += rest.slice(0, 2);
      i += 2;
    } else if (char === '#' && quote === '' && /^$|\s$/.test(source.slice(0, i))) {
      const end = source.indexOf('\n', i);
      if (isTyped) out += '\\#';
      else out += end < 0 ? rest : source.slice(i, end);
      i = isTyped ? i + 1 : end < 0 ? source.length : end;
    } else {
      if (char === quote) quote = '';
      else if (quote === '' && (char === "'" || char === '"')) quote = char;
      out += char;
      i += 1;
    }
  }
  return out;
}

/** `$name[…]` and `$#name` with the braces that bash wants. */
function parameter(rest: string): { text: string; length: number } | undefined {
  const count = /^\$#([A-Za-z_]\w*)/.exec(rest);
  if (count !== null) return { text: `\${#${count[1] ?? ''}}`, length: count[0].length };
  const element = /^\$([A-Za-z_]\w*)\[([^\]\s]+)\]/.exec(rest);
  if (element === null) return undefined;
  return { text: `\${${element[1] ?? ''}[${element[2] ?? ''}]}`, length: element[0].length };
}
