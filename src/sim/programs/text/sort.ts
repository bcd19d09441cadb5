import { asBytes, utf8, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { closeInput, openInput, Quit, tool, type Tool } from '../tool';
import { compareBy, keyPart, orderingOf, parseKey, type Ordering, type SortKey } from './sort-keys';

const options = {
  blanks: 'b,ignore-leading-blanks',
  dictionary: 'd,dictionary-order',
  fold: 'f,ignore-case',
  general: 'g,general-numeric-sort',
  nonprinting: 'i,ignore-nonprinting',
  month: 'M,month-sort',
  human: 'h,human-numeric-sort',
  numeric: 'n,numeric-sort',
  random: 'R,random-sort',
  reverse: 'r,reverse',
  version: 'V,version-sort',
  check: 'c,check',
  checkQuiet: 'C',
  key: 'k,key=KEYDEF',
  merge: 'm,merge',
  output: 'o,output=FILE',
  stable: 's,stable',
  buffer: 'S,buffer-size=SIZE',
  separator: 't,field-separator=SEP',
  temporary: 'T,temporary-directory=DIR',
  unique: 'u,unique',
  zero: 'z,zero-terminated',
} as const;

type Option = keyof typeof options;

const orderingOptions = [
  'blanks',
  'dictionary',
  'fold',
  'general',
  'nonprinting',
  'month',
  'human',
  'numeric',
  'reverse',
  'version',
] as const;

/** Two lines by the keys, and in the end by their bytes. */
function comparison(
  t: Tool<Option>,
  global: Ordering,
  keys: readonly SortKey[],
  separator: string | undefined,
) {
  const byKeys = (a: Bytes, b: Bytes): number => {
    for (const key of keys) {
      const ordering = key.ordering ?? global;
      const result = compareBy(
        keyPart(a, key, separator, ordering.blanks),
        keyPart(b, key, separator, ordering.blanks),
        ordering,
      );
      if (result !== 0) return ordering.reverse ? -result : result;
    }
    if (keys.length > 0) return 0;
    const result = compareBy(a, b, global);
    return global.reverse ? -result : result;
  };
  const isLast = t.has('stable') || t.has('unique');
  const whole = (a: Bytes, b: Bytes): number => {
    const result = byKeys(a, b);
    if (result !== 0 || isLast) return result;
    const bytes = a < b ? -1 : a > b ? 1 : 0;
    return global.reverse ? -bytes : bytes;
  };
  return { byKeys, whole };
}

function separatorOf(t: Tool<Option>): string | undefined {
  const given = t.value('separator');
  if (given === undefined) return undefined;
  if (given === '') throw new Quit('empty tab', 2);
  if (given === '\\0') return '\0';
  if (utf8(given).length > 1) throw new Quit(`multi-character tab ${t.quote(given)}`, 2);
  return given;
}

export const sort = tool<Option>({
  name: 'sort',
  usage: '[OPTION]... [FILE]...',
  summary: 'Sorts lines',
  options,
  refused: [
    '--sort',
    '--batch-size',
    '--compress-program',
    '--debug',
    '--files0-from',
    '--parallel',
    '--random-source',
  ],
  usageStatus: 2,
  busybox: {
    usage: '[-nrugMcszbdfiokt] [-o FILE] [-k START[.OFS][OPTS][,END[.OFS][OPTS]] [-t CHAR] [FILE]...',
    status: 2,
    lacks: 'RmSV',
  },
  *run(t) {
    const global = orderingOf('');
    for (const option of orderingOptions) if (t.has(option)) global[option] = true;
    const keys = t.values('key').map((text) => {
      const key = parseKey(text);
      if (typeof key === 'string')
        throw new Quit(t.isBusybox ? 'bad field specification' : `${key} ${t.quote(text)}`, 2);
      return key;
    });
    const end = t.has('zero') ? '\0' : '\n';
    const lines: Bytes[] = [];
    for (const name of t.operandsOr('-')) {
      const input = yield* openInput(t, name, (file) => (t.isBusybox ? file : `cannot read: ${file}`), 2);
      if (input === undefined) return 2;
      for (const line of yield* input.lines(end)) lines.push(line);
      if (input.refusal !== undefined && !t.isBusybox) {
        yield* closeInput(t, input, `read failed: ${name}`, 2);
        return 2;
      }
      input.close();
    }
    const { byKeys, whole } = comparison(t, global, keys, separatorOf(t));
    if (t.has('check') || t.has('checkQuiet')) {
      const at = lines.findIndex(
        (line, i) =>
          i > 0 &&
          (t.has('unique') ? whole(lines[i - 1] ?? line, line) >= 0 : whole(lines[i - 1] ?? line, line) > 0),
      );
      if (at < 0) return 0;
      if (!t.has('checkQuiet'))
        yield* t.p.write(
          2,
          asBytes(
            `${t.name}: ${t.operandsOr('-')[0] ?? '-'}:${String(at + 1)}: disorder: ${lines[at] ?? ''}\n`,
          ),
        );
      return 1;
    }
    if (lines.length > 1000) yield* t.p.cpu((lines.length * Math.log2(lines.length)) / 5000);
    const sorted = lines.toSorted(whole);
    const result = t.has('unique')
      ? sorted.filter((line, i) => i === 0 || byKeys(sorted[i - 1] ?? line, line) !== 0)
      : sorted;
    const output = t.value('output');
    if (output !== undefined) {
      const fd = t.p.open(output, { write: true, create: true, truncate: true });
      if (isFail(fd)) {
        yield* t.refuse(`open failed: ${output}`, fd, 2);
        return 2;
      }
      t.p.dup2(fd, 1);
    }
    for (const line of result) {
      t.put(line, asBytes(end));
      yield* t.drain();
    }
    return 0;
  },
});
