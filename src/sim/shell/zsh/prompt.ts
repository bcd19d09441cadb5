import { strftime } from '#sim/base/strftime';
import { currentFolder } from '../builtins/directories';
import type { Shell } from '../shell';

function home(sh: Shell): string {
  const path = currentFolder(sh);
  const own = sh.get('HOME') ?? '';
  if (own === '' || own === '/') return path;
  return path === own ? '~' : path.startsWith(`${own}/`) ? `~${path.slice(own.length)}` : path;
}

/** The last so many parts of a path; 0 for all. */
function tail(path: string, count: number): string {
  const parts = path.split('/').filter((part) => part !== '');
  return count === 0 || parts.length <= count ? path : parts.slice(-count).join('/');
}

function hostName(sh: Shell): string {
  return sh.p.do((sim) => sim.namespaces.peek(sim.processes.need(sh.p.processId).ns.uts)?.hostname ?? '');
}

/** Prompt escapes: zshmisc(1), "Simple Prompt Escapes". */
const escapes: Readonly<Record<string, (sh: Shell, count: number) => string>> = {
  '%': () => '%',
  '#': (sh) => (sh.p.uid() === 0 ? '#' : '%'),
  n: (sh) => sh.get('USERNAME') ?? sh.get('USER') ?? '',
  m: (sh) => hostName(sh).split('.', 1)[0] ?? '',
  M: hostName,
  '~': (sh, count) => tail(home(sh), count),
  d: (sh, count) => tail(currentFolder(sh), count),
  '/': (sh, count) => tail(currentFolder(sh), count),
  '?': (sh) => String(sh.s.status),
  j: (sh) => String(sh.s.jobs.length),
  '!': (sh) => String(sh.s.history.length + 1),
  h: (sh) => String(sh.s.history.length + 1),
  T: (sh) => strftime('%H:%M', sh.p.now()),
  '*': (sh) => strftime('%H:%M:%S', sh.p.now()),
  D: (sh) => strftime('%y-%m-%d', sh.p.now()),
  B: () => '\x01\x1b[1m\x02',
  b: () => '\x01\x1b[0m\x02',
  U: () => '\x01\x1b[4m\x02',
  u: () => '\x01\x1b[24m\x02',
  f: () => '\x01\x1b[39m\x02',
  '{': () => '\x01',
  '}': () => '\x02',
  _: () => '',
};

const colours = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

/** A prompt as it is shown; what stands behind a `%` that means nothing is left out, as zsh does. */
export function prompt(sh: Shell, template: string): string {
  return template.replace(/%F\{(\w+)\}|%(-?\d*)([^])/g, (_all, colour: string | undefined, count, letter) => {
    if (colour !== undefined) {
      const index = colours.indexOf(colour);
      return `\x01\x1b[${index < 0 ? `38;5;${Number(colour) || 0}` : 30 + index}m\x02`;
    }
    return escapes[String(letter)]?.(sh, Number(count) || 0) ?? '';
  });
}

/** A mark where the last output did not end its line: it is overwritten when it did (PROMPT_SP). */
export function beforePrompt(cols: number): string {
  return `\x1b[1m\x1b[7m%\x1b[27m\x1b[1m\x1b[0m${' '.repeat(Math.max(0, cols - 1))}\r \r`;
}
