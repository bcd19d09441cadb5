import { asBytes, type Bytes } from '#sim/base/bytes';
import { closeInput, openInput, Quit, tool } from '../tool';

function folded(line: Bytes, width: number, atSpaces: boolean): string {
  let rest: string = line;
  let out = '';
  while (rest.length > width) {
    const space = atSpaces ? rest.slice(0, width).search(/[ \t][^ \t]*$/) : -1;
    const cut = space < 0 ? width : space + 1;
    out += `${rest.slice(0, cut)}\n`;
    rest = rest.slice(cut);
  }
  return out + rest;
}

export const fold = tool({
  name: 'fold',
  usage: '[OPTION]... [FILE]...',
  summary: 'Breaks lines that are too long',
  options: { bytes: 'b,bytes', spaces: 's,spaces', width: 'w,width=WIDTH' },
  rewrite: (args) => args.map((arg) => (/^-\d+$/.test(arg) ? `-w${arg.slice(1)}` : arg)),
  busybox: { usage: '[-bs] [-w WIDTH] [FILE]...' },
  *run(t) {
    const text = t.value('width') ?? '80';
    const width = Number(text);
    if (!/^\d+$/.test(text) || width === 0)
      throw new Quit(
        t.isBusybox ? `invalid number '${text}'` : `invalid number of columns: ${t.quote(text)}`,
      );
    for (const name of t.operandsOr('-')) {
      const input = yield* openInput(t, name, (file) => file);
      if (input === undefined) continue;
      for (;;) {
        const line = yield* input.line();
        if (line === undefined) break;
        t.put(asBytes(folded(line, width, t.has('spaces')) + (input.isTerminated ? '\n' : '')));
        yield* t.drain();
      }
      yield* closeInput(t, input, name);
    }
    return undefined;
  },
});
