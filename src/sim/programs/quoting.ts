/** A name in quotes for a message, as GNU's `quoteaf` shows it: `'x'`, or `"it's"`. */
export function quoted(name: string): string {
  if (/[\x00-\x1f\x7f]/.test(name)) return dollarQuoted(name);
  if (!name.includes("'")) return `'${name}'`;
  return /["$`\\]/.test(name) ? `'${name.replaceAll("'", "'\\''")}'` : `"${name}"`;
}

/** In quotes only where a shell would need them: `ls` on a terminal. */
export function quotedIfNeeded(name: string): string {
  const needs = /[\x00-\x20"'$&()*;<>?[\\\]^`{|}!=\x7f]/.test(name) || name === '' || /^[~#]/.test(name);
  return needs ? quoted(name) : name;
}

function dollarQuoted(name: string): string {
  const escapes: Readonly<Record<string, string>> = {
    '\n': '\\n',
    '\t': '\\t',
    '\r': '\\r',
    '\x1b': '\\033',
  };
  const parts = name.split(/([\x00-\x1f\x7f]+)/);
  return parts
    .map((part, i) => {
      if (i % 2 === 0) return part === '' && i > 0 ? '' : `'${part.replaceAll("'", "'\\''")}'`;
      const inside = [...part].map(
        (char) => escapes[char] ?? `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`,
      );
      return `$'${inside.join('')}'`;
    })
    .join('');
}
