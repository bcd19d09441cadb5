import { isFail } from '#sim/base/fail';
import * as io from '#sim/kernel/io';
import { builtinOf, builtins } from '../builtins/index';
import { defaultSignals } from '../run/children';
import { pathOf } from '../run/lookup';
import type { Shell } from '../shell';
import type { EditState } from '../state';
import { change, redraw, ttyOut } from './screen';

/** A program that is asked itself what could stand at the cursor, while its answer is read. */
export interface Asking {
  fd: number;
  pid: number;
  data: string;
  start: number;
  word: string;
}

interface Offer {
  /** where the word under the cursor begins */
  start: number;
  /** the word, and what it could become */
  word: string;
  candidates: string[];
  /** paths: only what follows the last slash is listed */
  isFile: boolean;
  /** candidate → what it means */
  about?: Readonly<Record<string, string>>;
}

const breaks = /[\s;|&<>()"'`$=]/;

/** Tab. */
export function completeHere(sh: Shell, edit: EditState): void {
  const offer = offers(sh, edit);
  if (offer !== undefined) complete(sh, edit, offer);
}

function complete(sh: Shell, edit: EditState, offer: Offer): void {
  const { candidates, word, start } = offer;
  if (candidates.length === 0) {
    sh.say(ttyOut(sh), '\x07');
    return;
  }
  const common = commonPrefix(candidates);
  if (candidates.length === 1 || common.length > word.length) {
    const isWhole = candidates.length === 1 && !common.endsWith('/');
    const text = escape(common) + (isWhole ? ' ' : '');
    const after = edit.text.slice(edit.cursor);
    change(sh, edit, edit.text.slice(0, start) + text + after, start + text.length);
    if (candidates.length > 1) sh.say(ttyOut(sh), '\x07');
    return;
  }
  if (!edit.isTabbed && sh.dialect.isBash) {
    edit.isTabbed = true;
    sh.say(ttyOut(sh), '\x07');
    return;
  }
  show(sh, edit, offer);
}

const escape = (text: string) => text.replace(/[ '"\\$`()&;|<>*?[\]!]/g, '\\$&').replace(/^\\\$/, '$');

function commonPrefix(texts: readonly string[]): string {
  let common = texts[0] ?? '';
  for (const text of texts) while (!text.startsWith(common)) common = common.slice(0, -1);
  return common;
}

/** What could stand at the cursor; undefined: the program is asked, and its answer comes later. */
function offers(sh: Shell, edit: EditState): Offer | undefined {
  const before = edit.text.slice(0, edit.cursor);
  let start = before.length;
  while (start > 0 && (!breaks.test(before[start - 1] ?? '') || before[start - 2] === '\\')) start -= 1;
  const word = before.slice(start).replace(/\\(.)/g, '$1');
  const offer = (candidates: readonly string[], isFile = false): Offer => ({
    start,
    word,
    candidates: [...new Set(candidates)].filter((text) => text.startsWith(word)).sort(),
    isFile,
  });
  if (before[start - 1] === '$') return offer(sh.variables.names());
  const command =
    before
      .slice(0, start)
      .split(/[;|&(]|\bdo\b|\bthen\b|\belse\b|\bsudo\b/)
      .at(-1) ?? '';
  const words =
    command.trim() === ''
      ? []
      : command
          .trim()
          .split(/\s+/)
          .filter((one) => !/^\w+=/.test(one));
  if (words.length === 0 && !/[<>]\s*$/.test(before.slice(0, start))) {
    return word.includes('/') ? offer(files(sh, word, true), true) : offer(commands(sh, word));
  }
  if (askable.has(words[0] ?? '') && ask(sh, edit, [...words, word], start)) return undefined;
  return offer(files(sh, word, words[0] === 'cd' ? 'folders' : false), true);
}

function commands(sh: Shell, prefix: string): string[] {
  const out = [
    ...Object.keys(builtins).filter((name) => name !== 'not found' && builtinOf(sh, name) !== undefined),
    ...Object.keys(sh.s.functions),
    ...Object.keys(sh.s.aliases),
  ];
  for (const folder of (sh.get('PATH') ?? '').split(':')) {
    const entries = sh.p.readDir(folder);
    if (isFail(entries)) continue;
    for (const entry of entries)
      if (entry.type !== 'dir' && entry.name.startsWith(prefix)) out.push(entry.name);
  }
  return out;
}

function files(sh: Shell, word: string, only: boolean | 'folders'): string[] {
  const slash = word.lastIndexOf('/');
  const shown = slash < 0 ? '' : word.slice(0, slash + 1);
  const folder = shown.startsWith('~/') ? `${sh.get('HOME') ?? ''}${shown.slice(1)}` : shown;
  const entries = sh.p.readDir(folder === '' ? '.' : folder);
  if (isFail(entries)) return [];
  const name = word.slice(slash + 1);
  const isFolder = (entry: { name: string; type: string }) => {
    if (entry.type !== 'symlink') return entry.type === 'dir';
    const at = sh.p.stat(folder + entry.name);
    return !isFail(at) && at.type === 'dir';
  };
  return entries
    .filter((entry) => entry.name.startsWith(name) && (name.startsWith('.') || !entry.name.startsWith('.')))
    .filter((entry) => only !== 'folders' || isFolder(entry))
    .filter((entry) => only !== true || isFolder(entry) || sh.p.access(folder + entry.name, 1) === undefined)
    .map((entry) => shown + entry.name + (isFolder(entry) ? '/' : ''));
}

/** Programs that answer `__complete` (github.com/spf13/cobra), as their completion scripts for bash know. */
const askable: ReadonlySet<string> = new Set(['docker', 'kubectl', 'helm', 'minikube']);

function ask(sh: Shell, edit: EditState, words: readonly string[], start: number): boolean {
  const [name = '', ...args] = words;
  const path = pathOf(sh, name);
  if (path === undefined) return false;
  const ends = sh.p.pipe();
  const nothing = sh.p.open('/dev/null', { read: true, write: true });
  if (isFail(ends) || isFail(nothing)) return false;
  const argv = [name, '__complete', ...args];
  const files = { 0: nothing, 1: ends[1], 2: nothing };
  const pid = sh.p.spawn({
    path,
    argv,
    env: sh.variables.environment(),
    files,
    defaults: defaultSignals(sh),
  });
  sh.p.close(ends[1]);
  sh.p.close(nothing);
  if (isFail(pid)) {
    sh.p.close(ends[0]);
    return false;
  }
  sh.s.children[pid] = {};
  sh.s.hidden.push(ends[0]);
  edit.asking = { fd: ends[0], pid, data: '', start, word: args.at(-1) ?? '' };
  return true;
}

/** Goes on reading the answer. Answers the descriptor to wait for, or undefined: it is there, and shown. */
export function hearAnswer(sh: Shell, edit: EditState, asking: Asking): number | undefined {
  for (;;) {
    const data = sh.p.do((sim) => io.read(sim, sh.p.processId, asking.fd, 65536));
    if (data === undefined) return asking.fd;
    if (data === '' || isFail(data)) break;
    asking.data += data;
  }
  sh.p.close(asking.fd);
  sh.s.hidden = sh.s.hidden.filter((fd) => fd !== asking.fd);
  delete edit.asking;
  const lines = sh
    .decode(asking.data)
    .split('\n')
    .filter((line) => line !== '');
  const directive = Number(/^:(\d+)$/.exec(lines.at(-1) ?? '')?.[1] ?? 0);
  const about: Record<string, string> = {};
  for (const line of lines.slice(0, -1)) {
    const [candidate = '', meaning = ''] = line.split('\t');
    if (candidate.startsWith(asking.word)) about[candidate] = meaning;
  }
  const candidates = Object.keys(about);
  const isFile = candidates.length === 0 && (directive & noFiles) === 0;
  const found = isFile ? files(sh, asking.word, false) : candidates;
  complete(sh, edit, { start: asking.start, word: asking.word, candidates: found.sort(), isFile, about });
  return undefined;
}

/** cobra's ShellCompDirectiveNoFileComp. */
const noFiles = 4;

/** Candidates with what they mean, one a line, as cobra's script for bash lists them. */
function described(names: readonly string[], about: Readonly<Record<string, string>>, cols: number): string {
  const width = Math.max(...names.map((name) => name.length)) + 2;
  const line = (name: string) => {
    const meaning = about[name] ?? '';
    const text = meaning === '' ? name : `${name.padEnd(width)}(${meaning})`;
    return text.length < cols ? text : `${text.slice(0, cols - 2)}…`;
  };
  return names.map((name) => `${line(name)}\n`).join('');
}

/** All candidates below the line, in columns, and the line again. */
function show(sh: Shell, edit: EditState, offer: Offer): void {
  const names = offer.candidates.map((text) => (offer.isFile ? text.replace(/^.*\/(?=.)/, '') : text));
  const cols = sh.p.tty(0)?.cols ?? 80;
  if (Object.values(offer.about ?? {}).some((meaning) => meaning !== '')) {
    sh.say(ttyOut(sh), `\n${described(names, offer.about ?? {}, cols)}`);
    redraw(sh, edit);
    return;
  }
  const width = Math.max(...names.map((name) => name.length)) + 2;
  const across = Math.max(1, Math.floor(cols / width));
  const rows = Math.ceil(names.length / across);
  let out = '\n';
  for (let row = 0; row < rows; row++) {
    let line = '';
    for (let k = row; k < names.length; k += rows) line += (names[k] ?? '').padEnd(width);
    out += `${sh.dialect.isBash ? line : line.trimEnd()}\n`;
  }
  sh.say(ttyOut(sh), out);
  redraw(sh, edit);
}
