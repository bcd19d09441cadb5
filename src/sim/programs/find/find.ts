import { strftime } from '#sim/base/strftime';
import { isFail, strerror } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { ask, standardInput } from '../coreutils/ask';
import { diskBlocks } from '../coreutils/ls-entry';
import { zoneOf } from '../dates';
import { modeText } from '../modes';
import { baseName, dirName, joinPath } from '../paths';
import { runCommand, statusOf, spawnCommand } from '../run';
import { Quit, tool, type Tool } from '../tool';
import { Names } from '../users';
import { FindParser } from './parse';
import type { Found, Look, Predicate, WalkRules } from './predicates';

type Exec = Extract<Predicate, { kind: 'exec' }>;

/** Thrown by -quit, caught where the walk began. */
class Stop {
  readonly isAsked = true;
}

/** One search: the walk, and what is done with what is found. */
class Search {
  readonly #names: Names;
  readonly #look: Look;
  readonly #execs: Exec[] = [];
  #isPruned = false;

  constructor(
    private readonly t: Tool<'none'>,
    private readonly predicate: Predicate,
    private readonly rules: WalkRules,
  ) {
    const { p } = t;
    this.#names = new Names(p);
    this.#look = {
      now: p.now(),
      isEmpty: ({ path, stat }) => {
        if (stat.type !== 'dir') return stat.type === 'file' && stat.size === 0;
        const entries = p.readDir(path);
        return !isFail(entries) && entries.length === 0;
      },
      linkTarget: ({ path }) => {
        const target = p.readLink(path);
        return isFail(target) ? undefined : target;
      },
      mayAccess: ({ path }, mode) => p.access(path, mode) === undefined,
      userName: (uid) => this.#names.user(uid),
      groupName: (gid) => this.#names.group(gid),
    };
  }

  *run(starts: readonly string[]): Steps<void> {
    try {
      for (const start of starts) yield* this.#visit(start, start, 0, undefined);
    } catch (stop) {
      if (!(stop instanceof Stop)) throw stop;
    }
    for (const exec of this.#execs) if (exec.gathered.length > 0) yield* this.#runGathered(exec);
  }

  *#cannot(path: string, reason: Parameters<typeof strerror>[0]): Steps<void> {
    yield* this.t.complain(
      this.t.isBusybox ? `${path}: ${strerror(reason)}` : `${this.t.quote(path)}: ${strerror(reason)}`,
    );
  }

  *#visit(path: string, start: string, depth: number, device: number | undefined): Steps<void> {
    const { rules, t } = this;
    const isFollowing = rules.follow === 'always' || (rules.follow === 'args' && depth === 0);
    let stat = isFollowing ? t.p.stat(path) : t.p.lstat(path);
    if (isFail(stat) && isFollowing) stat = t.p.lstat(path);
    if (isFail(stat)) {
      yield* this.#cannot(path, stat);
      return;
    }
    if (rules.sameFs && device !== undefined && stat.dev !== device) return;
    const found: Found = {
      path,
      name: depth === 0 ? baseName(path) : path.slice(path.lastIndexOf('/') + 1),
      depth,
      start,
      stat,
    };
    this.#isPruned = false;
    const isApplied = depth >= rules.minDepth;
    if (isApplied && !rules.isDepthFirst) yield* this.#evaluate(this.predicate, found);
    const isPruned = this.#isPruned;
    if (stat.type === 'dir' && depth < rules.maxDepth && !isPruned) {
      const entries = t.p.readDir(path);
      if (isFail(entries)) yield* this.#cannot(path, entries);
      for (const { name } of isFail(entries) ? [] : entries)
        yield* this.#visit(joinPath(path, name), start, depth + 1, stat.dev);
    }
    if (isApplied && rules.isDepthFirst) yield* this.#evaluate(this.predicate, found);
    yield* t.drain();
  }

  *#evaluate(predicate: Predicate, found: Found): Steps<boolean> {
    switch (predicate.kind) {
      case 'and':
        return (
          (yield* this.#evaluate(predicate.left, found)) && (yield* this.#evaluate(predicate.right, found))
        );
      case 'or':
        return (
          (yield* this.#evaluate(predicate.left, found)) || (yield* this.#evaluate(predicate.right, found))
        );
      case 'comma':
        yield* this.#evaluate(predicate.left, found);
        return yield* this.#evaluate(predicate.right, found);
      case 'not':
        return !(yield* this.#evaluate(predicate.operand, found));
      case 'test':
        return predicate.test(found, this.#look);
      default:
        return yield* this.#act(predicate, found);
    }
  }

  *#act(
    action: Exclude<Predicate, { kind: 'and' | 'or' | 'comma' | 'not' | 'test' }>,
    found: Found,
  ): Steps<boolean> {
    const { t } = this;
    if (action.kind === 'print') t.say(`${found.path}\n`);
    else if (action.kind === 'print0') t.say(`${found.path}\0`);
    else if (action.kind === 'printf') t.say(this.#formatted(action.format, found));
    else if (action.kind === 'ls') t.say(this.#listed(found));
    else if (action.kind === 'prune') this.#isPruned = true;
    else if (action.kind === 'quit') throw new Stop();
    else if (action.kind === 'delete') return yield* this.#delete(found);
    else if (action.kind === 'exec') return yield* this.#exec(action, found);
    return true;
  }

  *#delete({ path, stat }: Found): Steps<boolean> {
    if (path === '.') return true;
    const refused = stat.type === 'dir' ? this.t.p.rmdir(path) : this.t.p.unlink(path);
    if (refused === undefined) return true;
    yield* this.t.complain(
      this.t.isBusybox
        ? `${path}: ${strerror(refused)}`
        : `cannot delete ${this.t.quote(path)}: ${strerror(refused)}`,
    );
    return false;
  }

  *#exec(action: Exec, found: Found): Steps<boolean> {
    const { t } = this;
    const shown = action.inFolder ? `./${found.name}` : found.path;
    if (action.isMany) {
      if (!this.#execs.includes(action)) this.#execs.push(action);
      action.gathered.push(shown);
      return true;
    }
    const argv = action.argv.map((word) => word.replaceAll('{}', shown));
    if (action.asks && !(yield* ask(t, `< ${argv[0] ?? ''} ... ${shown} > ?`, standardInput(t))))
      return false;
    yield* t.flush();
    const status = yield* runCommand(t.p, argv, action.inFolder ? { cwd: dirName(found.path) } : {});
    if (!isFail(status)) return status === 0;
    yield* t.warn(
      t.isBusybox
        ? `${argv[0] ?? ''}: ${strerror(status)}`
        : `${t.quote(argv[0] ?? '')}: ${strerror(status)}`,
    );
    return false;
  }

  *#runGathered(exec: Exec): Steps<void> {
    const { t } = this;
    yield* t.flush();
    const argv = [...exec.argv, ...exec.gathered.splice(0)];
    const pid = spawnCommand(t.p, argv);
    if (isFail(pid)) {
      yield* t.complain(`${t.quote(argv[0] ?? '')}: ${strerror(pid)}`);
      return;
    }
    const result = yield* t.p.wait(pid);
    if (!isFail(result) && statusOf(result) !== 0) t.status = 1;
  }

  #listed({ path, stat }: Found): string {
    const time = strftime('%b %e %H:%M', stat.mtime, zoneOf(this.t.p.env.TZ));
    const user = (this.#names.user(stat.uid) ?? String(stat.uid)).padEnd(8);
    const group = (this.#names.group(stat.gid) ?? String(stat.gid)).padEnd(8);
    const target = stat.type === 'symlink' ? this.t.p.readLink(path) : undefined;
    const arrow = typeof target === 'string' ? ` -> ${target}` : '';
    return `${String(stat.ino).padStart(9)} ${String(diskBlocks(stat)).padStart(6)} ${modeText(stat.type, stat.mode)} ${String(stat.nlink).padStart(3)} ${user} ${group} ${String(stat.size).padStart(8)} ${time} ${path}${arrow}\n`;
  }

  #formatted(format: string, found: Found): string {
    const { path, stat, start, name, depth } = found;
    const zone = zoneOf(this.t.p.env.TZ);
    const fields: Readonly<Record<string, () => string>> = {
      p: () => path,
      f: () => name,
      h: () => (path.includes('/') ? dirName(path) : '.'),
      P: () => path.slice(start.length).replace(/^\//, ''),
      H: () => start,
      s: () => String(stat.size),
      b: () => String(diskBlocks(stat) * 2),
      k: () => String(diskBlocks(stat)),
      m: () => (stat.mode & 0o7777).toString(8),
      M: () => modeText(stat.type, stat.mode),
      u: () => this.#names.user(stat.uid) ?? String(stat.uid),
      g: () => this.#names.group(stat.gid) ?? String(stat.gid),
      U: () => String(stat.uid),
      G: () => String(stat.gid),
      i: () => String(stat.ino),
      n: () => String(stat.nlink),
      d: () => String(depth),
      y: () => ({ file: 'f', dir: 'd', symlink: 'l', fifo: 'p', socket: 's', device: 'c' })[stat.type],
      l: () => this.#look.linkTarget(found) ?? '',
      t: () => strftime('%a %b %e %H:%M:%S.%N0 %Y', stat.mtime, zone),
      '%': () => '%',
    };
    return format.replace(
      /\\([nt0\\])|%(T?)([A-Za-z@%+])/g,
      (all, escape?: string, time?: string, letter?: string) => {
        if (escape !== undefined) return { n: '\n', t: '\t', '0': '\0', '\\': '\\' }[escape] ?? all;
        if (time === 'T')
          return letter === '@'
            ? `${(stat.mtime / 1000).toFixed(10)}`
            : strftime(letter === '+' ? '%F+%T.%N0' : `%${letter ?? ''}`, stat.mtime, zone);
        return fields[letter ?? '']?.() ?? all;
      },
    );
  }
}

/** find's words are no getopt options, so they are hidden from the parser behind `--`. */
export const find = tool<'none'>({
  name: 'find',
  usage: '[-H] [-L] [-P] [path...] [expression]',
  summary: 'Searches for files below directories',
  options: { none: '' },
  origin: 'GNU findutils',
  rewrite: (args) => (args[0] === '--help' || args[0] === '--version' ? args : ['--', ...args]),
  busybox: { usage: '[-HL] [PATH]... [OPTIONS] [ACTIONS]' },
  *run(t) {
    const words = [...t.operands];
    let follow: WalkRules['follow'] = 'never';
    while (/^-[HLP]$/.test(words[0] ?? ''))
      follow = { '-H': 'args', '-L': 'always', '-P': 'never' }[words.shift() ?? ''] as WalkRules['follow'];
    const end = words.findIndex((word) => /^-.|^[!(),]$/.test(word));
    const starts = end < 0 ? words : words.slice(0, end);
    const names = new Names(t.p);
    const parser = new FindParser(end < 0 ? [] : words.slice(end), {
      isBusybox: t.isBusybox,
      now: t.p.now(),
      mtimeOf: (path) => {
        const stat = t.p.stat(path);
        if (isFail(stat)) throw new Quit(`${t.isBusybox ? path : t.quote(path)}: ${strerror(stat)}`);
        return stat.mtime;
      },
      uid: (name) => names.uid(name),
      gid: (name) => names.gid(name),
    });
    const expression = parser.parse();
    const predicate: Predicate = parser.hasAction
      ? expression
      : { kind: 'and', left: expression, right: { kind: 'print' } };
    const rules = { ...parser.rules, ...(follow === 'never' ? {} : { follow }) };
    yield* new Search(t, predicate, rules).run(starts.length === 0 ? ['.'] : starts);
    return undefined;
  },
});
