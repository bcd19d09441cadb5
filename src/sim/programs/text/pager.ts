import { text, utf8 } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Program, Steps } from '#sim/kernel/program';
import { compileRegex } from '../regex/index';
import { openInput, tool, type Tool } from '../tool';

const options = {
  quitAtEof: 'e,quit-at-eof',
  quitIfOne: 'F,quit-if-one-screen',
  raw: 'rR,RAW-CONTROL-CHARS|raw-control-chars',
  chop: 'S,chop-long-lines',
  numbers: 'N,LINE-NUMBERS',
  noInit: 'X,no-init',
  ignoreCase: 'iI,ignore-case',
  squeeze: 's,squeeze',
  silent: 'd',
} as const;
type Option = keyof typeof options;

/** Long lines broken at the edge of the screen. */
function wrapped(lines: readonly string[], cols: number): string[] {
  return lines.flatMap((line) =>
    line.length <= cols ? [line] : (line.match(new RegExp(`.{1,${String(cols)}}`, 'g')) ?? [line]),
  );
}

function* page(t: Tool<Option>, all: readonly string[], name: string, keys: number): Steps<void> {
  const { p } = t;
  const size = p.tty(1) ?? { rows: 24, cols: 80 };
  const lines = wrapped(
    t.has('numbers') ? all.map((line, i) => `${String(i + 1).padStart(7)} ${line}`) : all,
    size.cols,
  );
  const room = size.rows - 1;
  if (lines.length <= room && (t.has('quitIfOne') || t.spec.name === 'more')) {
    yield* p.out(`${lines.join('\n')}\n`);
    return;
  }
  p.setTtyModes(keys, { canonical: false, echo: false });
  let at = 0;
  let wanted: RegExp | undefined;
  for (;;) {
    const last = Math.max(0, lines.length - room);
    const screen = lines.slice(at, at + room);
    while (screen.length < room) screen.push('~');
    const isEnd = at >= last;
    const percent = Math.floor((Math.min(lines.length, at + room) / Math.max(1, lines.length)) * 100);
    const prompt =
      t.spec.name === 'more'
        ? `\x1b[7m--More--(${String(percent)}%)\x1b[27m`
        : isEnd
          ? '\x1b[7m(END)\x1b[27m'
          : at === 0
            ? `\x1b[7m${name}\x1b[27m`
            : ':';
    yield* p.out(`\x1b[H\x1b[2J${screen.join('\n')}\n${prompt}\x1b[K`);
    const key = yield* p.read(keys, 16);
    if (isFail(key) || key === '' || /^[qQ\x03]/.test(key)) break;
    if (key === '/' || key === 'n') {
      if (key === '/') wanted = yield* askPattern(t, keys);
      const found =
        wanted === undefined ? -1 : lines.findIndex((line, i) => i > at && wanted?.test(utf8(line)) === true);
      if (found >= 0) at = Math.min(found, last);
    } else at = Math.max(0, Math.min(last, at + moveBy(key, room, lines.length)));
    if (t.spec.name === 'more' && isEnd && /^[ \r\nf]/.test(key)) break;
  }
  p.setTtyModes(keys, { canonical: true, echo: true });
  yield* p.out('\r\x1b[K');
}

function moveBy(key: string, room: number, length: number): number {
  if (/^([ f\x06]|\x1b\[6~)/.test(key)) return room;
  if (/^([b\x02]|\x1b\[5~)/.test(key)) return -room;
  if (/^([\r\nje]|\x1b\[B|\x1bOB)/.test(key)) return 1;
  if (/^([ky]|\x1b\[A|\x1bOA)/.test(key)) return -1;
  if (key.startsWith('d')) return Math.floor(room / 2);
  if (key.startsWith('u')) return -Math.floor(room / 2);
  if (key.startsWith('g')) return -length;
  return key.startsWith('G') ? length : 0;
}

function* askPattern(t: Tool<Option>, keys: number): Steps<RegExp | undefined> {
  let pattern = '';
  for (;;) {
    yield* t.p.out(`\r\x1b[K/${pattern}`);
    const key = yield* t.p.read(keys, 16);
    if (isFail(key) || key === '' || key === '\x1b') return undefined;
    if (/[\r\n]/.test(key)) break;
    pattern = key === '\x7f' ? pattern.slice(0, -1) : pattern + key;
  }
  const regex = compileRegex(utf8(pattern), { isExtended: true });
  return 'problem' in regex ? undefined : regex;
}

/** less and more: on a terminal page by page, elsewhere as cat. Keys come from the terminal, also when text is piped in. */
function pagerTool(name: 'less' | 'more'): Program {
  return tool<Option>({
    name,
    usage: '[options] file...',
    summary: 'Shows text page by page',
    options,
    origin: name === 'less' ? 'less' : 'util-linux',
    busybox: { usage: name === 'less' ? '[-EFIMmNSRh~] [FILE]...' : '[FILE]...' },
    *run(t) {
      if (t.operands.length === 0 && t.p.isTty(0)) {
        yield* t.p.err(
          name === 'less'
            ? 'Missing filename ("less --help" for help)\n'
            : "more: bad usage\nTry 'more --help' for more information.\n",
        );
        return 1;
      }
      const keys = t.p.isTty(0) ? 0 : 2;
      for (const file of t.operandsOr('-')) {
        const input = yield* openInput(t, file, (one) => (name === 'less' ? one : `cannot open ${one}`));
        if (input === undefined) continue;
        const content = yield* input.all();
        if (!t.isTtyOut) t.put(content);
        else yield* page(t, text(content).replace(/\n$/, '').split('\n'), file === '-' ? '' : file, keys);
      }
      return undefined;
    },
  });
}

export const less = pagerTool('less');
export const more = pagerTool('more');
