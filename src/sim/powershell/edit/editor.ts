import { asBytes, text } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import type { Session } from '../session';
import { SyntaxFault } from '../syntax/cursor';
import { parseScript } from '../syntax/parser';
import { candidates } from './complete';

/** What became of a line: a whole command, one that was given up with ^C, or the end of input. */
export type Edited = { kind: 'line'; text: string } | { kind: 'cancelled' } | { kind: 'end' };

interface Line {
  prompt: string;
  text: string;
  cursor: number;
  /** place in the history */
  at: number;
  kept: string;
  /** what Tab goes through: beginning of the word, words, which of them is shown */
  tab?: { start: number; words: readonly string[]; shown: number };
}

type Key = (session: Session, line: Line) => void;

const move =
  (place: (line: Line) => number): Key =>
  (_, line) => {
    line.cursor = Math.max(0, Math.min(line.text.length, place(line)));
  };

function cut(line: Line, from: number, to: number): void {
  line.text = line.text.slice(0, from) + line.text.slice(to);
  line.cursor = from;
}

const history =
  (by: number): Key =>
  (session, line) => {
    const all = session.state.history;
    const to = line.at + by;
    if (to < 0 || to > all.length) return;
    if (line.at === all.length) line.kept = line.text;
    line.at = to;
    line.text = to === all.length ? line.kept : (all[to] ?? '');
    line.cursor = line.text.length;
  };

const wordBefore = (line: Line) => line.text.slice(0, line.cursor).replace(/\S+\s*$/, '').length;
const wordAfter = (line: Line) =>
  line.cursor + (/^\s*\S+\s*/.exec(line.text.slice(line.cursor))?.[0].length ?? 0);

/** Tab goes through what could stand there, one after the other, as the console of Windows does. */
const complete =
  (by: number): Key =>
  (session, line) => {
    if (line.tab === undefined) {
      const found = candidates(session, line.text.slice(0, line.cursor));
      if (found.words.length === 0) return;
      line.tab = { ...found, shown: by > 0 ? -1 : 0 };
    }
    const { tab } = line;
    tab.shown = (tab.shown + by + tab.words.length) % tab.words.length;
    const after = line.text.slice(line.cursor);
    line.text = line.text.slice(0, tab.start) + (tab.words[tab.shown] ?? '');
    line.cursor = line.text.length;
    line.text += after;
  };

/** Keys as PSReadLine has them in its Windows mode. */
const keys: Readonly<Record<string, Key>> = {
  '\x7f': (_, line) => {
    if (line.cursor > 0) cut(line, line.cursor - 1, line.cursor);
  },
  '\b': (_, line) => {
    if (line.cursor > 0) cut(line, line.cursor - 1, line.cursor);
  },
  '\x1b[3~': (_, line) => {
    cut(line, line.cursor, Math.min(line.text.length, line.cursor + 1));
  },
  '\x1b[D': move((line) => line.cursor - 1),
  '\x1b[C': move((line) => line.cursor + 1),
  '\x1b[1;5D': move(wordBefore),
  '\x1b[1;5C': move(wordAfter),
  '\x1b[H': move(() => 0),
  '\x1b[1~': move(() => 0),
  '\x1b[F': move((line) => line.text.length),
  '\x1b[4~': move((line) => line.text.length),
  '\x1b[A': history(-1),
  '\x1b[B': history(1),
  '\x17': (_, line) => {
    cut(line, wordBefore(line), line.cursor);
  },
  '\x15': (_, line) => {
    cut(line, 0, line.cursor);
  },
  '\x0b': (_, line) => {
    cut(line, line.cursor, line.text.length);
    line.cursor = line.text.length;
  },
  '\x1b\x1b': (_, line) => {
    cut(line, 0, line.text.length);
  },
  '\t': complete(1),
  '\x1b[Z': complete(-1),
};

/** Reads a whole command from the console, over several lines where it is not yet complete. */
export function* editLine(session: Session, prompt: string): Steps<Edited> {
  let before = '';
  let shown = prompt;
  for (;;) {
    const line = yield* oneLine(session, shown);
    if (line.kind !== 'line') return line;
    const whole = before === '' ? line.text : `${before}\n${line.text}`;
    // an empty line ends what would not end by itself
    if (line.text.trim() === '' && before !== '') return { kind: 'line', text: whole };
    if (!isOpen(whole)) return { kind: 'line', text: whole };
    before = whole;
    shown = '>> ';
  }
}

function isOpen(source: string): boolean {
  try {
    parseScript(source);
    return false;
  } catch (error) {
    return error instanceof SyntaxFault && error.isOpen;
  }
}

function* oneLine(session: Session, prompt: string): Steps<Edited> {
  const { p } = session;
  const line: Line = { prompt, text: '', cursor: 0, at: session.state.history.length, kept: '' };
  p.setTtyModes(0, { canonical: false, echo: false, carriageReturn: false, signals: false });
  yield* p.out(prompt);
  let typed = '';
  const end = function* (answer: Edited, last: string): Steps<Edited> {
    p.setTtyModes(0, { canonical: true, echo: true, carriageReturn: true, signals: true });
    yield* p.out(last);
    return answer;
  };
  for (;;) {
    const key = firstKey(typed);
    if (key === undefined || typed === '') {
      const data = yield* p.read(0);
      if (isFail(data) || data === '') return yield* end({ kind: 'end' }, '');
      typed += data;
      continue;
    }
    typed = typed.slice(key.length);
    if (key === '\r' || key === '\n') {
      giveBack(session, typed);
      return yield* end({ kind: 'line', text: line.text }, '\n');
    }
    if (key === '\x03') return yield* end({ kind: 'cancelled' }, '^C\n');
    if (key === '\x04' && line.text === '') return yield* end({ kind: 'end' }, '\n');
    if (key === '\x0c') {
      yield* p.out(`\x1b[H\x1b[2J${prompt}${line.text}`);
      continue;
    }
    const was = { text: line.text, cursor: line.cursor };
    if (key !== '\t' && key !== '\x1b[Z') delete line.tab;
    const action = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (action !== undefined) action(session, line);
    else if (!/^[\x00-\x1f]/.test(key)) {
      const char = text(asBytes(key));
      line.text = line.text.slice(0, line.cursor) + char + line.text.slice(line.cursor);
      line.cursor += char.length;
    }
    yield* p.out(redrawn(was, line, p.tty(0)?.cols ?? 80));
  }
}

/** What was typed ahead is read by whoever comes next. */
function giveBack(session: Session, typed: string): void {
  if (typed === '') return;
  session.p.do((sim) => {
    const process = sim.processes.need(session.p.processId);
    const tty = sim.ttys.get(process.tty);
    if (tty !== undefined) tty.input = asBytes(typed + tty.input);
  });
}

/** Columns that a text takes: characters of East Asia two. */
function width(shown: string): number {
  let columns = 0;
  for (const char of shown) {
    const code = char.codePointAt(0) ?? 0;
    columns +=
      (code >= 0x1100 && code <= 0x115f) || (code >= 0x2e80 && code <= 0xffdc) || code > 0x1f000 ? 2 : 1;
  }
  return columns;
}

/** From one state of the line to the next: what was added at its end is only written, all else is drawn anew. */
function redrawn(was: { text: string; cursor: number }, line: Line, cols: number): string {
  if (line.text === was.text && line.cursor === was.cursor) return '';
  const isAppended =
    was.cursor === was.text.length && line.cursor === line.text.length && line.text.startsWith(was.text);
  if (isAppended) return line.text.slice(was.text.length);
  const at = (upTo: string) => width(line.prompt) + width(upTo);
  const above = Math.floor(at(was.text.slice(0, was.cursor)) / cols);
  const all = line.prompt + line.text;
  const end = at(line.text);
  const to = at(line.text.slice(0, line.cursor));
  const up = Math.floor(end / cols) - Math.floor(to / cols);
  return `${above > 0 ? `\x1b[${String(above)}A` : ''}\r\x1b[J${all}${end % cols === 0 ? ' \r' : ''}${up > 0 ? `\x1b[${String(up)}A` : ''}\r${to % cols > 0 ? `\x1b[${String(to % cols)}C` : ''}`;
}

/** The first key of what was typed; undefined: not all of it is there yet. */
function firstKey(typed: string): string | undefined {
  if (!typed.startsWith('\x1b')) {
    const code = typed.charCodeAt(0);
    const length = code >= 0xf0 ? 4 : code >= 0xe0 ? 3 : code >= 0xc0 ? 2 : 1;
    return typed.length < length ? undefined : typed.slice(0, length);
  }
  const sequence = /^\x1b(?:\[[0-9;?]*[A-Za-z~]|O[A-Za-z]|[^[O])/.exec(typed)?.[0];
  return sequence ?? (typed.length > 12 ? typed : undefined);
}
