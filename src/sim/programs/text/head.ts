import { asBytes, type Bytes } from '#sim/base/bytes';
import type { Steps } from '#sim/kernel/program';
import { parseSize } from '../sizes';
import { quoted } from '../quoting';
import { closeInput, openInput, Quit, tool, type Input, type Tool } from '../tool';

/** What `head` and `tail` are told to take: an amount of lines or bytes, with the sign it was written with. */
export interface Amount {
  unit: 'lines' | 'bytes';
  sign: '' | '+' | '-';
  count: number;
}

export function parseAmount<K extends string>(t: Tool<K>, unit: Amount['unit'], text: string): Amount {
  const [, sign = '', digits = ''] = /^([-+]?)(.*)$/.exec(text) ?? [];
  const count = parseSize(digits);
  if (count === undefined)
    throw new Quit(t.isBusybox ? `invalid number '${text}'` : `invalid number of ${unit}: ${t.quote(text)}`);
  return { unit, sign: sign as Amount['sign'], count };
}

/** `==> name <==` above each file, when there are several. */
export function title<K extends string>(t: Tool<K>, name: string, isFirst: boolean): void {
  t.say(`${isFirst ? '' : '\n'}==> ${name === '-' ? 'standard input' : name} <==\n`);
}

function* firstOf(t: Tool<string>, input: Input, { unit, sign, count }: Amount, end: string): Steps<void> {
  if (sign === '-') {
    const all = yield* input.all();
    t.put(
      unit === 'bytes'
        ? asBytes(all.slice(0, Math.max(0, all.length - count)))
        : withoutLast(all, count, end),
    );
    return;
  }
  let left = count;
  while (left > 0) {
    const part: Bytes = unit === 'bytes' ? yield* input.chunk(left) : asBytes('');
    if (unit === 'bytes') {
      if (part === '') return;
      t.put(asBytes(part.slice(0, left)));
      left -= part.length;
    } else {
      const line = yield* input.line(end);
      if (line === undefined) return;
      t.put(line, asBytes(input.isTerminated ? end : ''));
      left -= 1;
    }
    yield* t.drain();
  }
}

function withoutLast(all: Bytes, count: number, end: string): Bytes {
  const pieces = all.split(end);
  const lines = pieces.slice(0, -1).map((line) => line + end);
  const rest = pieces.at(-1) ?? '';
  if (rest !== '') lines.push(rest);
  return asBytes(lines.slice(0, Math.max(0, lines.length - count)).join(''));
}

export const head = tool({
  name: 'head',
  usage: '[OPTION]... [FILE]...',
  summary: 'Shows the beginning of files, ten lines unless told otherwise',
  options: {
    bytes: 'c,bytes=[-]NUM',
    lines: 'n,lines=[-]NUM',
    quiet: 'q,quiet|silent',
    verbose: 'v,verbose',
    zero: 'z,zero-terminated',
  },
  rewrite: (args) => args.flatMap((arg, i) => (i === 0 && /^-\d+$/.test(arg) ? ['-n', arg.slice(1)] : [arg])),
  busybox: { usage: '[OPTIONS] [FILE]...', lacks: 'z' },
  *run(t) {
    const option = t.last('bytes', 'lines');
    const amount =
      option === undefined
        ? { unit: 'lines' as const, sign: '' as const, count: 10 }
        : parseAmount(t, option, t.value(option) ?? '');
    const names = t.operandsOr('-');
    const isTitled = t.last('quiet', 'verbose') === 'verbose' || (names.length > 1 && !t.has('quiet'));
    let isFirst = true;
    for (const name of names) {
      const input = yield* openInput(t, name, (file) =>
        t.isBusybox ? file : `cannot open ${quoted(file)} for reading`,
      );
      if (input === undefined) continue;
      if (isTitled) title(t, name, isFirst);
      isFirst = false;
      yield* firstOf(t, input, amount, t.has('zero') ? '\0' : '\n');
      yield* closeInput(t, input, t.isBusybox ? name : `error reading ${quoted(name)}`);
    }
    return undefined;
  },
});
