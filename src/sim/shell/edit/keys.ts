import type { Shell } from '../shell';
import type { EditState } from '../state';
import { later } from '../builtins/later';
import { change, redraw, ttyOut } from './screen';

type Action = (sh: Shell, edit: EditState) => void;

const charBefore = (text: string, at: number) =>
  at >= 2 && /[\udc00-\udfff]/.test(text[at - 1] ?? '') ? 2 : Math.min(at, 1);
const charAfter = (text: string, at: number) =>
  /[\ud800-\udbff]/.test(text[at] ?? '') ? 2 : at < text.length ? 1 : 0;

const moveTo =
  (place: (edit: EditState) => number): Action =>
  (sh, edit) => {
    change(sh, edit, edit.text, place(edit));
  };

function cut(sh: Shell, edit: EditState, from: number, to: number, isKept = true): void {
  if (from >= to) return;
  if (isKept) edit.cut = edit.text.slice(from, to);
  change(sh, edit, edit.text.slice(0, from) + edit.text.slice(to), from);
}

const lastWord = (text: string, at: number) => {
  let i = at;
  while (i > 0 && !/[A-Za-z0-9]/.test(text[i - 1] ?? '')) i -= 1;
  while (i > 0 && /[A-Za-z0-9]/.test(text[i - 1] ?? '')) i -= 1;
  return i;
};
const nextWord = (text: string, at: number) => {
  let i = at;
  while (i < text.length && !/[A-Za-z0-9]/.test(text[i] ?? '')) i += 1;
  while (i < text.length && /[A-Za-z0-9]/.test(text[i] ?? '')) i += 1;
  return i;
};
const blankWord = (text: string, at: number) => text.slice(0, at).trimEnd().replace(/\S+$/, '').length;

function showHistory(sh: Shell, edit: EditState, to: number): void {
  const { history } = sh.s;
  if (to < 0 || to > history.length) return;
  if (edit.at === history.length) edit.kept = edit.text;
  edit.at = to;
  const text = to === history.length ? edit.kept : (history[to] ?? '');
  change(sh, edit, text, text.length);
}

const swap: Action = (sh, edit) => {
  const { text, cursor } = edit;
  const at = cursor === text.length ? cursor - 1 : cursor;
  if (at < 1) return;
  change(
    sh,
    edit,
    text.slice(0, at - 1) + (text[at] ?? '') + (text[at - 1] ?? '') + text.slice(at + 1),
    at + 1,
  );
};

const left: Action = moveTo((edit) => edit.cursor - charBefore(edit.text, edit.cursor));
const right: Action = moveTo((edit) => edit.cursor + charAfter(edit.text, edit.cursor));
const home: Action = moveTo(() => 0);
const end: Action = moveTo((edit) => edit.text.length);
const up: Action = (sh, edit) => {
  showHistory(sh, edit, edit.at - 1);
};
const down: Action = (sh, edit) => {
  showHistory(sh, edit, edit.at + 1);
};
const erase: Action = (sh, edit) => {
  cut(sh, edit, edit.cursor - charBefore(edit.text, edit.cursor), edit.cursor, false);
};
const erasePrevious: Action = (sh, edit) => {
  cut(sh, edit, lastWord(edit.text, edit.cursor), edit.cursor);
};

/** Keys and what they do, as readline's emacs mode has them by default. */
export const actions: Readonly<Record<string, Action>> = {
  '\x01': home,
  '\x02': left,
  '\x05': end,
  '\x06': right,
  '\x7f': erase,
  '\b': erase,
  '\t': (sh, edit) => {
    later.value.completeHere(sh, edit);
  },
  '\x0b': (sh, edit) => {
    cut(sh, edit, edit.cursor, edit.text.length);
  },
  '\x0c': (sh, edit) => {
    sh.say(ttyOut(sh), '\x1b[H\x1b[2J');
    redraw(sh, edit);
  },
  '\x0e': down,
  '\x10': up,
  '\x14': swap,
  '\x15': (sh, edit) => {
    cut(sh, edit, 0, edit.cursor);
  },
  '\x17': (sh, edit) => {
    cut(sh, edit, blankWord(edit.text, edit.cursor), edit.cursor);
  },
  '\x19': (sh, edit) => {
    insert(sh, edit, edit.cut);
  },
  '\x1b[A': up,
  '\x1b[B': down,
  '\x1b[C': right,
  '\x1b[D': left,
  '\x1b[H': home,
  '\x1b[F': end,
  '\x1bOA': up,
  '\x1bOB': down,
  '\x1bOC': right,
  '\x1bOD': left,
  '\x1bOH': home,
  '\x1bOF': end,
  '\x1b[1~': home,
  '\x1b[4~': end,
  '\x1b[3~': (sh, edit) => {
    cut(sh, edit, edit.cursor, edit.cursor + charAfter(edit.text, edit.cursor), false);
  },
  '\x1bb': moveTo((edit) => lastWord(edit.text, edit.cursor)),
  '\x1bf': moveTo((edit) => nextWord(edit.text, edit.cursor)),
  '\x1b[1;5D': moveTo((edit) => lastWord(edit.text, edit.cursor)),
  '\x1b[1;5C': moveTo((edit) => nextWord(edit.text, edit.cursor)),
  '\x1b\x7f': erasePrevious,
  '\x1bd': (sh, edit) => {
    cut(sh, edit, edit.cursor, nextWord(edit.text, edit.cursor));
  },
  '\x1b.': (sh, edit) => {
    insert(sh, edit, sh.s.history.at(-1)?.split(/\s+/).at(-1) ?? '');
  },
};

export function insert(sh: Shell, edit: EditState, text: string): void {
  change(
    sh,
    edit,
    edit.text.slice(0, edit.cursor) + text + edit.text.slice(edit.cursor),
    edit.cursor + text.length,
  );
}

/** The first key of what was typed; undefined: an escape sequence or character that is not complete. */
export function firstKey(typed: string): string | undefined {
  if (!typed.startsWith('\x1b')) {
    const code = typed.charCodeAt(0);
    const length = code >= 0xf0 ? 4 : code >= 0xe0 ? 3 : code >= 0xc0 ? 2 : 1;
    return typed.length < length ? undefined : typed.slice(0, length);
  }
  const sequence = /^\x1b(?:\[[0-9;?]*[A-Za-z~]|O[A-Za-z]|[^[O])/.exec(typed)?.[0];
  return sequence ?? (typed.length > 12 ? typed : undefined);
}
