import { asBytes, utf8, type Bytes } from '#sim/base/bytes';
import { closeInput, openInput, Quit, tool, type Tool } from '../tool';

type Option =
  | 'bytes'
  | 'chars'
  | 'delimiter'
  | 'fields'
  | 'ignored'
  | 'complement'
  | 'onlyDelimited'
  | 'outputDelimiter'
  | 'zero';

type Range = readonly [from: number, to: number];

/** `1,3-5,7-`: what is wrong with it is said in cut's own words. */
function parseList(t: Tool<Option>, list: string, kind: 'byte/character' | 'field'): Range[] {
  const words = kind === 'field' ? 'field' : 'byte/character';
  const ranges = list.split(/[, \t]/).map((part): Range => {
    const found = /^(\d*)(-?)(\d*)$/.exec(part);
    if (found === null || (part === '' && !t.isBusybox)) {
      if (t.isBusybox) throw new Quit(`invalid number '${part}'`);
      throw new Quit(
        kind === 'field'
          ? `invalid field value ${t.quote(list)}`
          : `invalid byte/character position ${t.quote(list)}`,
        1,
        true,
      );
    }
    const [, from = '', dash = '', to = ''] = found;
    if (part === '-') throw new Quit('invalid range with no endpoint: -', 1, true);
    const first = from === '' ? 1 : Number(from);
    if (first === 0 || (to !== '' && Number(to) === 0))
      throw new Quit(
        kind === 'field' ? 'fields are numbered from 1' : `${words} positions are numbered from 1`,
        1,
        true,
      );
    const last = dash === '' ? first : to === '' ? Infinity : Number(to);
    if (last < first) throw new Quit('invalid decreasing range', 1, true);
    return [first, last];
  });
  return ranges.toSorted((a, b) => a[0] - b[0]);
}

const isIn = (ranges: readonly Range[], position: number) =>
  ranges.some(([from, to]) => position >= from && position <= to);

function cutBytes(line: Bytes, isChosen: (position: number) => boolean, between: string): string {
  let out = '';
  let last = 0;
  for (let i = 1; i <= line.length; i++) {
    if (!isChosen(i)) continue;
    if (last !== 0 && i !== last + 1) out += between;
    out += line.charAt(i - 1);
    last = i;
  }
  return out;
}

export const cut = tool<Option>({
  name: 'cut',
  usage: 'OPTION... [FILE]...',
  summary: 'Shows parts of each line',
  options: {
    bytes: 'b,bytes=LIST',
    chars: 'c,characters=LIST',
    delimiter: 'd,delimiter=DELIM',
    fields: 'f,fields=LIST',
    ignored: 'n',
    complement: ',complement',
    onlyDelimited: 's,only-delimited',
    outputDelimiter: ',output-delimiter=STRING',
    zero: 'z,zero-terminated',
  },
  busybox: { usage: '[OPTIONS] [FILE]...', lacks: 'z' },
  *run(t) {
    const kinds = t.given.filter(({ key }) => key === 'bytes' || key === 'chars' || key === 'fields');
    const [kind] = kinds;
    if (kind === undefined) {
      if (t.isBusybox) throw new Quit('expected a list of bytes, characters, or fields');
      throw new Quit('you must specify a list of bytes, characters, or fields', 1, true);
    }
    if (kinds.length > 1) throw new Quit('only one list may be specified', 1, true);
    const isFields = kind.key === 'fields';
    const ranges = parseList(t, kind.value ?? '', isFields ? 'field' : 'byte/character');
    const given = utf8(t.value('delimiter') ?? '\t');
    if (t.has('delimiter') && !isFields && !t.isBusybox)
      throw new Quit('an input delimiter may be specified only when operating on fields', 1, true);
    if (given.length > 1 && !t.isBusybox) throw new Quit('the delimiter must be a single character', 1, true);
    const delimiter = given === '' ? '\0' : given.slice(0, 1);
    const between = utf8(t.value('outputDelimiter') ?? (isFields ? '' : ''));
    const isChosen = (position: number) => isIn(ranges, position) !== t.has('complement');
    const end = t.has('zero') ? '\0' : '\n';
    const cutLine = (line: Bytes): string | undefined => {
      if (!isFields) return cutBytes(line, isChosen, between);
      if (!line.includes(delimiter)) return t.has('onlyDelimited') ? undefined : line;
      const chosen = line.split(delimiter).filter((_field, i) => isChosen(i + 1));
      return chosen.join(t.has('outputDelimiter') ? between : delimiter);
    };
    for (const name of t.operandsOr('-')) {
      const input = yield* openInput(t, name, (file) => file);
      if (input === undefined) continue;
      for (;;) {
        const line = yield* input.line(end);
        if (line === undefined) break;
        const part = cutLine(line);
        if (part !== undefined) t.put(asBytes(part + end));
        yield* t.drain();
      }
      yield* closeInput(t, input, name);
    }
    return undefined;
  },
});
