import { text } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { dateValue, property, toText, windowsPath, worldPath } from '#sim/powershell/index';

/** What cmd.exe keeps between two lines. */
type CmdState = { env: Record<string, string>; code: number };

type Builtin = (p: Proc, state: CmdState, rest: string) => Steps<number>;

/** What Windows this is: that of the image, in a container; the machine's own otherwise. */
function version(p: Proc): string {
  const own = p.readText('/Windows/System32/config/VERSION');
  if (!isFail(own)) return own;
  return p.do((sim) => sim.machines.need(sim.processes.need(p.processId).machine).kernel.version);
}

const notFound = 'The system cannot find the file specified.\n';

/** Commands of cmd.exe's own. */
const builtins: Readonly<Record<string, Builtin>> = {
  *ver(p) {
    yield* p.out(`\nMicrosoft Windows [Version ${version(p)}]\n`);
    return 0;
  },
  *echo(p, _, rest) {
    yield* p.out(rest.trim() === '' ? 'ECHO is on.\n' : `${rest.replace(/^[ .]/, '')}\n`);
    return 0;
  },
  *cd(p, _, rest) {
    const to = rest
      .trim()
      .replace(/^\/d\s+/i, '')
      .replace(/^"|"$/g, '');
    if (to === '') {
      yield* p.out(`${windowsPath(p.cwd())}\n`);
      return 0;
    }
    if (p.chdir(worldPath(p, to)) === undefined) return 0;
    yield* p.err('The system cannot find the path specified.\n');
    return 1;
  },
  *type(p, _, rest) {
    const found = p.readText(worldPath(p, rest.trim().replace(/^"|"$/g, '')));
    if (isFail(found)) {
      yield* p.err(notFound);
      return 1;
    }
    yield* p.out(found);
    return 0;
  },
  *set(p, state, rest) {
    const assignment = /^\s*"?([^=]+)=(.*?)"?\s*$/.exec(rest);
    if (assignment !== null) {
      state.env[assignment[1] ?? ''] = assignment[2] ?? '';
      return 0;
    }
    const prefix = rest.trim().toLowerCase();
    const names = Object.keys(state.env).filter(
      (name) => name.toLowerCase().startsWith(prefix) && name !== 'PATH' && name !== 'HOME',
    );
    for (const name of names.sort()) yield* p.out(`${name}=${state.env[name] ?? ''}\n`);
    if (names.length > 0) return 0;
    yield* p.err(`Environment variable ${rest.trim()} not defined\n`);
    return 1;
  },
  *dir(p, _, rest) {
    return yield* list(p, rest.trim());
  },
  *del(p, _, rest) {
    const refused = p.unlink(worldPath(p, rest.trim()));
    if (refused !== undefined) yield* p.err(`Could Not Find ${windowsPath(worldPath(p, rest.trim()))}\n`);
    return refused === undefined ? 0 : 1;
  },
  *mkdir(p, _, rest) {
    const refused = p.mkdir(worldPath(p, rest.trim()));
    if (refused !== undefined) yield* p.err(`A subdirectory or file ${rest.trim()} already exists.\n`);
    return refused === undefined ? 0 : 1;
  },
  *cls(p) {
    if (p.isTty(1)) yield* p.out('\x1b[H\x1b[2J');
    return 0;
  },
  *rem() {
    return 0;
  },
};
const others: Readonly<Record<string, string>> = { chdir: 'cd', md: 'mkdir', erase: 'del' };

function* list(p: Proc, of: string): Steps<number> {
  const path = worldPath(p, of === '' ? '.' : of);
  const entries = p.readDir(path);
  yield* p.out(` Volume in drive C has no label.\n\n Directory of ${windowsPath(path)}\n\n`);
  if (isFail(entries)) {
    yield* p.err('File Not Found\n');
    return 1;
  }
  let [files, bytes, folders] = [0, 0, 0];
  for (const { name } of entries) {
    const stat = p.stat(`${path === '/' ? '' : path}/${name}`);
    if (isFail(stat)) continue;
    const date = dateValue(stat.mtime);
    const n = (key: string) => Number(toText(property(date, key) ?? 0));
    const two = (value: number) => String(value).padStart(2, '0');
    const when = `${two(n('Month'))}/${two(n('Day'))}/${String(n('Year'))}  ${two(n('Hour') % 12 === 0 ? 12 : n('Hour') % 12)}:${two(n('Minute'))} ${n('Hour') < 12 ? 'AM' : 'PM'}`;
    if (stat.type === 'dir') folders += 1;
    else {
      files += 1;
      bytes += stat.size;
    }
    yield* p.out(
      `${when}    ${stat.type === 'dir' ? '<DIR>         ' : grouped(stat.size).padStart(14)} ${name}\n`,
    );
  }
  yield* p.out(
    `${String(files).padStart(16)} File(s) ${grouped(bytes).padStart(14)} bytes\n${String(folders).padStart(16)} Dir(s)\n`,
  );
  return 0;
}

const grouped = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** `%NAME%`, whatever its case. */
function expand(line: string, state: CmdState): string {
  return line.replace(/%([^%\s]+)%/g, (all, name: string) => {
    if (/^errorlevel$/i.test(name)) return String(state.code);
    const found = Object.keys(state.env).find((one) => one.toLowerCase() === name.toLowerCase());
    return found === undefined ? all : (state.env[found] ?? '');
  });
}

/** The file of a program: here, or in a folder of Path. */
function find(p: Proc, state: CmdState, name: string): string | undefined {
  const path =
    Object.entries(state.env).find(([one]) => one.toLowerCase() === 'path' && one !== 'PATH')?.[1] ??
    state.env['PATH']?.replaceAll(':', ';') ??
    '';
  const folders = /[\\/]/.test(name) ? [''] : ['.\\', ...path.split(';').map((one) => `${one}\\`)];
  for (const folder of folders)
    for (const ending of ['', '.exe', '.cmd', '.bat']) {
      const at = worldPath(p, `${folder}${name}${ending}`);
      const stat = p.stat(at);
      if (!isFail(stat) && stat.type === 'file' && (ending !== '' || /\.(?:exe|cmd|bat)$/i.test(name)))
        return at;
    }
  return undefined;
}

const words = (line: string) =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');

function* simple(p: Proc, state: CmdState, line: string): Steps<number> {
  const trimmed = line.trim();
  if (trimmed === '') return state.code;
  const name = /^(?:"([^"]+)"|([^\s/.\\]+|\S+))/.exec(trimmed);
  const word = name?.[1] ?? name?.[2] ?? '';
  const low = word.toLowerCase();
  const builtin = builtins[others[low] ?? low];
  if (builtin !== undefined) return yield* builtin(p, state, trimmed.slice(word.length));
  const [program = '', ...args] = words(trimmed);
  const path = find(p, state, program);
  if (path === undefined) {
    yield* p.err(
      `'${program}' is not recognized as an internal or external command,\noperable program or batch file.\n`,
    );
    return 9009;
  }
  const isTty = p.isTty(0) && p.isTty(1);
  const pid = p.spawn({
    path,
    argv: [program, ...args],
    env: state.env,
    ...(isTty ? { group: 0, foregroundTty: 0 } : {}),
    defaults: [2],
  });
  if (isFail(pid)) {
    yield* p.err(
      pid.error === 'ENOEXEC'
        ? `This version of ${windowsPath(path)} is not compatible with the version of Windows you're running. Check your computer's system information and then contact the software publisher.\n`
        : 'Access is denied.\n',
    );
    return pid.error === 'ENOEXEC' ? 216 : 5;
  }
  const ended = yield* p.wait(pid);
  if (isTty) p.setForeground(0, p.pid);
  return isFail(ended) ? 1 : ended.exit.code;
}

/** A line: commands with &, && and || between them. */
function* run(p: Proc, state: CmdState, line: string): Steps<number | 'exit'> {
  const parts = line.split(/(&&|\|\||&)/);
  for (let i = 0; i < parts.length; i += 2) {
    const before = parts[i - 1];
    if (before === '&&' && state.code !== 0) continue;
    if (before === '||' && state.code === 0) continue;
    const one = expand(parts[i] ?? '', state);
    const leaves = /^\s*exit\b(?:\s*\/b)?\s*(-?\d+)?/i.exec(one);
    if (leaves !== null) {
      state.code = Number(leaves[1] ?? state.code);
      return 'exit';
    }
    state.code = yield* simple(p, state, one);
  }
  return state.code;
}

/** Windows' older shell. `/c` runs one line, `/k` one and stays, `/s /c "…"` as Docker calls it. */
export const cmd: Program = {
  name: 'windows-cmd',
  start: { cpu: 20, anon: 2 << 20 },
  *main(p: Proc, given: Json): Steps<Outcome> {
    if (given === null) {
      const state: CmdState = { env: { ...p.env }, code: 0 };
      const at = p.args.findIndex((arg) => /^\/[ck]$/i.test(arg));
      if (at >= 0) {
        const line = p.args.slice(at + 1).join(' ');
        const ended = yield* run(p, state, p.args.length === at + 2 ? line.replace(/^"(.*)"$/, '$1') : line);
        if (ended === 'exit' || /^\/c$/i.test(p.args[at] ?? '')) return state.code & 255;
      } else
        yield* p.out(
          `Microsoft Windows [Version ${version(p)}]\n(c) Microsoft Corporation. All rights reserved.\n`,
        );
      return again(state);
    }
    const state: CmdState = JSON.parse(JSON.stringify(given)) as CmdState;
    p.onSignal(2, 'ignore');
    yield* p.out(`\n${windowsPath(p.cwd())}>`);
    const line = yield* p.read(0);
    if (isFail(line) || line === '') return state.code & 255;
    const ended = yield* run(p, state, text(line).replace(/\r?\n$/, ''));
    return ended === 'exit' ? state.code & 255 : again(state);
  },
};
