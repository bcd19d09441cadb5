import { asBytes, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { cloneJson } from '#sim/base/json';
import { again } from '#sim/kernel/program';
import { openInput, tool, type Tool } from '../tool';

type Option =
  | 'all'
  | 'nonblank'
  | 'endsE'
  | 'ends'
  | 'number'
  | 'squeeze'
  | 'tabsT'
  | 'tabs'
  | 'nonprinting'
  | 'unbuffered';

interface Style {
  numbers: 'none' | 'all' | 'nonblank';
  squeeze: boolean;
  ends: boolean;
  tabs: boolean;
  nonprinting: boolean;
}

type Progress = {
  number: number;
  blanks: number;
  isLineStart: boolean;
};

/** How far it has come; a block at a time, so that endless input leaves no trail. */
type Going = {
  index: number;
  fd: number | null;
  status: number;
  progress: Progress;
};

/** How `cat -v` shows a byte. */
export function visible(code: number): string {
  if (code >= 128) return `M-${visible(code - 128)}`;
  if (code < 32) return `^${String.fromCharCode(code + 64)}`;
  return code === 127 ? '^?' : String.fromCharCode(code);
}

function showByte(char: string, style: Style): string {
  const code = char.charCodeAt(0);
  if (char === '\t') return style.tabs ? '^I' : char;
  return style.nonprinting ? visible(code) : char;
}

function styled(bytes: Bytes, style: Style, progress: Progress): Bytes {
  let out = '';
  for (const char of bytes) {
    if (progress.isLineStart && char === '\n') {
      progress.blanks += 1;
      if (style.squeeze && progress.blanks > 1) continue;
    } else if (progress.isLineStart) progress.blanks = 0;
    const isNumbered = style.numbers === 'all' || (style.numbers === 'nonblank' && char !== '\n');
    if (progress.isLineStart && isNumbered) out += `${String(++progress.number).padStart(6)}\t`;
    progress.isLineStart = char === '\n';
    out += char === '\n' ? (style.ends ? '$\n' : '\n') : showByte(char, style);
  }
  return asBytes(out);
}

export const cat = tool<Option>({
  name: 'cat',
  usage: '[OPTION]... [FILE]...',
  summary: 'Writes files, or standard input, to standard output',
  options: {
    all: 'A,show-all',
    nonblank: 'b,number-nonblank',
    endsE: 'e',
    ends: 'E,show-ends',
    number: 'n,number',
    squeeze: 's,squeeze-blank',
    tabsT: 't',
    tabs: 'T,show-tabs',
    nonprinting: 'v,show-nonprinting',
    unbuffered: 'u',
  },
  busybox: { usage: '[-nbvteA] [FILE]...', lacks: 'sET' },
  *run(t, state) {
    const going: Going =
      state === null
        ? { index: 0, fd: null, status: 0, progress: { number: 0, blanks: 0, isLineStart: true } }
        : cloneJson(state as unknown as Going);
    t.status = going.status;
    const style = styleOf(t);
    const name = t.operandsOr('-')[going.index];
    if (name === undefined) return undefined;
    const next = { index: going.index + 1, fd: null };
    if (going.fd === null) {
      const input = yield* openInput(t, name);
      return again({ ...going, ...(input === undefined ? next : { fd: input.fd }), status: t.status });
    }
    const part = yield* t.p.read(going.fd);
    if (isFail(part)) yield* t.refuse(t.isBusybox ? 'read error' : name, part);
    if (isFail(part) || part === '') {
      // busybox ends a last numbered line that has no end
      if (t.isBusybox && style?.numbers === 'all' && !going.progress.isLineStart) t.say('\n');
      if (going.fd !== 0) t.p.close(going.fd);
      return again({ ...going, ...next, status: t.status });
    }
    // cat hands on what it reads at once
    t.put(style === undefined ? part : styled(part, style, going.progress));
    yield* t.flush();
    return again({ ...going });
  },
});

/** undefined: as it is. */
function styleOf(t: Tool<Option>): Style | undefined {
  const on = (...keys: Option[]) => keys.some((key) => t.has(key));
  const style: Style = {
    numbers: on('nonblank') ? 'nonblank' : on('number') ? 'all' : 'none',
    squeeze: on('squeeze'),
    ends: on('ends', 'endsE', 'all'),
    tabs: on('tabs', 'tabsT', 'all'),
    nonprinting: on('nonprinting', 'endsE', 'tabsT', 'all'),
  };
  const isPlain =
    style.numbers === 'none' && !style.squeeze && !style.ends && !style.tabs && !style.nonprinting;
  return isPlain ? undefined : style;
}
