import type { Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { closeInput, openInput, tool, type Input } from '../tool';
import type { Steps } from '#sim/kernel/program';

interface Counts {
  lines: number;
  words: number;
  chars: number;
  bytes: number;
  longest: number;
}

const columns = ['lines', 'words', 'chars', 'bytes', 'longest'] as const;

function* count(input: Input): Steps<Counts> {
  const counts: Counts = { lines: 0, words: 0, chars: 0, bytes: 0, longest: 0 };
  let isInWord = false;
  let width = 0;
  for (;;) {
    const part: Bytes = yield* input.chunk();
    if (part === '') break;
    counts.bytes += part.length;
    for (let i = 0; i < part.length; i++) {
      const code = part.charCodeAt(i);
      // what continues a character in UTF-8 is not one of its own
      if ((code & 0xc0) !== 0x80) counts.chars += 1;
      const isSpace = code === 32 || (code >= 9 && code <= 13);
      if (isSpace) isInWord = false;
      else if (!isInWord) {
        isInWord = true;
        counts.words += 1;
      }
      if (code === 10) {
        counts.lines += 1;
        counts.longest = Math.max(counts.longest, width);
        width = 0;
      } else if (code === 9) width += 8 - (width % 8);
      else if (code >= 32) width += 1;
    }
  }
  counts.longest = Math.max(counts.longest, width);
  return counts;
}

export const wc = tool({
  name: 'wc',
  usage: '[OPTION]... [FILE]...',
  summary: 'Counts lines, words and bytes',
  options: {
    bytes: 'c,bytes',
    chars: 'm,chars',
    lines: 'l,lines',
    longest: 'L,max-line-length',
    words: 'w,words',
    total: ',total=WHEN',
  },
  refused: ['--files0-from'],
  busybox: { usage: '[-cmlwL] [FILE]...' },
  *run(t) {
    const chosen = columns.filter((column) => t.has(column));
    const shown = chosen.length > 0 ? chosen : (['lines', 'words', 'bytes'] as const);
    const names = t.operandsOr('-');
    const total: Counts = { lines: 0, words: 0, chars: 0, bytes: 0, longest: 0 };
    const width = t.isBusybox ? (shown.length === 1 && names.length === 1 ? 1 : 9) : gnuWidth();
    for (const name of names) {
      const input = yield* openInput(t, name, (file) => file);
      if (input === undefined) continue;
      const counts = yield* count(input);
      for (const column of columns)
        total[column] =
          column === 'longest' ? Math.max(total[column], counts[column]) : total[column] + counts[column];
      yield* closeInput(t, input, name);
      show({ counts, name: t.operands.length === 0 ? undefined : name });
    }
    const when = t.value('total') ?? 'auto';
    if (when === 'always' || (when === 'auto' && names.length > 1)) show({ counts: total, name: 'total' });
    return undefined;

    function show({ counts, name }: { counts: Counts; name: string | undefined }): void {
      const figures = shown.map((column) => String(counts[column]).padStart(width)).join(' ');
      t.say(`${figures}${name === undefined ? '' : ` ${name}`}\n`);
    }
    /** GNU makes columns as wide as the sum of the files' sizes needs; 7 where a size is not known beforehand. */
    function gnuWidth(): number {
      if (shown.length === 1 && names.length === 1) return 1;
      let size = 0;
      let isUnknown = false;
      for (const name of names) {
        const stat = name === '-' ? t.p.statFd(0) : t.p.stat(name);
        if (isFail(stat)) continue;
        if (stat.type === 'file') size += stat.size;
        else isUnknown = true;
      }
      return Math.max(String(size).length, isUnknown ? 7 : 1);
    }
  },
});
