import { asBytes, utf8, type Bytes } from '#sim/base/bytes';
import { openInput, tool, type Input } from '../tool';

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\', '0': '' };

export const paste = tool({
  name: 'paste',
  usage: '[OPTION]... [FILE]...',
  summary: 'Puts lines of files beside each other',
  options: { delimiters: 'd,delimiters=LIST', serial: 's,serial', zero: 'z,zero-terminated' },
  busybox: { usage: '[OPTIONS] [FILE]...', lacks: 'z' },
  *run(t) {
    const list = utf8(t.value('delimiters') ?? '\t');
    const delimiters = [...list.matchAll(/\\([nt\\0])|[^]/g)].map(([char, escape]) =>
      escape === undefined ? char : (escapes[escape] ?? ''),
    );
    const delimiter = (i: number) =>
      delimiters.length === 0 ? '' : (delimiters[i % delimiters.length] ?? '');
    const inputs: Input[] = [];
    for (const name of t.operandsOr('-')) {
      const same = name === '-' ? inputs.find(({ fd }) => fd === 0) : undefined;
      const input = same ?? (yield* openInput(t, name, (file) => file));
      if (input !== undefined) inputs.push(input);
      else if (!t.has('serial')) return 1;
    }
    const end = t.has('zero') ? '\0' : '\n';
    if (t.has('serial')) {
      for (const input of inputs) {
        const lines = yield* input.lines(end);
        t.put(
          asBytes(lines.map((line, i) => line + (i < lines.length - 1 ? delimiter(i) : '')).join('') + end),
        );
      }
      return undefined;
    }
    for (;;) {
      const row: (Bytes | undefined)[] = [];
      for (const input of inputs) row.push(yield* input.line(end));
      if (row.every((line) => line === undefined)) return undefined;
      t.put(
        asBytes(row.map((line, i) => (line ?? '') + (i < row.length - 1 ? delimiter(i) : '')).join('') + end),
      );
      yield* t.drain();
    }
  },
});
