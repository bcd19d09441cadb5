import type { Shell } from '../shell';
import type { EditState } from '../state';
import { columns } from './prompt';

/** Draws what changes of the line being edited, on a terminal whose lines wrap. */

const bare = (prompt: string) => prompt.slice(prompt.lastIndexOf('\n') + 1);

function width(sh: Shell): number {
  return Math.max(2, sh.p.tty(0)?.cols ?? 80);
}

function columnAt(edit: EditState, index: number): number {
  return columns(bare(edit.prompt)) + columns(edit.text.slice(0, index));
}

/** From one position to another, both counted in columns since the beginning of the prompt. */
function move(from: number, to: number, cols: number): string {
  const rows = Math.floor(to / cols) - Math.floor(from / cols);
  const [was, is] = [from % cols, to % cols];
  const vertical = rows < 0 ? `\x1b[${-rows}A` : rows > 0 ? `\x1b[${rows}B` : '';
  const by = is - was;
  if (by === 0) return vertical;
  return vertical + (by < 0 ? '\b'.repeat(-by) : '\x1b[C'.repeat(by));
}

export function showPrompt(sh: Shell, edit: EditState): void {
  sh.say(ttyOut(sh), edit.prompt.replace(/[\x01\x02]/g, ''));
}

export function ttyOut(sh: Shell): number {
  return sh.p.isTty(2) ? 2 : 1;
}

/** Replaces the text and the cursor, drawing only from the first difference on. */
export function change(sh: Shell, edit: EditState, text: string, cursor: number): void {
  const cols = width(sh);
  let same = 0;
  while (same < edit.text.length && same < text.length && edit.text[same] === text[same]) same += 1;
  const from = columnAt(edit, edit.cursor);
  const isShorter = columns(edit.text) > columns(text);
  const before = text.length === edit.text.length && same === text.length;
  edit.text = text;
  edit.cursor = cursor;
  if (before) {
    sh.say(ttyOut(sh), move(from, columnAt(edit, cursor), cols));
    return;
  }
  const start = columnAt(edit, same);
  const end = columnAt(edit, text.length);
  const tail = text.slice(same);
  const wrapped = end % cols === 0 && tail !== '' ? ' \r' : '';
  const clear = isShorter ? (Math.floor(end / cols) > 0 || !sh.dialect.isBash ? '\x1b[J' : '\x1b[K') : '';
  sh.say(
    ttyOut(sh),
    move(from, start, cols) + tail + wrapped + clear + move(end, columnAt(edit, cursor), cols),
  );
}

/** Leaves the line: the cursor goes to the last row that it takes. */
export function leaveLine(sh: Shell, edit: EditState): void {
  const cols = width(sh);
  const rows = (index: number) => Math.floor(columnAt(edit, index) / cols);
  const down = rows(edit.text.length) - rows(edit.cursor);
  sh.say(ttyOut(sh), `${down > 0 ? `\x1b[${down}B` : ''}\n`);
  edit.cursor = edit.text.length;
}

/** Draws prompt and text anew, after something else was written. */
export function redraw(sh: Shell, edit: EditState): void {
  showPrompt(sh, edit);
  const cols = width(sh);
  sh.say(ttyOut(sh), edit.text + move(columnAt(edit, edit.text.length), columnAt(edit, edit.cursor), cols));
}
