import { asBytes, utf8, type Bytes } from '#sim/base/bytes';
import { openInput, Quit, tool } from '../tool';

export const shuf = tool({
  name: 'shuf',
  usage: '[OPTION]... [FILE]\n-e [OPTION]... [ARG]...\n-i LO-HI [OPTION]...',
  summary: 'Shows lines in an order by chance',
  options: {
    echo: 'e,echo',
    range: 'i,input-range=LO-HI',
    count: 'n,head-count=COUNT',
    output: 'o,output=FILE',
    repeat: 'r,repeat',
    zero: 'z,zero-terminated',
  },
  refused: ['--random-source'],
  busybox: { usage: '[-n NUM] [-o FILE] [-z] [FILE | -e [ARG...] | -i L-H]', lacks: 'r' },
  *run(t) {
    const lines: Bytes[] = [];
    const range = t.value('range');
    const end = t.has('zero') ? '\0' : '\n';
    if (range !== undefined) {
      const [, from, to] = /^(\d+)-(\d+)$/.exec(range) ?? [];
      if (from === undefined) throw new Quit(`invalid input range: ${t.quote(range)}`);
      for (let i = Number(from); i <= Number(to); i++) lines.push(utf8(String(i)));
    } else if (t.has('echo')) lines.push(...t.operands.map(utf8));
    else {
      const input = yield* openInput(t, t.operands[0] ?? '-', (file) => file);
      if (input === undefined) return 1;
      lines.push(...(yield* input.lines(end)));
    }
    const count = t.value('count');
    if (count !== undefined && !/^\d+$/.test(count)) throw new Quit(`invalid line count: ${t.quote(count)}`);
    const most = Math.min(
      Number(count ?? (t.has('repeat') ? 1000 : lines.length)),
      t.has('repeat') ? Infinity : lines.length,
    );
    for (let i = 0; i < most && lines.length > 0; i++) {
      const at = t.p.random(lines.length);
      const [line] = t.has('repeat') ? [lines[at]] : lines.splice(at, 1);
      t.put(line ?? utf8(''), asBytes(end));
      yield* t.drain();
    }
    return undefined;
  },
});
