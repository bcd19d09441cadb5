import { asBytes, utf8 } from '#sim/base/bytes';
import { openInput, Quit, tool, type Input } from '../tool';

export const comm = tool({
  name: 'comm',
  usage: '[OPTION]... FILE1 FILE2',
  summary: 'Compares two sorted files line by line',
  options: {
    hide1: '1',
    hide2: '2',
    hide3: '3',
    check: ',check-order',
    noCheck: ',nocheck-order',
    delimiter: ',output-delimiter=STR',
    total: ',total',
    zero: 'z,zero-terminated',
  },
  busybox: { usage: '[-123] FILE1 FILE2' },
  *run(t) {
    const [first, second, extra] = t.operands;
    if (first === undefined) throw new Quit(t.isBusybox ? '' : 'missing operand', 1, true);
    if (second === undefined)
      throw new Quit(t.isBusybox ? '' : `missing operand after ${t.quote(first)}`, 1, true);
    if (extra !== undefined) throw new Quit(t.isBusybox ? '' : `extra operand ${t.quote(extra)}`, 1, true);
    const inputs: Input[] = [];
    for (const name of [first, second]) {
      const input = yield* openInput(t, name, (file) => file);
      if (input === undefined) return 1;
      inputs.push(input);
    }
    const end = t.has('zero') ? '\0' : '\n';
    const delimiter = utf8(t.value('delimiter') ?? '\t');
    const lead = [0, t.has('hide1') ? 0 : 1, (t.has('hide1') ? 0 : 1) + (t.has('hide2') ? 0 : 1)];
    const [left, right] = inputs as [Input, Input];
    let [a, b] = [yield* left.line(end), yield* right.line(end)];
    while (a !== undefined || b !== undefined) {
      const column: number = a === undefined ? 1 : b === undefined ? 0 : a < b ? 0 : a > b ? 1 : 2;
      const line = column === 1 ? b : a;
      const isHidden = t.has((['hide1', 'hide2', 'hide3'] as const)[column] ?? 'hide1');
      if (!isHidden) t.put(asBytes(delimiter.repeat(lead[column] ?? 0) + (line ?? '') + end));
      if (column !== 1) a = yield* left.line(end);
      if (column !== 0) b = yield* right.line(end);
      yield* t.drain();
    }
    return undefined;
  },
});
