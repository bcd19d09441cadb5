import { openInput, Quit, tool, type Input } from '../tool';

export const cmp = tool({
  name: 'cmp',
  usage: '[OPTION]... FILE1 [FILE2 [SKIP1 [SKIP2]]]',
  summary: 'Compares two files byte by byte',
  options: {
    bytes: 'b,print-bytes',
    verbose: 'l,verbose',
    silent: 's,quiet|silent',
    most: 'n,bytes=LIMIT',
    skip: 'i,ignore-initial=SKIP',
  },
  origin: 'GNU diffutils',
  usageStatus: 2,
  busybox: { usage: '[-ls] [-n NUM] FILE1 [FILE2]', lacks: 'bi' },
  *run(t) {
    const [first, second = '-'] = t.operands;
    if (first === undefined)
      throw new Quit(t.isBusybox ? '' : "missing operand after 'cmp'", t.isBusybox ? 1 : 2, true);
    const inputs: Input[] = [];
    for (const name of [first, second]) {
      const input = yield* openInput(t, name, (file) => file, 2);
      if (input === undefined) return 2;
      inputs.push(input);
    }
    const skip = Number(t.value('skip') ?? 0);
    const most = Number(t.value('most') ?? Infinity);
    const [left, right] = inputs as [Input, Input];
    const [a, b] = [
      (yield* left.all()).slice(skip, skip + most),
      (yield* right.all()).slice(skip, skip + most),
    ];
    const shortest = Math.min(a.length, b.length);
    // plain C says char, every other locale byte
    const unit = t.quote('').startsWith("'") ? 'char' : 'byte';
    let line = 1;
    let isEqual = true;
    for (let i = 0; i < shortest; i++) {
      if (a.charAt(i) !== b.charAt(i)) {
        isEqual = false;
        if (t.has('silent')) return 1;
        const octal = (text: string) => text.charCodeAt(i).toString(8).padStart(3);
        if (!t.has('verbose')) {
          t.say(
            `${first} ${second} differ: ${unit} ${String(i + 1)}, line ${String(line)}${t.has('bytes') ? ` is ${octal(a)} ${a.charAt(i)} ${octal(b)} ${b.charAt(i)}` : ''}\n`,
          );
          return 1;
        }
        t.say(
          `${String(i + 1).padStart(t.isBusybox ? 4 : String(shortest).length)} ${octal(a)} ${octal(b)}\n`,
        );
      }
      if (a.charAt(i) === '\n') line += 1;
    }
    if (a.length === b.length) return isEqual ? 0 : 1;
    if (!t.has('silent')) {
      const short = a.length < b.length ? first : second;
      const place = t.isBusybox
        ? ''
        : shortest === 0
          ? ' which is empty'
          : ` after byte ${String(shortest)}${t.has('verbose') ? '' : `, ${(a.length < b.length ? a : b).endsWith('\n') ? 'line' : 'in line'} ${String((a.length < b.length ? a : b).endsWith('\n') ? line - 1 : line)}`}`;
      yield* t.flush();
      yield* t.p.err(`${t.name}: EOF on ${short}${place}\n`);
    }
    return 1;
  },
});
