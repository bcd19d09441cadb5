import { asBytes, type Bytes } from '#sim/base/bytes';
import { strerror } from '#sim/base/fail';
import { quoted } from '../quoting';
import { parseSize } from '../sizes';
import { openInput, Quit, tool } from '../tool';

function suffix(index: number, length: number, isNumeric: boolean): string {
  const base = isNumeric ? 10 : 26;
  let text = '';
  for (let rest = index, i = 0; i < length; i++, rest = Math.floor(rest / base))
    text = (isNumeric ? String(rest % base) : String.fromCharCode(97 + (rest % base))) + text;
  return text;
}

function cutUp(all: Bytes, unit: 'lines' | 'bytes', size: number): string[] {
  if (unit === 'bytes') return all.match(new RegExp(`[^]{1,${String(size)}}`, 'g')) ?? [];
  const lines = all.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return Array.from({ length: Math.ceil(lines.length / size) }, (_none, i) =>
    lines.slice(i * size, (i + 1) * size).join(''),
  );
}

export const split = tool({
  name: 'split',
  usage: '[OPTION]... [FILE [PREFIX]]',
  summary: 'Cuts a file into pieces',
  options: {
    bytes: 'b,bytes=SIZE',
    lines: 'l,lines=NUMBER',
    numeric: 'd,numeric-suffixes',
    length: 'a,suffix-length=N',
    additional: ',additional-suffix=SUFFIX',
    number: 'n,number=CHUNKS',
    verbose: ',verbose',
  },
  refused: ['-C', '--line-bytes', '-e', '--filter', '-t', '--separator', '-u', '-x', '--hex-suffixes'],
  rewrite: (args) => args.map((arg) => (/^-\d+$/.test(arg) ? `-l${arg.slice(1)}` : arg)),
  busybox: { usage: '[OPTIONS] [INPUT [PREFIX]]' },
  *run(t) {
    const [name = '-', prefix = 'x'] = t.operands;
    const input = yield* openInput(t, name, (file) =>
      t.isBusybox ? `can't open '${file}'` : `cannot open ${quoted(file)} for reading`,
    );
    if (input === undefined) return 1;
    const all = yield* input.all();
    const parts = t.value('number');
    const text = t.value('bytes') ?? t.value('lines') ?? '1000';
    const size = parts === undefined ? parseSize(text) : Math.max(1, Math.ceil(all.length / Number(parts)));
    if (size === undefined || size === 0 || Number.isNaN(size))
      throw new Quit(`invalid number of ${t.has('bytes') ? 'bytes' : 'lines'}: ${t.quote(text)}`);
    const pieces = cutUp(all, t.has('bytes') || parts !== undefined ? 'bytes' : 'lines', size);
    for (const [i, piece] of pieces.entries()) {
      const file =
        prefix + suffix(i, Number(t.value('length') ?? 2), t.has('numeric')) + (t.value('additional') ?? '');
      if (t.has('verbose')) t.say(`creating file ${quoted(file)}\n`);
      const refused = t.p.writeFile(file, asBytes(piece));
      if (refused !== undefined) throw new Quit(`${file}: ${strerror(refused)}`);
    }
    return undefined;
  },
});
