import { asBytes, text } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import * as io from '#sim/kernel/io';
import type { Wait } from '#sim/world/process';
import { Leave } from '../run/frames';
import { waitFor } from '../run/step';
import type { Shell } from '../shell';
import type { EditState } from '../state';
import { isIncomplete } from '../syntax/parse';
import { later } from '../builtins/later';
import { expandHistory } from './history';
import { actions, firstKey, insert } from './keys';
import { expandPrompt } from './prompt';
import { leaveLine, redraw, showPrompt, ttyOut } from './screen';

export function newEdit(): EditState {
  return {
    isOpen: false,
    keys: '',
    before: '',
    text: '',
    cursor: 0,
    at: 0,
    kept: '',
    cut: '',
    isTabbed: false,
    prompt: '',
  };
}

/** Goes on with the line being edited. Answers a whole command when it is there, or what to wait for. */
export function edit(sh: Shell): string | Wait {
  const state = stateOf(sh);
  if (!state.isOpen) open(sh, state, state.before === '' ? 'PS1' : 'PS2');
  if (sh.s.caught.includes(2)) interrupt(sh, state);
  if (state.asking !== undefined) {
    const fd = later.value.hearAnswer(sh, state, state.asking);
    if (fd !== undefined) return waitFor(sh, [sh.p.wakeKey(fd)]);
  }
  for (;;) {
    const key = firstKey(state.keys);
    if (key !== undefined && state.keys !== '') {
      state.keys = state.keys.slice(key.length);
      const line = press(sh, state, key);
      if (line !== undefined) return line;
      if (state.asking !== undefined) return edit(sh);
      continue;
    }
    const data = sh.p.do((sim) => io.read(sim, sh.p.processId, 0, 4096));
    if (data === undefined) return waitFor(sh, [sh.p.wakeKey(0)]);
    if (data === '' || isFail(data)) {
      close(sh);
      throw new Leave(sh.s.status);
    }
    state.keys += data;
  }
}

function stateOf(sh: Shell): EditState {
  if (sh.s.input.kind !== 'tty') throw new Error('no terminal to edit on');
  return sh.s.input.edit;
}

/** A prompt, and the terminal in raw mode: keys come one by one and nothing is echoed but by us. */
function open(sh: Shell, state: EditState, which: 'PS1' | 'PS2'): void {
  const template = sh.get(which) ?? (which === 'PS1' ? '\\s-\\v\\$ ' : '> ');
  sh.p.setTtyModes(0, { canonical: false, echo: false, carriageReturn: false });
  state.prompt = expandPrompt(sh, template);
  Object.assign(state, {
    isOpen: true,
    text: '',
    cursor: 0,
    at: sh.s.history.length,
    kept: '',
    isTabbed: false,
  });
  delete state.search;
  if (which === 'PS1') sh.say(ttyOut(sh), sh.dialect.own?.beforePrompt(sh, sh.p.tty(0)?.cols ?? 80) ?? '');
  if (isBracketing(sh)) sh.say(ttyOut(sh), '\x1b[?2004h');
  showPrompt(sh, state);
  // BusyBox asks where the cursor is
  if (!sh.dialect.isBash) sh.say(ttyOut(sh), '\x1b[6n');
}

/** bash asks a terminal to mark what is pasted. */
function isBracketing(sh: Shell): boolean {
  return sh.dialect.isBash && (sh.get('TERM') ?? 'dumb') !== 'dumb';
}

function close(sh: Shell): void {
  stateOf(sh).isOpen = false;
  if (isBracketing(sh)) sh.say(ttyOut(sh), '\x1b[?2004l\r');
  sh.p.setTtyModes(0, { canonical: true, echo: true, carriageReturn: true });
}

/** ^C: the line is given up. */
function interrupt(sh: Shell, state: EditState): void {
  sh.s.caught = sh.s.caught.filter((signal) => signal !== 2);
  sh.say(ttyOut(sh), '^C');
  state.before = '';
  state.keys = '';
  state.isOpen = false;
  // readline leaves, comes back and leaves again
  if (isBracketing(sh)) sh.say(ttyOut(sh), '\x1b[?2004l\r\x1b[?2004h\x1b[?2004l\r');
  leaveLine(sh, state);
  sh.s.status = 130;
  open(sh, state, 'PS1');
}

function press(sh: Shell, state: EditState, key: string): string | undefined {
  if (state.search !== undefined) return searchKey(sh, state, key);
  if (key === '\r' || key === '\n') return enter(sh, state);
  if (key === '\x04') {
    if (state.text === '') return endOfInput(sh, state);
    actions['\x1b[3~']?.(sh, state);
    return undefined;
  }
  if (key === '\x12') {
    state.search = { text: '', at: sh.s.history.length };
    showSearch(sh, state);
    return undefined;
  }
  const action = Object.hasOwn(actions, key) ? actions[key] : undefined;
  if (key !== '\t') state.isTabbed = false;
  if (action !== undefined) action(sh, state);
  else if (!/^[\x00-\x1f]/.test(key)) insert(sh, state, text(asBytes(key)));
  return undefined;
}

/** ^D on an empty line. */
function endOfInput(sh: Shell, state: EditState): string | undefined {
  if (state.before !== '') {
    sh.say(ttyOut(sh), '\n');
    return submitWhole(sh, state, state.before);
  }
  const stopped = sh.s.jobs.some((job) => job.state === 'stopped');
  close(sh);
  const word = sh.dialect.own !== undefined ? '' : sh.s.isLogin ? 'logout\n' : 'exit\n';
  sh.say(ttyOut(sh), sh.dialect.isBash ? `${isBracketing(sh) ? '\n' : ''}${word}` : '\n');
  if (stopped && !sh.s.isWarned) {
    sh.s.isWarned = true;
    if (sh.dialect.own === undefined) sh.err('There are stopped jobs.\n');
    else sh.complain('you have suspended jobs.');
    open(sh, state, 'PS1');
    return undefined;
  }
  throw new Leave(sh.s.status);
}

function enter(sh: Shell, state: EditState): string | undefined {
  leaveLine(sh, state);
  let line = state.text;
  if (sh.dialect.isBash && line.includes('!')) {
    const expanded = expandHistory(line, sh.s.history);
    if ('missing' in expanded) {
      close(sh);
      sh.complain(`${expanded.missing}: event not found`);
      open(sh, state, 'PS1');
      return undefined;
    }
    if (expanded.isChanged) sh.say(ttyOut(sh), `${expanded.text}\n`);
    line = expanded.text;
  }
  const source = `${state.before}${line}\n`;
  if (isIncomplete(source)) {
    state.before = source;
    close(sh);
    open(sh, state, 'PS2');
    return undefined;
  }
  return submitWhole(sh, state, source);
}

function submitWhole(sh: Shell, state: EditState, source: string): string {
  close(sh);
  state.before = '';
  state.text = '';
  state.cursor = 0;
  sh.s.isWarned = sh.s.isWarned && /^(exit|logout)?$/.test(source.trim());
  remember(sh, source);
  return source;
}

/** Puts a command into the history: several lines as one where that can be. */
function remember(sh: Shell, source: string): void {
  const control = sh.get('HISTCONTROL') ?? '';
  const line = source.trimEnd().includes('<<')
    ? source.trimEnd()
    : source
        .trimEnd()
        .replace(/\\\n/g, '')
        .replace(/\n/g, '; ')
        .replace(/(\bdo|\bthen|\belse|\{|\||&&);/g, '$1');
  if (line.trim() === '') return;
  if (/ignore(space|both)/.test(control) && line.startsWith(' ')) return;
  if ((/ignore(dups|both)/.test(control) || !sh.dialect.isBash) && sh.s.history.at(-1) === line) return;
  sh.s.history.push(line);
  const most = Number(sh.get('HISTSIZE') ?? 500);
  if (sh.s.history.length > most) sh.s.history.shift();
}

// ---- ^R

function showSearch(sh: Shell, state: EditState): void {
  const search = state.search;
  if (search === undefined) return;
  const found = search.text === '' ? '' : (sh.s.history[search.at] ?? '');
  sh.say(ttyOut(sh), `\r\x1b[K(reverse-i-search)\`${search.text}': ${found}`);
}

function searchKey(sh: Shell, state: EditState, key: string): string | undefined {
  const search = state.search;
  if (search === undefined) return undefined;
  const find = (from: number) => {
    for (let i = Math.min(from, sh.s.history.length - 1); i >= 0; i--)
      if (sh.s.history[i]?.includes(search.text) === true) return i;
    return search.at;
  };
  if (key === '\x12') search.at = find(search.at - 1);
  else if (key === '\x7f' || key === '\b') {
    search.text = search.text.slice(0, -1);
    search.at = find(sh.s.history.length - 1);
  } else if (key >= ' ' && !key.startsWith('\x1b')) {
    search.text += text(asBytes(key));
    search.at = find(search.at);
  } else return leaveSearch(sh, state, key);
  showSearch(sh, state);
  return undefined;
}

function leaveSearch(sh: Shell, state: EditState, key: string): string | undefined {
  const found =
    key === '\x07' || state.search?.text === '' ? state.kept : (sh.s.history[state.search?.at ?? 0] ?? '');
  delete state.search;
  state.text = found;
  state.cursor = found.length;
  sh.say(ttyOut(sh), '\r\x1b[K');
  redraw(sh, state);
  return key === '\x07' ? undefined : press(sh, state, key);
}
