import { asBytes, utf8 } from '#sim/base/bytes';
import { compileRegex } from '../regex/index';
import { openInput, closeInput, Quit, tool } from '../tool';

export const nl = tool({
  name: 'nl',
  usage: '[OPTION]... [FILE]...',
  summary: 'Shows files with numbered lines',
  options: {
    body: 'b,body-numbering=STYLE',
    increment: 'i,line-increment=NUMBER',
    format: 'n,number-format=FORMAT',
    separator: 's,number-separator=STRING',
    start: 'v,starting-line-number=NUMBER',
    width: 'w,number-width=NUMBER',
    noRenumber: 'p,no-renumber',
  },
  refused: [
    '-d',
    '--section-delimiter',
    '-f',
    '--footer-numbering',
    '-h',
    '--header-numbering',
    '-l',
    '--join-blank-lines',
  ],
  busybox: { usage: '[OPTIONS] [FILE]...' },
  *run(t) {
    const style = t.value('body') ?? 't';
    const regex = style.startsWith('p')
      ? compileRegex(utf8(style.slice(1)), { isExtended: false })
      : undefined;
    if (!/^[atn]$|^p/.test(style)) throw new Quit(`invalid body numbering style: ${t.quote(style)}`, 1, true);
    if (regex !== undefined && 'problem' in regex) throw new Quit(regex.problem);
    const width = Number(t.value('width') ?? 6);
    const separator = t.value('separator') ?? '\t';
    const format = t.value('format') ?? 'rn';
    let number = Number(t.value('start') ?? 1);
    for (const name of t.operandsOr('-')) {
      const input = yield* openInput(t, name, (file) => file);
      if (input === undefined) continue;
      for (;;) {
        const line = yield* input.line();
        if (line === undefined) break;
        const isNumbered =
          style === 'a' || (style === 't' && line !== '') || (regex instanceof RegExp && regex.test(line));
        if (isNumbered) {
          const text = String(number);
          const shown =
            format === 'ln'
              ? text.padEnd(width)
              : format === 'rz'
                ? text.padStart(width, '0')
                : text.padStart(width);
          t.put(utf8(shown + separator), line, asBytes('\n'));
          number += Number(t.value('increment') ?? 1);
        } else t.put(asBytes(' '.repeat(width + separator.length)), line, asBytes('\n'));
        yield* t.drain();
      }
      yield* closeInput(t, input, name);
    }
    return undefined;
  },
});
