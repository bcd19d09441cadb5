import { civilTime, months, twoDigits, weekdays } from '#sim/base/calendar';
import { currentFolder } from '../builtins/directories';
import { later } from '../builtins/later';
import { expandLoose } from '../expand/word';
import { suspension } from '../failures';
import type { Shell } from '../shell';

export const bashVersion = '5.2.37(1)-release';

function host(sh: Shell): string {
  return sh.p.do(
    (sim) => sim.namespaces.peek(sim.processes.need(sh.p.processId).ns.uts)?.hostname ?? 'localhost',
  );
}

function folder(sh: Shell): string {
  const path = currentFolder(sh);
  const home = sh.get('HOME') ?? '';
  if (home === '' || home === '/') return path;
  return path === home ? '~' : path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}

function user(sh: Shell): string {
  const users = sh.p.readText('/etc/passwd');
  const uid = String(sh.p.uid());
  const row =
    typeof users === 'string' ? users.split('\n').find((line) => line.split(':')[2] === uid) : undefined;
  return row?.split(':')[0] ?? (sh.dialect.isBash ? 'I have no name!' : '?');
}

/** What a backslash and a letter stand for in PS1: bash's manual, "Controlling the Prompt"; ash knows most of them. */
const escapes: Readonly<Record<string, (sh: Shell) => string>> = {
  u: user,
  h: (sh) => host(sh).split('.', 1)[0] ?? '',
  H: host,
  w: folder,
  W: (sh) => (folder(sh) === '~' ? '~' : (/[^/]+$/.exec(currentFolder(sh))?.[0] ?? '/')),
  $: (sh) => (sh.p.uid() === 0 ? '#' : '$'),
  n: () => '\n',
  r: () => '\r',
  a: () => '\x07',
  e: () => '\x1b',
  t: (sh) => later.value.strftime('%H:%M:%S', sh.p.now()),
  T: (sh) => later.value.strftime('%I:%M:%S', sh.p.now()),
  '@': (sh) => later.value.strftime('%I:%M %p', sh.p.now()),
  A: (sh) => later.value.strftime('%H:%M', sh.p.now()),
  d: (sh) => {
    const at = civilTime(sh.p.now());
    return `${weekdays[at.weekday] ?? ''} ${months[at.month - 1] ?? ''} ${twoDigits(at.day)}`;
  },
  s: (sh) => sh.s.name.replace(/^-/, '').replace(/.*\//, ''),
  v: () => bashVersion.split('.').slice(0, 2).join('.'),
  V: () => bashVersion.split('(')[0] ?? '',
  j: (sh) => String(sh.s.jobs.length),
  l: (sh) => sh.p.tty(0)?.name.replace(/.*\//, '') ?? 'tty',
  '!': (sh) => String(sh.s.history.length + 1),
  '#': (sh) => String(sh.s.history.length + 1),
  '\\': () => '\\',
  '[': () => '\x01',
  ']': () => '\x02',
};

/** A prompt as it is shown; \x01 and \x02 enclose what takes no room on the screen. */
export function expandPrompt(sh: Shell, template: string): string {
  const { own } = sh.dialect;
  if (own !== undefined) return own.prompt(sh, template);
  const isBackslashed = sh.s.dialect !== 'dash';
  const decoded = isBackslashed
    ? template.replace(/\\(\d{3}|D\{[^}]*\}|[^])/g, (all, what: string) => escapeOf(sh, all, what))
    : template;
  sh.begin(false);
  try {
    return expandLoose(sh, decoded.replace(/\\/g, '\\\\'));
  } catch (thrown) {
    if (thrown !== suspension) throw thrown;
    return decoded; // a command in the prompt: it is shown as it is written
  }
}

function escapeOf(sh: Shell, all: string, what: string): string {
  if (/^\d{3}$/.test(what)) return String.fromCharCode(parseInt(what, 8) & 255);
  if (what.startsWith('D{'))
    return later.value.strftime(what === 'D{}' ? '%X' : what.slice(2, -1), sh.p.now());
  return escapes[what]?.(sh) ?? all;
}

/** Columns that a text takes on a terminal; colours take none. */
export function columns(text: string): number {
  const visible = text.replace(/\x01[^\x02]*\x02/g, '').replace(/\x1b\[[0-9;?]*[A-Za-z]/g, '');
  let count = 0;
  for (const char of visible) count += widthOf(char.codePointAt(0) ?? 0);
  return count;
}

function widthOf(code: number): number {
  if (code < 32 || code === 127 || (code >= 0x300 && code <= 0x36f)) return 0;
  const isWide =
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0x1f300 && code <= 0x1faff);
  return isWide ? 2 : 1;
}
