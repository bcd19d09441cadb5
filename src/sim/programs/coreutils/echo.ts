import { asBytes, utf8 } from '#sim/base/bytes';
import type { Program } from '#sim/kernel/program';
import { readEscape } from '../printf-format';
import { appletArgv } from '../tool';

/** /bin/echo takes no getopt: only leading words made of n, e and E are options. */
export const echo: Program = {
  name: 'echo',
  *main(p) {
    const words = [...appletArgv(p.argv).slice(1)];
    let hasNewline = true;
    let hasEscapes = false;
    while (/^-[neE]+$/.test(words[0] ?? '')) {
      for (const letter of (words.shift() ?? '').slice(1)) {
        if (letter === 'n') hasNewline = false;
        else hasEscapes = letter === 'e';
      }
    }
    const line = utf8(words.join(' '));
    const { bytes, isCut } = hasEscapes ? unescaped(line) : { bytes: line, isCut: false };
    const refused = yield* p.write(1, asBytes(bytes + (hasNewline && !isCut ? '\n' : '')));
    if (refused === undefined) return 0;
    yield* p.err('echo: write error\n');
    return 1;
  },
};

/** The line with its escapes resolved; `\c` ends it. */
function unescaped(line: string): { bytes: string; isCut: boolean } {
  let bytes = '';
  for (let i = 0; i < line.length; i++) {
    if (line.charAt(i) !== '\\') bytes += line.charAt(i);
    else if (line.charAt(i + 1) === 'c') return { bytes, isCut: true };
    else {
      const escape = readEscape(line, i, true) ?? readEscape(line, i, false);
      bytes += escape?.bytes ?? '\\';
      i += (escape?.length ?? 1) - 1;
    }
  }
  return { bytes, isCut: false };
}
