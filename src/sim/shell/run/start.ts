import { isFail, strerror } from '#sim/base/fail';
import type { Shell } from '../shell';
import { applyOptions } from '../builtins/options';
import { bashVersion } from '../edit/prompt';
import { newEdit } from '../edit/editor';
import type { DialectName } from '../state';
import { enter, Leave } from './frames';
import { installInteractive } from './traps';

/** What the arguments of a shell say. */
interface Invocation {
  isLogin: boolean;
  isInteractive: boolean;
  isStdin: boolean;
  command?: string;
  rest: string[];
  /** startup files that shall not be read */
  noProfile: boolean;
  noRc: boolean;
  rcFile?: string;
}

/** argv[0] and the program's name decide which shell this is. */
export function dialectOf(program: string, argv0: string, version: string): DialectName {
  if (program === 'zsh') return 'zsh';
  if (program === 'bash' || argv0.replace(/^-/, '').endsWith('bash')) return 'bash';
  return program === 'ash' || version.startsWith('BusyBox') ? 'ash' : 'dash';
}

/** Comes up: reads its arguments and environment, finds out where commands come from, and goes into the startup files. */
export function start(sh: Shell): void {
  const { s, p } = sh;
  s.isStarted = true;
  s.pid = p.pid;
  s.startedAt = p.clock();
  const [argv0 = 'sh', ...args] = p.argv;
  s.name = argv0;
  if (sh.dialect.isBash && args.includes('--version')) tellVersion(sh);
  const how = readArguments(sh, args);
  importEnvironment(sh);
  if (argv0.startsWith('-')) how.isLogin = true;
  s.isLogin = how.isLogin;
  chooseInput(sh, how);
  if (s.isInteractive) becomeInteractive(sh);
  enterStartupFiles(sh, how);
}

function tellVersion(sh: Shell): never {
  sh.out(
    sh.dialect.own?.version(sh) ??
      `GNU bash, version ${bashVersion} (x86_64-pc-linux-gnu)\nCopyright (C) 2022 Free Software Foundation, Inc.\nLicense GPLv3+: GNU GPL version 3 or later <http://gnu.org/licenses/gpl.html>\n\nThis is free software; you are free to change and redistribute it.\nThere is NO WARRANTY, to the extent permitted by law.\n`,
  );
  throw new Leave(0);
}

const longOptions: Readonly<Record<string, (how: Invocation) => void>> = {
  login: (how) => {
    how.isLogin = true;
  },
  noprofile: (how) => {
    how.noProfile = true;
  },
  norc: (how) => {
    how.noRc = true;
  },
  posix: () => {},
  noediting: () => {},
  verbose: () => {},
};

function readArguments(sh: Shell, args: readonly string[]): Invocation {
  const how: Invocation = {
    isLogin: false,
    isInteractive: false,
    isStdin: false,
    rest: [],
    noProfile: false,
    noRc: false,
  };
  let i = 0;
  let wantsCommand = false;
  for (; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--' || arg === '-') {
      i += 1;
      break;
    }
    if (arg.startsWith('--') && sh.dialect.isBash) {
      const name = arg.slice(2);
      if (name === 'rcfile' || name === 'init-file') how.rcFile = args[++i] ?? '';
      else if (longOptions[name] !== undefined) longOptions[name](how);
      else {
        sh.err(`${sh.s.name}: ${arg}: invalid option\n`);
        throw new Leave(2);
      }
      continue;
    }
    if (!/^[-+]./.test(arg)) break;
    const others = takeLetters(arg, how);
    if (arg.includes('c') && arg.startsWith('-')) wantsCommand = true;
    if (others.length < 2) continue;
    const values = others.includes('o') ? [args[++i] ?? ''] : [];
    sh.s.line = 0;
    if (applyOptions(sh, [others, ...values]) === undefined) throw new Leave(2);
  }
  how.rest = args.slice(i);
  if (wantsCommand) takeCommand(sh, how);
  return how;
}

/** Letters that concern the invocation alone; the others are those of `set`. */
function takeLetters(arg: string, how: Invocation): string {
  let others = arg.slice(0, 1);
  for (const letter of arg.slice(1)) {
    if (letter === 'i') how.isInteractive = true;
    else if (letter === 'l') how.isLogin = true;
    else if (letter === 's') how.isStdin = true;
    else if (letter !== 'c') others += letter;
  }
  return others;
}

function takeCommand(sh: Shell, how: Invocation): void {
  const [command, ...rest] = how.rest;
  if (command === undefined) {
    sh.err(
      sh.dialect.isBash
        ? `${sh.s.name}: -c: option requires an argument\n`
        : `${sh.s.name}: 0: -c requires an argument\n`.replace('0: ', sh.s.dialect === 'dash' ? '0: ' : ''),
    );
    throw new Leave(2);
  }
  how.command = command;
  if (rest[0] !== undefined) sh.s.name = rest[0];
  how.rest = rest.slice(1);
}

function chooseInput(sh: Shell, how: Invocation): void {
  const { s, p } = sh;
  s.isInteractive = how.isInteractive;
  if (how.command !== undefined) {
    s.input = { kind: 'command' };
    s.args = how.rest;
    s.at = { source: translated(sh, how.command), pc: 0, line: 0 };
    return;
  }
  const [script, ...rest] = how.rest;
  if (script !== undefined && !how.isStdin) {
    s.input = { kind: 'script' };
    s.name = script;
    s.args = rest;
    s.at = { source: translated(sh, readScript(sh, script)), pc: 0, line: 0 };
    return;
  }
  s.args = how.rest;
  const onTerminal = p.isTty(0) && p.isTty(2);
  s.isInteractive ||= onTerminal;
  const isEdited = s.isInteractive && onTerminal && s.dialect !== 'dash';
  s.input = isEdited
    ? { kind: 'tty', edit: newEdit() }
    : { kind: 'stdin', rest: '', lines: 0, isEnded: false };
}

const translated = (sh: Shell, source: string) => sh.dialect.own?.translate(source, false) ?? source;

function readScript(sh: Shell, path: string): string {
  const at = sh.p.stat(path);
  const text = sh.p.readText(path);
  if (!isFail(at) && at.type === 'dir') {
    sh.err(`${sh.p.argv[0] ?? ''}: ${path}: ${sh.dialect.isBash ? 'I' : 'i'}s a directory\n`);
    throw new Leave(126);
  }
  if (!isFail(text)) {
    if (!text.slice(0, 80).includes('\0')) return text;
    sh.err(`${path}: ${path}: cannot execute binary file\n`);
    throw new Leave(126);
  }
  const me = sh.p.argv[0] ?? '';
  const why = strerror(text);
  if (sh.dialect.isBash) sh.err(`${me}: ${path}: ${why}\n`);
  else if (sh.s.dialect === 'dash')
    sh.err(`${me}: 0: cannot open ${path}: ${why.replace(/ or directory$/, '')}\n`);
  else sh.err(`${me}: can't open '${path}': ${why}\n`);
  throw new Leave(sh.dialect.isBash ? (text.error === 'EACCES' ? 126 : 127) : 2);
}

function importEnvironment(sh: Shell): void {
  const { s, p } = sh;
  for (const [name, value] of Object.entries(p.env)) {
    if (/^[A-Za-z_]\w*$/.test(name)) s.vars[name] = { value, isExported: true };
  }
  const folder = s.vars['PWD']?.value;
  const real = p.cwd();
  const isRight = folder?.startsWith('/') === true && p.realPath(folder) === real;
  const fresh = (name: string, value: string, isExported = false) => {
    s.vars[name] = isExported ? { value, isExported } : { value };
  };
  fresh('PWD', isRight ? folder : real, true);
  fresh('IFS', ' \t\n');
  fresh('OPTIND', '1');
  fresh('PPID', String(p.parentPid()));
  s.vars['PS4'] ??= { value: '+ ' };
  if (sh.dialect.isBash) {
    s.options['hashall'] ??= true;
    s.options['braceexpand'] ??= true;
    if (sh.dialect.own === undefined) bashVariables(sh);
    else sh.dialect.own.begin(sh);
  } else {
    s.vars['PS2'] ??= { value: '> ' };
    if (s.dialect === 'ash') fresh('SHLVL', String(Number(s.vars['SHLVL']?.value ?? 0) + 1), true);
    s.vars['PATH'] ??= {
      value:
        s.dialect === 'dash'
          ? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
          : '/sbin:/usr/sbin:/bin:/usr/bin',
    };
    const prompt = p.uid() === 0 ? '#' : '$';
    s.vars['PS1'] ??= { value: s.dialect === 'dash' ? `${prompt} ` : '\\w \\$ ' };
    if (s.dialect === 'ash') s.vars['HOSTNAME'] ??= { value: hostName(sh) };
  }
}

function hostName(sh: Shell): string {
  return sh.p.do((sim) => sim.namespaces.peek(sim.processes.need(sh.p.processId).ns.uts)?.hostname ?? '');
}

function bashVariables(sh: Shell): void {
  const { s, p } = sh;
  const values: Record<string, string> = {
    BASH: p.do((sim) => sim.processes.need(p.processId).exe),
    BASH_VERSION: bashVersion,
    HOSTTYPE: 'x86_64',
    MACHTYPE: 'x86_64-pc-linux-gnu',
    OSTYPE: 'linux-gnu',
    OPTERR: '1',
    HOSTNAME: hostName(sh),
  };
  for (const [name, value] of Object.entries(values))
    s.vars[name] = { value, ...(s.vars[name]?.isExported === true ? { isExported: true } : {}) };
  const level = Number(s.vars['SHLVL']?.value ?? 0);
  s.vars['SHLVL'] = { value: String(Number.isFinite(level) ? level + 1 : 1), isExported: true };
  s.vars['OLDPWD'] ??= { isExported: true };
  const number = (value: number) => ({ value: String(value), isReadonly: true, isInteger: true });
  s.vars['UID'] = number(p.uid());
  s.vars['EUID'] = number(p.uid());
  s.vars['PPID'] = number(p.parentPid());
  s.vars['PATH'] ??= { value: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' };
  s.vars['TERM'] ??= { value: 'dumb' };
  s.vars['SHELL'] ??= { value: '/bin/bash' };
}

function becomeInteractive(sh: Shell): void {
  const { s, p } = sh;
  if (p.isTty(2) || p.isTty(0)) {
    s.options['monitor'] = true;
    // its own process group, in the foreground
    p.setGroup(0, 0);
    p.setForeground(p.isTty(2) ? 2 : 0, p.pid);
  }
  installInteractive(sh);
  if (!sh.dialect.isBash) return;
  s.options['histexpand'] = true;
  s.vars['PS1'] ??= { value: '\\s-\\v\\$ ' };
  s.vars['PS2'] ??= { value: '> ' };
  s.shopt['expand_aliases'] = true;
  s.vars['HISTSIZE'] ??= { value: '500' };
  s.vars['HISTFILE'] ??= { value: `${sh.get('HOME') ?? ''}/.bash_history` };
}

/** Startup files are entered so that the first one runs first; afterwards the machine is where the input begins. */
function enterStartupFiles(sh: Shell, how: Invocation): void {
  const files = startupFiles(sh, how).filter((path) => path !== '');
  for (const path of files.reverse()) {
    const text = sh.p.readText(path);
    if (isFail(text) || text.trim() === '') continue;
    enter(sh, 'source', path, { source: translated(sh, text), pc: 0, line: 0 });
  }
}

function startupFiles(sh: Shell, how: Invocation): string[] {
  const home = sh.get('HOME') ?? '';
  const { isInteractive } = sh.s;
  const out: string[] = [];
  const { own } = sh.dialect;
  if (own !== undefined) return how.noRc ? [] : own.startupFiles(sh, how.isLogin);
  if (how.isLogin && !how.noProfile) {
    out.push('/etc/profile');
    const own = sh.dialect.isBash ? ['.bash_profile', '.bash_login', '.profile'] : ['.profile'];
    const first = own.find((name) => sh.p.exists(`${home}/${name}`));
    if (first !== undefined) out.push(`${home}/${first}`);
  } else if (isInteractive && sh.dialect.isBash && !how.noRc) {
    if (how.rcFile !== undefined) out.push(how.rcFile);
    else out.push('/etc/bash.bashrc', `${home}/.bashrc`);
  } else if (sh.dialect.isBash && !isInteractive) out.push(sh.get('BASH_ENV') ?? '');
  if (isInteractive && !sh.dialect.isBash) out.push(sh.get('ENV') ?? '');
  return out;
}
