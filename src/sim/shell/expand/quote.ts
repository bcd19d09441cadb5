/** Texts written so that a shell reads them as they are: what `set`, `export -p`, `alias`, `printf %q`, `declare -p` print. */

/** In single quotes, always (bash's `${x@Q}`; dash's and ash's listings). */
export function quoteWord(text: string): string {
  if (hasControls(text)) return ansiQuote(text);
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** In quotes only where that is needed: `set` of bash. */
export function quoteAssigned(text: string): string {
  if (hasControls(text)) return ansiQuote(text);
  return /^[\w@%+=:,./-]*$/.test(text) ? text : quoteWord(text);
}

/** In double quotes: `declare -p` and `export -p` of bash. */
export function quoteDouble(text: string): string {
  if (hasControls(text)) return ansiQuote(text);
  return `"${text.replace(/["\\$`]/g, '\\$&')}"`;
}

/** With backslashes: `printf %q` of bash. */
export function quoteBackslash(text: string): string {
  if (text === '') return "''";
  if (hasControls(text)) return ansiQuote(text);
  return text
    .replace(/[^\w@%+=:,./-]/gu, (char) => (char.charCodeAt(0) > 127 ? char : `\\${char}`))
    .replace(/^~/, '\\~');
}

const hasControls = (text: string) => /[\x01-\x1f\x7f]/.test(text);

const named: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
  '\x1b': '\\E',
  "'": "\\'",
  '\\': '\\\\',
};

function ansiQuote(text: string): string {
  const inside = text.replace(
    /[\x01-\x1f\x7f'\\]/g,
    (char) => named[char] ?? `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
  return `$'${inside}'`;
}
