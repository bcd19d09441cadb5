/** Where the brace of a field is closed; −1: nowhere. */
export function closing(text: string, from: number): number {
  let depth = 0;
  let quote = '';
  for (let i = from; i < text.length; i++) {
    const char = text.charAt(i);
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if ('([{'.includes(char)) depth += 1;
    else if (char === '}' && depth === 0) return i;
    else if (')]}'.includes(char)) depth -= 1;
  }
  return -1;
}

/** `code!r:format`, taken apart. */
export function splitField(inner: string): {
  code: string;
  conversion: string;
  format: string | undefined;
  isShown: boolean;
} {
  let depth = 0;
  let quote = '';
  let end = inner.length;
  for (let i = 0; i < inner.length; i++) {
    const char = inner.charAt(i);
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if ('([{'.includes(char)) depth += 1;
    else if (')]}'.includes(char)) depth -= 1;
    else if (depth === 0 && (char === ':' || (char === '!' && inner.charAt(i + 1) !== '='))) {
      end = i;
      break;
    }
  }
  let code = inner.slice(0, end);
  let rest = inner.slice(end);
  let conversion = '';
  if (rest.startsWith('!')) {
    conversion = rest.charAt(1);
    rest = rest.slice(2);
  }
  const isShown = /[^=!<>]=\s*$/.test(code);
  if (isShown) code = code.replace(/=\s*$/, '');
  return { code, conversion, format: rest.startsWith(':') ? rest.slice(1) : undefined, isShown };
}
