/** Control-P, Control-Q. */
export const defaultKeys = '\x10\x11';

const controls: Readonly<Record<string, string>> = {
  '@': '\0',
  '[': '\x1b',
  '\\': '\x1c',
  ']': '\x1d',
  '^': '\x1e',
  _: '\x1f',
};

/** `ctrl-a,x` as bytes; undefined for what is no sequence of keys. */
export function parseKeys(text: string): string | undefined {
  let keys = '';
  for (const word of text.split(',')) {
    if (word.length === 1) keys += word;
    else if (/^ctrl-[a-z]$/.test(word)) keys += String.fromCharCode((word.codePointAt(5) ?? 0) - 96);
    else if (/^ctrl-[@[\\\]^_]$/.test(word)) keys += controls[word[5] ?? ''] ?? '';
    else return undefined;
  }
  return keys;
}

/**
 * Looks for the keys in what is typed. What could still become the sequence is held back (`held`), and goes through
 * once it turned out to be something else.
 */
export function takeKeys(
  keys: string,
  held: string,
  typed: string,
): { readonly sent: string; readonly held: string; readonly isDetached: boolean } {
  let sent = '';
  let pending = held;
  for (const char of typed) {
    pending += char;
    if (pending === keys) return { sent, held: '', isDetached: true };
    while (pending !== '' && !keys.startsWith(pending)) {
      sent += pending[0] ?? '';
      pending = pending.slice(1);
    }
  }
  return { sent, held: pending, isDetached: false };
}
