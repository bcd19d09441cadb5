import { isFail, strerror } from '#sim/base/fail';
import { text } from '#sim/base/bytes';
import { cloneJson, type Json } from '#sim/base/json';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import type { Proc } from '#sim/kernel/proc';
import { appletArgv } from '../tool';
import { act, newEditor, type Editor } from './vi-editor';

/** The screen of an editor, drawn anew. */
function draw(p: Proc, e: Editor): Steps<unknown> {
  const size = p.tty(1) ?? { rows: 24, cols: 80 };
  const room = size.rows - 1;
  if (e.row < e.top) e.top = e.row;
  if (e.row >= e.top + room) e.top = e.row - room + 1;
  const lines = Array.from({ length: room }, (_none, i) => e.lines[e.top + i]?.slice(0, size.cols) ?? '~');
  const status = e.command !== null ? e.command : e.mode === 'insert' ? '-- INSERT --' : e.message;
  const screen = lines.map((line) => `${line}\x1b[K`).join('\n');
  const at =
    e.command === null
      ? `\x1b[${String(e.row - e.top + 1)};${String(Math.min(e.column, size.cols - 1) + 1)}H`
      : '';
  return p.out(`\x1b[?25l\x1b[H${screen}\n${status.slice(0, size.cols)}\x1b[K${at}\x1b[?25h`);
}

function load(p: Proc, path: string): Editor | string {
  if (path === '') return newEditor('', ['']);
  const content = p.readFile(path);
  if (isFail(content) && content.error !== 'ENOENT') return `"${path}" ${strerror(content)}`;
  const lines = isFail(content) ? [''] : text(content).replace(/\n$/, '').split('\n');
  const editor = newEditor(path, lines);
  editor.message = isFail(content)
    ? `"${path}" [New]`
    : `"${path}" ${String(lines.length)}L, ${String(content.length)}B`;
  return editor;
}

function save(p: Proc, e: Editor): boolean {
  const path = e.saveAs ?? e.path;
  e.saveAs = null;
  if (path === '') {
    e.message = 'E32: No file name';
    return false;
  }
  const content = `${e.lines.join('\n')}\n`;
  const refused = p.writeText(path, content);
  e.message =
    refused === undefined
      ? `"${path}" ${String(e.lines.length)}L, ${String(content.length)}B written`
      : `"${path}" E212: Can't open file for writing`;
  if (refused !== undefined) return false;
  e.isChanged = false;
  if (e.path === '') e.path = path;
  return true;
}

function* edit(p: Proc, state: Json): Steps<Outcome> {
  let e: Editor;
  if (state === null) {
    const loaded = load(
      p,
      appletArgv(p.argv)
        .slice(1)
        .find((word) => !word.startsWith('-')) ?? '',
    );
    if (typeof loaded === 'string') {
      yield* p.err(`${loaded}\n`);
      return 1;
    }
    e = loaded;
    p.setTtyModes(0, { canonical: false, echo: false, signals: false, carriageReturn: false });
    yield* p.out('\x1b[?1049h\x1b[2J');
  } else e = cloneJson(state as unknown as Editor);
  yield* draw(p, e);
  const keys = yield* p.read(0, 1024);
  if (isFail(keys) || keys === '') e.isDone = true;
  else
    for (const key of text(keys).match(/\x1b\[[A-D]|\x1b|[^]/gu) ?? []) {
      act(e, key);
      if (!e.wantsSave) continue;
      e.wantsSave = false;
      if (!save(p, e)) e.isDone = false;
    }
  if (!e.isDone) return again(e as unknown as Json);
  p.setTtyModes(0, { canonical: true, echo: true, signals: true, carriageReturn: true });
  yield* p.out('\x1b[?1049l');
  return 0;
}

/** A small modal editor: moves, inserts, deletes lines and characters, :w :q :wq. Without a terminal it refuses. */
function viProgram(name: string): Program {
  return {
    name,
    start: { cpu: 3, anon: 3_000_000 },
    *main(p, state) {
      if (p.isTty(0) && p.isTty(1)) return yield* edit(p, state);
      yield* p.err(`${name}: this editor needs a terminal\n`);
      return 1;
    },
  };
}

export const vi = viProgram('vi');
export const vim = viProgram('vim');
