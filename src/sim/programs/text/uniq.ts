import { asBytes, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { openInput, Quit, tool, type Tool } from '../tool';

type Option =
  | 'count'
  | 'repeated'
  | 'allRepeated'
  | 'ignoreCase'
  | 'unique'
  | 'skipFields'
  | 'skipChars'
  | 'checkChars'
  | 'zero';

/** The part of a line that counts. */
function keyOf(t: Tool<Option>, line: Bytes): string {
  let rest: string = line;
  for (let n = Number(t.value('skipFields') ?? 0); n > 0; n--) rest = rest.replace(/^[ \t]*[^ \t]*/, '');
  rest = rest.slice(Number(t.value('skipChars') ?? 0));
  const most = t.value('checkChars');
  if (most !== undefined) rest = rest.slice(0, Number(most));
  return t.has('ignoreCase') ? rest.toLowerCase() : rest;
}

export const uniq = tool<Option>({
  name: 'uniq',
  usage: '[OPTION]... [INPUT [OUTPUT]]',
  summary: 'Leaves out lines that repeat the one before',
  options: {
    count: 'c,count',
    repeated: 'd,repeated',
    allRepeated: 'D',
    ignoreCase: 'i,ignore-case',
    unique: 'u,unique',
    skipFields: 'f,skip-fields=N',
    skipChars: 's,skip-chars=N',
    checkChars: 'w,check-chars=N',
    zero: 'z,zero-terminated',
  },
  refused: ['--all-repeated', '--group'],
  busybox: { usage: '[-cduiz] [-f,s,w N] [FILE [OUTFILE]]', lacks: 'D' },
  *run(t) {
    const [source = '-', target, extra] = t.operands;
    if (extra !== undefined) throw new Quit(t.isBusybox ? '' : `extra operand ${t.quote(extra)}`, 1, true);
    for (const key of ['skipFields', 'skipChars', 'checkChars'] as const) {
      const value = t.value(key);
      const words = {
        skipFields: 'invalid number of fields to skip',
        skipChars: 'invalid number of bytes to skip',
        checkChars: 'invalid number of bytes to compare',
      };
      if (value !== undefined && !/^\d+$/.test(value)) throw new Quit(`${value}: ${words[key]}`);
    }
    const input = yield* openInput(t, source);
    if (input === undefined) return 1;
    if (target !== undefined && target !== '-') {
      const fd = t.p.open(target, { write: true, create: true, truncate: true });
      if (isFail(fd)) {
        yield* t.refuse(target, fd);
        return 1;
      }
      t.p.dup2(fd, 1);
    }
    const end = t.has('zero') ? '\0' : '\n';
    let group: Bytes[] = [];
    const flush = () => {
      const [first] = group;
      if (first === undefined) return;
      const isRepeated = group.length > 1;
      const isShown =
        t.has('repeated') || t.has('unique')
          ? isRepeated
            ? t.has('repeated') && !t.has('unique')
            : t.has('unique') && !t.has('repeated')
          : true;
      if (t.has('allRepeated')) for (const line of isRepeated ? group : []) t.put(line, asBytes(end));
      else if (isShown)
        t.put(asBytes(t.has('count') ? `${String(group.length).padStart(7)} ` : ''), first, asBytes(end));
    };
    for (;;) {
      const line = yield* input.line(end);
      if (line === undefined) break;
      if (group[0] !== undefined && keyOf(t, group[0]) === keyOf(t, line)) group.push(line);
      else {
        flush();
        group = [line];
        yield* t.drain();
      }
    }
    flush();
    return undefined;
  },
});
