/** What an editor is about: plain JSON, since it lives in the world between two keys. */
export type Editor = {
  path: string;
  lines: string[];
  row: number;
  column: number;
  top: number;
  mode: 'normal' | 'insert';
  /** `:…` or `/…` that is being typed */
  command: string | null;
  /** a key that waits for a second one: d, y, g */
  pending: string;
  /** lines that d and y took */
  taken: string[];
  message: string;
  isChanged: boolean;
  isDone: boolean;
  wantsSave: boolean;
  saveAs: string | null;
  undo: string[][];
};

export function newEditor(path: string, lines: string[]): Editor {
  return {
    path,
    lines,
    row: 0,
    column: 0,
    top: 0,
    mode: 'normal',
    command: null,
    pending: '',
    taken: [],
    message: '',
    isChanged: false,
    isDone: false,
    wantsSave: false,
    saveAs: null,
    undo: [],
  };
}

const lineOf = (e: Editor) => e.lines[e.row] ?? '';

function remember(e: Editor): void {
  e.undo.push([...e.lines]);
  if (e.undo.length > 50) e.undo.shift();
  e.isChanged = true;
}

function clamp(e: Editor): void {
  e.row = Math.max(0, Math.min(e.row, e.lines.length - 1));
  const last = lineOf(e).length - (e.mode === 'insert' ? 0 : 1);
  e.column = Math.max(0, Math.min(e.column, last));
}

const wordAhead = (e: Editor) => {
  const found = /^\w*\W*/.exec(lineOf(e).slice(e.column))?.[0].length ?? 0;
  e.column += Math.max(1, found);
};
const wordBack = (e: Editor) => {
  e.column -= Math.max(1, /\w*\W*$/.exec(lineOf(e).slice(0, e.column))?.[0].length ?? 0);
};

function insertMode(e: Editor): void {
  remember(e);
  e.mode = 'insert';
}

function openLine(e: Editor, row: number): void {
  insertMode(e);
  e.lines.splice(row, 0, '');
  e.row = row;
  e.column = 0;
}

/** Keys of the normal mode. */
const normalKeys: Readonly<Record<string, (e: Editor) => void>> = {
  h: (e) => {
    e.column -= 1;
  },
  '\x1b[D': (e) => {
    e.column -= 1;
  },
  '\x7f': (e) => {
    e.column -= 1;
  },
  l: (e) => {
    e.column += 1;
  },
  ' ': (e) => {
    e.column += 1;
  },
  '\x1b[C': (e) => {
    e.column += 1;
  },
  j: (e) => {
    e.row += 1;
  },
  '\r': (e) => {
    e.row += 1;
  },
  '\x1b[B': (e) => {
    e.row += 1;
  },
  k: (e) => {
    e.row -= 1;
  },
  '\x1b[A': (e) => {
    e.row -= 1;
  },
  0: (e) => {
    e.column = 0;
  },
  '^': (e) => {
    e.column = lineOf(e).search(/\S|$/);
  },
  $: (e) => {
    e.column = lineOf(e).length;
  },
  w: wordAhead,
  b: wordBack,
  G: (e) => {
    e.row = e.lines.length - 1;
  },
  i: insertMode,
  I: (e) => {
    insertMode(e);
    e.column = lineOf(e).search(/\S|$/);
  },
  a: (e) => {
    insertMode(e);
    e.column += lineOf(e) === '' ? 0 : 1;
  },
  A: (e) => {
    insertMode(e);
    e.column = lineOf(e).length;
  },
  o: (e) => {
    openLine(e, e.row + 1);
  },
  O: (e) => {
    openLine(e, e.row);
  },
  x: (e) => {
    remember(e);
    e.lines[e.row] = lineOf(e).slice(0, e.column) + lineOf(e).slice(e.column + 1);
  },
  D: (e) => {
    remember(e);
    e.lines[e.row] = lineOf(e).slice(0, e.column);
  },
  J: (e) => {
    if (e.row + 1 >= e.lines.length) return;
    remember(e);
    e.lines.splice(e.row, 2, `${lineOf(e)} ${(e.lines[e.row + 1] ?? '').trimStart()}`);
  },
  p: (e) => {
    remember(e);
    e.lines.splice(e.row + 1, 0, ...e.taken);
    e.row += 1;
  },
  u: (e) => {
    const before = e.undo.pop();
    if (before !== undefined) e.lines = before;
  },
  ':': (e) => {
    e.command = ':';
  },
  '/': (e) => {
    e.command = '/';
  },
};

/** Two keys that belong together. */
const pairs: Readonly<Record<string, (e: Editor) => void>> = {
  dd: (e) => {
    remember(e);
    e.taken = e.lines.splice(e.row, 1);
    if (e.lines.length === 0) e.lines = [''];
  },
  yy: (e) => {
    e.taken = [lineOf(e)];
  },
  gg: (e) => {
    e.row = 0;
    e.column = lineOf(e).search(/\S|$/);
  },
  dw: (e) => {
    remember(e);
    const length = /^(\w+\s*|\W)/.exec(lineOf(e).slice(e.column))?.[0].length ?? 1;
    e.lines[e.row] = lineOf(e).slice(0, e.column) + lineOf(e).slice(e.column + length);
  },
  ZZ: (e) => {
    e.wantsSave = e.isChanged;
    e.isDone = true;
  },
  ZQ: (e) => {
    e.isDone = true;
  },
};

function typeKey(e: Editor, key: string): void {
  const line = lineOf(e);
  if (key === '\x1b') {
    e.mode = 'normal';
    e.column -= 1;
  } else if (key === '\r' || key === '\n') {
    e.lines.splice(e.row, 1, line.slice(0, e.column), line.slice(e.column));
    e.row += 1;
    e.column = 0;
  } else if (key === '\x7f' || key === '\b') {
    if (e.column > 0) {
      e.lines[e.row] = line.slice(0, e.column - 1) + line.slice(e.column);
      e.column -= 1;
    } else if (e.row > 0) {
      e.column = (e.lines[e.row - 1] ?? '').length;
      e.lines.splice(e.row - 1, 2, (e.lines[e.row - 1] ?? '') + line);
      e.row -= 1;
    }
  } else if (key.startsWith('\x1b[')) normalKeys[key]?.(e);
  else if (key >= ' ' || key === '\t') {
    e.lines[e.row] = line.slice(0, e.column) + key + line.slice(e.column);
    e.column += key.length;
  }
}

function substitute(e: Editor, command: string): boolean {
  const found = /^(%?)s\/((?:[^/\\]|\\.)*)\/((?:[^/\\]|\\.)*)\/?(g?)$/.exec(command);
  if (found === null) return false;
  const [, whole, pattern = '', by = '', flag = ''] = found;
  remember(e);
  const regex = new RegExp(pattern, flag);
  e.lines = e.lines.map((line, i) =>
    whole === '%' || i === e.row ? line.replace(regex, by.replace(/\\\//g, '/').replace(/&/g, '$$&')) : line,
  );
  return true;
}

function runCommand(e: Editor, command: string): void {
  const [, verb = '', bang = '', name = ''] = /^(\w*)(!?)\s*(.*)$/.exec(command) ?? [];
  if (/^\d+$/.test(command)) e.row = Number(command) - 1;
  else if (/^(w|wq|x|wa|wqa)$/.test(verb)) {
    e.wantsSave = true;
    e.saveAs = name === '' ? null : name;
    e.isDone = /q|x/.test(verb);
  } else if (/^(q|qa|quit)$/.test(verb)) {
    if (e.isChanged && bang === '') e.message = 'E37: No write since last change (add ! to override)';
    else e.isDone = true;
  } else if (!/^set?$/.test(verb) && !substitute(e, command))
    e.message = `E492: Not an editor command: ${command}`;
}

function commandKey(e: Editor, key: string): void {
  const command = e.command ?? '';
  if (key === '\x1b' || (key === '\x7f' && command.length <= 1)) e.command = null;
  else if (key === '\x7f') e.command = command.slice(0, -1);
  else if (key === '\r' || key === '\n') {
    e.command = null;
    if (command.startsWith(':')) runCommand(e, command.slice(1));
    else search(e, command.slice(1));
  } else e.command = command + key;
}

function search(e: Editor, wanted: string): void {
  const order = [...e.lines.keys()].map((i) => (e.row + 1 + i) % e.lines.length);
  const row = order.find((i) => (e.lines[i] ?? '').includes(wanted));
  if (row === undefined) e.message = `E486: Pattern not found: ${wanted}`;
  else {
    e.row = row;
    e.column = (e.lines[row] ?? '').indexOf(wanted);
  }
}

/** One key of the keyboard. */
export function act(e: Editor, key: string): void {
  if (e.command !== null) commandKey(e, key);
  else if (e.mode === 'insert') typeKey(e, key);
  else {
    e.message = '';
    const pair = e.pending + key;
    const both = e.pending === '' ? undefined : pairs[pair];
    e.pending = '';
    if (both !== undefined) both(e);
    else if (/^[dygZ]$/.test(key)) e.pending = key;
    else normalKeys[key]?.(e);
  }
  clamp(e);
}
