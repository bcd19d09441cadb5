import { asBytes, type Bytes } from '#sim/base/bytes';
import type { Steps } from '#sim/kernel/program';
import { parseSize } from '../sizes';
import { openInput, Quit, tool, type Tool } from '../tool';

/** All inputs as one, from `skip` on, `most` bytes at most. */
export function* gathered<K extends string>(
  t: Tool<K>,
  names: readonly string[],
  skip: number,
  most: number,
): Steps<Bytes | undefined> {
  let all = '';
  let hasAny = false;
  for (const name of names) {
    const input = yield* openInput(t, name, (file) => file);
    if (input === undefined) continue;
    hasAny = true;
    all += yield* input.all();
    input.close();
  }
  return hasAny ? asBytes(all.slice(skip, skip + most)) : undefined;
}

const little = (chunk: string) => [...chunk].reduceRight((sum, char) => sum * 256 + char.charCodeAt(0), 0);
const hex = (value: number, width: number) => value.toString(16).padStart(width, '0');
const named: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
};
const charCell = (char: string) =>
  named[char] ?? (/[ -~]/.test(char) ? char : char.charCodeAt(0).toString(8).padStart(3, '0'));

interface Form {
  size: number;
  /** width of a cell with its leading blank */
  width: number;
  show: (chunk: string) => string;
}

function formOf(type: string): Form | undefined {
  const [, letter = '', sizeText = ''] = /^([acduox])([1248CSIL]?)z?$/.exec(type) ?? [];
  if (letter === 'c' || letter === 'a') return { size: 1, width: 4, show: charCell };
  const size = { '': 4, C: 1, S: 2, I: 4, L: 8 }[sizeText] ?? Number(sizeText);
  const digits = {
    x: size * 2,
    o: Math.ceil((size * 8) / 3),
    d: [0, 4, 6, 0, 11, 0, 0, 0, 20][size] ?? 0,
    u: [0, 3, 5, 0, 10, 0, 0, 0, 20][size] ?? 0,
  }[letter];
  if (digits === undefined) return undefined;
  const signed = (value: number) => (value >= 2 ** (size * 8 - 1) ? value - 2 ** (size * 8) : value);
  const show = (chunk: string) => {
    const value = little(chunk.padEnd(size, '\0'));
    if (letter === 'x') return hex(value, digits);
    return letter === 'o'
      ? value.toString(8).padStart(digits, '0')
      : String(letter === 'd' ? signed(value) : value);
  };
  return { size, width: digits + 1, show };
}

export const od = tool({
  name: 'od',
  usage: '[OPTION]... [FILE]...',
  summary: 'Shows bytes as numbers or characters',
  options: {
    address: 'A,address-radix=RADIX',
    skip: 'j,skip-bytes=BYTES',
    most: 'N,read-bytes=BYTES',
    type: 't,format=TYPE',
    all: 'v,output-duplicates',
    width: 'w,width[=BYTES]',
    chars: 'c',
    hex2: 'x',
    octal1: 'b',
    unsigned2: 'd',
    octal2: 'o',
    signed2: 's',
    names: 'a',
  },
  refused: ['-S', '--strings', '--endian', '--traditional', '-f', '-i', '-l', '-D', '-O', '-X', '-H'],
  busybox: {
    usage: '[-abcdfhilovxs] [-t TYPE] [-A RADIX] [-N SIZE] [-j SKIP] [-S MINSTR] [-w WIDTH] [FILE]...',
  },
  *run(t) {
    const shortTypes: Readonly<Record<string, string>> = {
      chars: 'c',
      hex2: 'x2',
      octal1: 'o1',
      unsigned2: 'u2',
      octal2: 'o2',
      signed2: 'd2',
      names: 'a',
    };
    const types = t.given.flatMap(({ key, value }) =>
      key === 'type' ? (value?.match(/[acduox][1248CSIL]?z?/g) ?? ['?']) : (shortTypes[key] ?? []),
    );
    const forms = (types.length === 0 ? ['o2'] : types).map((type) => {
      const form = formOf(type);
      if (form === undefined) throw new Quit(`invalid type string ${t.quote(t.value('type') ?? type)}`);
      return { ...form, isText: type.endsWith('z') };
    });
    const [skip, most] = [
      parseSize(t.value('skip') ?? '0') ?? 0,
      parseSize(t.value('most') ?? '') ?? Infinity,
    ];
    const data = yield* gathered(t, t.operandsOr('-'), skip, most);
    if (data === undefined) return 1;
    const width = Number(t.has('width') ? (t.value('width') ?? 32) : 16);
    const radix = t.value('address') ?? 'o';
    const address = (at: number) =>
      radix === 'n'
        ? ''
        : at.toString(radix === 'x' ? 16 : radix === 'd' ? 10 : 8).padStart(radix === 'x' ? 6 : 7, '0');
    // cells of several types stand above each other
    const cellOf = Math.max(...forms.map((form) => form.width / form.size));
    let before = '';
    let isStarred = false;
    for (let at = 0; at < data.length; at += width) {
      const row = data.slice(at, at + width);
      if (row === before && row.length === width && !t.has('all')) {
        if (!isStarred) t.say('*\n');
        isStarred = true;
        continue;
      }
      [before, isStarred] = [row, false];
      for (const [i, form] of forms.entries()) {
        const cells = row.match(new RegExp(`[^]{1,${String(form.size)}}`, 'g')) ?? [];
        const text = cells.map((cell) => form.show(cell).padStart(Math.round(cellOf * form.size))).join('');
        const shown = form.isText
          ? `${text.padEnd((width / form.size) * Math.round(cellOf * form.size))}  >${row.replace(/[^ -~]/g, '.')}<`
          : text;
        t.put(
          asBytes(
            `${i === 0 ? address(skip + at) : radix === 'n' ? '' : ' '.repeat(address(0).length)}${shown}\n`,
          ),
        );
      }
      yield* t.drain();
    }
    if (radix !== 'n') t.say(`${address(skip + data.length)}\n`);
    return undefined;
  },
});

/** `hexdump -C` and its default of 16-bit words. */
export const hexdump = tool({
  name: 'hexdump',
  usage: '[options] <file>...',
  summary: 'Shows bytes as hexadecimal numbers',
  options: {
    canonical: 'C,canonical',
    length: 'n,length=length',
    skip: 's,skip=offset',
    all: 'v,no-squeezing',
    twoHex: 'x,two-bytes-hex',
    octal: 'o,two-bytes-octal',
    decimal: 'd,two-bytes-decimal',
  },
  refused: ['-b', '-c', '-e', '-f', '--format', '--format-file', '-L', '--color', '-X'],
  origin: 'util-linux',
  busybox: { usage: '[-bcdoxCv] [-e FMT] [-f FMT_FILE] [-n LEN] [-s OFS] [FILE]...' },
  *run(t) {
    const skip = parseSize(t.value('skip') ?? '0') ?? 0;
    const data = yield* gathered(t, t.operandsOr('-'), skip, parseSize(t.value('length') ?? '') ?? Infinity);
    if (data === undefined) {
      if (!t.isBusybox) yield* t.warn('all input file arguments failed');
      return 1;
    }
    const isCanonical = t.has('canonical');
    let before = '';
    let isStarred = false;
    for (let at = 0; at < data.length; at += 16) {
      const row = data.slice(at, at + 16);
      if (row === before && row.length === 16 && !t.has('all')) {
        if (!isStarred) t.say('*\n');
        isStarred = true;
        continue;
      }
      [before, isStarred] = [row, false];
      t.put(
        asBytes(
          isCanonical
            ? canonicalRow(row, skip + at)
            : wordRow(row, skip + at, t.has('twoHex'), t.has('octal'), t.has('decimal')),
        ),
      );
      yield* t.drain();
    }
    if (data.length > 0) t.say(`${hex(skip + data.length, isCanonical ? 8 : 7)}\n`);
    return undefined;
  },
});

function canonicalRow(row: string, at: number): string {
  const cells = [...row].map((char) => hex(char.charCodeAt(0), 2));
  const text = `${cells.slice(0, 8).join(' ')}  ${cells.slice(8).join(' ')}`;
  return `${hex(at, 8)}  ${text.padEnd(48)}  |${row.replace(/[^ -~]/g, '.')}|\n`;
}

function wordRow(row: string, at: number, isWide: boolean, isOctal: boolean, isDecimal: boolean): string {
  const words = row.match(/[^]{1,2}/g) ?? [];
  const cells = words.map((word) => {
    const value = little(word.padEnd(2, '\0'));
    if (isOctal) return `  ${value.toString(8).padStart(6, '0')}`;
    if (isDecimal) return `   ${String(value).padStart(5, '0')}`;
    return isWide ? `    ${hex(value, 4)}` : ` ${hex(value, 4)}`;
  });
  const width = isWide || isOctal || isDecimal ? 64 : 40;
  return `${hex(at, 7)}${cells.join('').padEnd(width)}\n`;
}

export const xxd = tool({
  name: 'xxd',
  usage: '[options] [infile [outfile]]',
  summary: 'Shows bytes as hexadecimal numbers, or makes bytes of them',
  options: {
    columns: 'c=cols',
    group: 'g=bytes',
    length: 'l=len',
    skip: 's=seek',
    plain: 'p,ps|postscript',
    revert: 'r,revert',
    upper: 'u',
    bits: 'b',
  },
  refused: ['-a', '-C', '-d', '-e', '-E', '-i', '-n', '-o', '-R'],
  origin: 'xxd',
  busybox: { usage: '[-pri] [-g N] [-c N] [-l LEN] [-s OFS] [-o OFS] [FILE]' },
  *run(t) {
    const skip = parseSize(t.value('skip') ?? '0') ?? 0;
    const data = yield* gathered(
      t,
      [t.operands[0] ?? '-'],
      skip,
      parseSize(t.value('length') ?? '') ?? Infinity,
    );
    if (data === undefined) return 2;
    if (t.has('revert')) {
      const digits = t.has('plain')
        ? data.replace(/\s/g, '')
        : data
            .split('\n')
            .map((line) => /^[0-9a-f]+: ((?:[0-9a-f]+ )+)/.exec(line)?.[1]?.replace(/ /g, '') ?? '')
            .join('');
      t.put(asBytes(digits.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)))));
      return undefined;
    }
    const columns = Number(t.value('columns') ?? (t.has('plain') ? 30 : t.has('bits') ? 6 : 16));
    const group = Number(t.value('group') ?? (t.has('bits') ? 1 : 2));
    for (let at = 0; at < data.length; at += columns) {
      const row = data.slice(at, at + columns);
      const cells = [...row].map((char) =>
        t.has('bits') ? char.charCodeAt(0).toString(2).padStart(8, '0') : hex(char.charCodeAt(0), 2),
      );
      const shown = t.has('upper') ? cells.map((cell) => cell.toUpperCase()) : cells;
      if (t.has('plain')) t.say(`${shown.join('')}\n`);
      else {
        const size = t.has('bits') ? 8 : 2;
        const text = shown.map((cell, i) => cell + ((i + 1) % group === 0 ? ' ' : '')).join('');
        t.put(
          asBytes(
            `${hex(skip + at, 8)}: ${text.padEnd(columns * size + Math.ceil(columns / group))} ${row.replace(/[^ -~]/g, '.')}\n`,
          ),
        );
      }
      yield* t.drain();
    }
    return undefined;
  },
});
