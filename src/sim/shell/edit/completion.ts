import { isFail } from '#sim/base/fail';
import { builtins } from '../builtins/index';
import type { Shell } from '../shell';
import type { EditState } from '../state';
import { change, redraw, ttyOut } from './screen';

/** What a program may offer for its own arguments: words that could stand at the cursor. */
export type Completer = (words: readonly string[], index: number, sh: Shell) => readonly string[] | undefined;

export type Completers = Readonly<Record<string, Completer>>;

interface Offer {
  /** where the word under the cursor begins */
  start: number;
  /** the word, and what it could become */
  word: string;
  candidates: string[];
  /** paths: only what follows the last slash is listed */
  isFile: boolean;
}

const breaks = /[\s;|&<>()"'`$=]/;

/** Tab. */
export function completeHere(sh: Shell, edit: EditState): void {
  const offer = offers(sh, edit);
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

function offers(sh: Shell, edit: EditState): Offer {
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
  const own = sh.completers[words[0] ?? '']?.([...words, word], words.length, sh);
  if (own !== undefined) return offer(own);
  return offer(files(sh, word, words[0] === 'cd' ? 'folders' : false), true);
}

function commands(sh: Shell, prefix: string): string[] {
  const out = [
    ...Object.keys(builtins).filter(
      (name) => name !== 'not found' && builtins[name]?.dialects.includes(sh.s.dialect),
    ),
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

/** All candidates below the line, in columns, and the line again. */
function show(sh: Shell, edit: EditState, offer: Offer): void {
  const names = offer.candidates.map((text) => (offer.isFile ? text.replace(/^.*\/(?=.)/, '') : text));
  const cols = sh.p.tty(0)?.cols ?? 80;
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
