import { asBytes, utf8, type Bytes } from '#sim/base/bytes';
import type { Steps } from '#sim/kernel/program';
import { readEscape } from '../printf-format';
import { Input, Quit, tool, type Tool } from '../tool';

type Option = 'complement' | 'delete' | 'squeeze' | 'truncate';

const between = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_none, i) => from + i);
const codes = (text: string) => [...text].map((char) => char.charCodeAt(0));

/** Sets in the C locale, in ascending order. */
const classes: Readonly<Record<string, readonly number[]>> = {
  digit: between(48, 57),
  upper: between(65, 90),
  lower: between(97, 122),
  alpha: [...between(65, 90), ...between(97, 122)],
  alnum: [...between(48, 57), ...between(65, 90), ...between(97, 122)],
  blank: [9, 32],
  space: [9, 10, 11, 12, 13, 32],
  cntrl: [...between(0, 31), 127],
  graph: between(33, 126),
  print: between(32, 126),
  punct: between(33, 126).filter((code) => !/[0-9A-Za-z]/.test(String.fromCharCode(code))),
  xdigit: codes('0123456789ABCDEFabcdef'),
};

/** One set as its codes; `fill` is how long `[x*]` shall make it. */
function expand(text: Bytes, fill: number): number[] {
  const out: number[] = [];
  let star: { at: number; code: number } | undefined;
  for (let i = 0; i < text.length;) {
    const named = /^\[:([a-z]+):\]/.exec(text.slice(i));
    if (named !== null) {
      const set = classes[named[1] ?? ''];
      if (set === undefined) throw new Quit(`invalid character class '${named[1] ?? ''}'`);
      out.push(...set);
      i += named[0].length;
      continue;
    }
    const repeat = /^\[(\\?[^])\*(\d*)\]/.exec(text.slice(i));
    if (repeat !== null) {
      const [code = 0] = codes(unescaped(repeat[1] ?? ''));
      const count = repeat[2] ?? '';
      if (count === '' || Number(count) === 0) star = { at: out.length, code };
      else out.push(...new Array<number>(Number.parseInt(count, count.startsWith('0') ? 8 : 10)).fill(code));
      i += repeat[0].length;
      continue;
    }
    const first = oneCode(text, i);
    i = first.next;
    if (text.charAt(i) === '-' && i + 1 < text.length) {
      const last = oneCode(text, i + 1);
      if (last.code < first.code)
        throw new Quit(
          `range-endpoints of '${text.slice(first.next - 1, last.next)}' are in reverse collating sequence order`,
        );
      out.push(...between(first.code, last.code));
      i = last.next;
    } else out.push(first.code);
  }
  if (star !== undefined)
    out.splice(star.at, 0, ...new Array<number>(Math.max(0, fill - out.length)).fill(star.code));
  return out;
}

function oneCode(text: Bytes, at: number): { code: number; next: number } {
  if (text.charAt(at) !== '\\' || at + 1 >= text.length) return { code: text.charCodeAt(at), next: at + 1 };
  const escape = readEscape(text, at, false);
  if (escape !== undefined) return { code: escape.bytes.charCodeAt(0), next: at + escape.length };
  return { code: text.charCodeAt(at + 1), next: at + 2 };
}

const unescaped = (char: string) =>
  char.startsWith('\\') ? (readEscape(char, 0, false)?.bytes ?? char.slice(1)) : char;

/** Byte → byte, undefined for those that go. */
function translation(t: Tool<Option>, from: number[], to: number[]): (number | undefined)[] {
  const table: (number | undefined)[] = between(0, 255);
  if (t.has('delete')) {
    for (const code of from) table[code] = undefined;
    return table;
  }
  const last = to.at(-1);
  from.forEach((code, i) => {
    const goal = to[i] ?? (t.has('truncate') ? code : last);
    table[code] = goal;
  });
  return table;
}

function checkOperands(t: Tool<Option>): void {
  const [first, second, extra] = t.operands;
  const needsTwo = !t.has('delete') && !t.has('squeeze');
  const words = t.isBusybox ? '' : undefined;
  if (first === undefined) throw new Quit(words ?? 'missing operand', 1, true);
  if (second === undefined && needsTwo && !t.isBusybox) {
    throw new Quit(
      `missing operand after ${t.quote(first)}\nTwo strings must be given when translating.`,
      1,
      true,
    );
  }
  if (second === undefined && t.has('delete') && t.has('squeeze')) {
    throw new Quit(
      words ??
        `missing operand after ${t.quote(first)}\nTwo strings must be given when both deleting and squeezing repeats.`,
      1,
      true,
    );
  }
  if (second !== undefined && t.has('delete') && !t.has('squeeze')) {
    throw new Quit(
      words ??
        `extra operand ${t.quote(second)}\nOnly one string may be given when deleting without squeezing repeats.`,
      1,
      true,
    );
  }
  if (extra !== undefined) throw new Quit(words ?? `extra operand ${t.quote(extra)}`, 1, true);
}

export const tr = tool<Option>({
  name: 'tr',
  usage: '[OPTION]... STRING1 [STRING2]',
  summary: 'Translates, squeezes or deletes characters',
  options: {
    complement: 'cC,complement',
    delete: 'd,delete',
    squeeze: 's,squeeze-repeats',
    truncate: 't,truncate-set1',
  },
  inOrder: true,
  busybox: { usage: '[-cds] STRING1 [STRING2]', lacks: 't' },
  *run(t) {
    checkOperands(t);
    const [first = '', second] = t.operands;
    const set1 = expand(utf8(first), 0);
    const from = t.has('complement') ? between(0, 255).filter((code) => !set1.includes(code)) : set1;
    const to = second === undefined ? [] : expand(utf8(second), from.length);
    if (second === '' && !t.has('delete'))
      throw new Quit('when not truncating set1, string2 must be non-empty');
    const isTranslating = second !== undefined || t.has('delete');
    const table = isTranslating ? translation(t, from, to) : between(0, 255);
    const squeezed = new Set(t.has('squeeze') ? (second === undefined ? from : to) : []);
    yield* pump(t, table, squeezed);
    return undefined;
  },
});

function* pump(
  t: Tool<Option>,
  table: readonly (number | undefined)[],
  squeezed: ReadonlySet<number>,
): Steps<void> {
  const input = new Input(t as unknown as Tool, 0);
  let last = -1;
  for (;;) {
    const part = yield* input.chunk();
    if (part === '') return;
    let out = '';
    for (let i = 0; i < part.length; i++) {
      const code = table[part.charCodeAt(i)];
      if (code === undefined || (code === last && squeezed.has(code))) continue;
      out += String.fromCharCode(code);
      last = code;
    }
    t.put(asBytes(out));
    yield* t.drain();
  }
}
