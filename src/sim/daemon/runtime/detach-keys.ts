const usual = '\x10\x11'; // ctrl-p ctrl-q

/** `ctrl-p,ctrl-q` → the bytes that stand for it; '' is the usual sequence. Undefined when it makes no sense. */
export function detachSequence(text: string): string | undefined {
  if (text === '') return usual;
  let out = '';
  for (const part of text.split(',')) {
    const control = /^ctrl-([a-z@[\\\]^_])$/i.exec(part)?.[1];
    if (control !== undefined) out += String.fromCharCode(control.toUpperCase().charCodeAt(0) & 31);
    else if (part.length === 1) out += part;
    else return undefined;
  }
  return out;
}
