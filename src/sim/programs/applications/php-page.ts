/**
 * A page of PHP as far as its code only writes fixed texts: `echo "…";`, `print '…';`, `<?= "…" ?>`. Answers undefined where
 * a page needs more.
 */
export function runPhp(page: string): string | undefined {
  let out = '';
  let rest = page;
  for (;;) {
    const open = rest.indexOf('<?');
    if (open < 0) return out + rest;
    out += rest.slice(0, open);
    const close = rest.indexOf('?>', open);
    const code = rest.slice(open + 2, close < 0 ? undefined : close);
    const said = code.startsWith('=')
      ? literals(`echo ${code.slice(1)};`)
      : literals(code.replace(/^php\b/, ''));
    if (said === undefined) return undefined;
    out += said;
    if (close < 0) return out;
    rest = rest.slice(close + 2).replace(/^\n/, '');
  }
}

const statement =
  /^\s*(?:echo|print)\s*\(?\s*((?:"(?:[^"\\$]|\\.)*"|'(?:[^'\\]|\\.)*'|PHP_EOL|[.,\s])+)\)?\s*(?:;|$)/;

/** What statements of nothing but fixed texts write. */
function literals(code: string): string | undefined {
  let rest = code.replace(/\/\*[\s\S]*?\*\/|^\s*(?:\/\/|#).*$/gm, '');
  let out = '';
  while (rest.trim() !== '') {
    const found = statement.exec(rest);
    if (found === null) return undefined;
    for (const [part] of (found[1] ?? '').matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|PHP_EOL/g))
      out += textOf(part);
    rest = rest.slice(found[0].length);
  }
  return out;
}

function textOf(part: string): string {
  if (part === 'PHP_EOL') return '\n';
  const inner = part.slice(1, -1);
  if (part.startsWith("'")) return inner.replace(/\\(['\\])/g, '$1');
  const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', $: '$', '"': '"', '\\': '\\' };
  return inner.replace(/\\(.)/g, (all, letter: string) => escapes[letter] ?? all);
}
