import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Program, Steps } from '#sim/kernel/program';
import { listedFiles, removePackages } from '../deb/deploy';
import { formatStanza, readDatabase, type Database, type Installed } from '../deb/status';
import { errnoText, tryLock } from '../apt/lock';
import { parseRelation } from '../deb/version';

type Action = (p: Proc, args: readonly string[], speaker: string) => Steps<number>;

const letters: Readonly<Record<string, string>> = { installed: 'i', 'config-files': 'c', unpacked: 'U' };

function glob(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/[.+]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.')}$`);
}

/** Name as dpkg's tables show it. */
const shown = (one: Installed) =>
  one.fields['Multi-Arch'] === 'same' ? `${one.name}:${one.architecture}` : one.name;

const summary = (one: Installed) => (one.fields['Description'] ?? '').split('\n')[0] ?? '';

function matching(database: Database, patterns: readonly string[]): Installed[] {
  const all = [...database.packages.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  if (patterns.length === 0) return all;
  const tests = patterns.map(glob);
  return all.filter((one) => tests.some((test) => test.test(one.name) || test.test(shown(one))));
}

function* list(p: Proc, patterns: readonly string[]): Steps<number> {
  const found = matching(readDatabase(p), patterns);
  const missing = patterns.filter((pattern) => !found.some((one) => glob(pattern).test(one.name)));
  if (found.length > 0) {
    const wide = (texts: string[], least: number) => Math.max(least, ...texts.map((text) => text.length));
    const name = wide(found.map(shown), 14);
    const version = wide(
      found.map((one) => one.version),
      12,
    );
    const screen = p.tty(1)?.cols;
    const rest =
      screen === undefined ? wide(found.map(summary), 11) : Math.max(11, screen - name - version - 12 - 7);
    const row = (mark: string, cells: readonly [string, string, string, string]) =>
      `${mark}  ${cells[0].padEnd(name)} ${cells[1].padEnd(version)} ${cells[2].padEnd(12)} ${cells[3].slice(0, rest)}\n`;
    yield* p.out(
      'Desired=Unknown/Install/Remove/Purge/Hold\n| Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend\n|/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)\n' +
        row('||/', ['Name', 'Version', 'Architecture', 'Description']).replace('||/  ', '||/ ') +
        `+++-${'='.repeat(name)}-${'='.repeat(version)}-${'='.repeat(12)}-${'='.repeat(rest)}\n` +
        found
          .map((one) => {
            const wanted = one.state === 'installed' ? 'i' : 'r';
            const mark = `${wanted}${letters[one.state] ?? 'n'}`;
            return row(mark, [shown(one), one.version, one.architecture, summary(one)]);
          })
          .join(''),
    );
  }
  for (const pattern of missing) yield* p.err(`dpkg-query: no packages found matching ${pattern}\n`);
  return missing.length > 0 ? 1 : 0;
}

function* status(p: Proc, names: readonly string[]): Steps<number> {
  const database = readDatabase(p);
  let code = 0;
  for (const [n, name] of names.entries()) {
    const one = database.packages.get(name.replace(/:amd64$/, ''));
    if (one === undefined) {
      yield* p.err(
        `dpkg-query: package '${name}' is not installed and no information is available\nUse dpkg --info (= dpkg-deb --info) to examine archive files.\n`,
      );
      code = 1;
    } else yield* p.out(`${n === 0 ? '' : '\n'}${formatStanza(one.fields)}`);
  }
  return code;
}

function* listFiles(p: Proc, names: readonly string[]): Steps<number> {
  const database = readDatabase(p);
  let code = 0;
  for (const name of names) {
    const one = database.packages.get(name.replace(/:amd64$/, ''));
    const paths = listedFiles(p, name.replace(/:amd64$/, ''));
    if (one === undefined) {
      yield* p.err(
        `dpkg-query: package '${name}' is not installed\nUse dpkg --contents (= dpkg-deb --contents) to list archive files contents.\n`,
      );
      code = 1;
    } else if (paths.length === 0) yield* p.out(`Package '${name}' does not contain any files (!)\n`);
    else yield* p.out(paths.map((path) => `${path}\n`).join(''));
  }
  return code;
}

function* searchFiles(p: Proc, patterns: readonly string[]): Steps<number> {
  const database = readDatabase(p);
  let code = 0;
  for (const pattern of patterns) {
    const test = /^\/|[*?]/.test(pattern) ? glob(pattern) : glob(`*${pattern}*`);
    const rows = [...database.packages.values()].flatMap((one) =>
      listedFiles(p, one.name)
        .filter((path) => test.test(path))
        .map((path) => `${shown(one)}: ${path}\n`),
    );
    if (rows.length > 0) yield* p.out(rows.join(''));
    else {
      yield* p.err(`dpkg-query: no path found matching pattern ${pattern}\n`);
      code = 1;
    }
  }
  return code;
}

function remover(purge: boolean): Action {
  return function* (p, names) {
    const refused = tryLock(p, '/var/lib/dpkg/lock');
    if (refused !== undefined) {
      yield* p.err(
        p.uid() === 0
          ? `dpkg: error: unable to access the dpkg database directory /var/lib/dpkg: ${errnoText(refused)}\n`
          : 'dpkg: error: requested operation requires superuser privilege\n',
      );
      return 2;
    }
    const database = readDatabase(p);
    const wanted = names.filter((name) => !name.startsWith('-'));
    const isForced = names.some((name) => name.startsWith('--force'));
    for (const name of wanted) {
      if (!database.packages.has(name)) {
        yield* p.err(`dpkg: warning: ignoring request to remove ${name} which isn't installed\n`);
        continue;
      }
      const users = isForced ? [] : dependants(database, name, wanted);
      if (users.length > 0) {
        const reasons = users.map((user) => ` ${user} depends on ${name}.\n`).join('');
        yield* p.err(
          `dpkg: dependency problems prevent removal of ${name}:\n${reasons}\ndpkg: error processing package ${name} (--${purge ? 'purge' : 'remove'}):\n dependency problems - not removing\nErrors were encountered while processing:\n ${name}\n`,
        );
        return 1;
      }
      const code = yield* removePackages(p, database, [name], purge);
      if (code !== 0) return code;
    }
    return 0;
  };
}

/** Who would be without something it needs. */
function dependants(database: Database, name: string, leaving: readonly string[]): string[] {
  return [...database.packages.values()]
    .filter((one) => one.state === 'installed' && !leaving.includes(one.name))
    .filter((one) =>
      parseRelation(one.fields['Depends'] ?? '').some(
        (clause) =>
          clause.some((demand) => demand.name === name) &&
          !clause.some((demand) => demand.name !== name && database.installed(demand.name) !== undefined),
      ),
    )
    .map((one) => one.name);
}

function* installFile(p: Proc, files: readonly string[]): Steps<number> {
  for (const file of files) {
    const stat = p.stat(file);
    if (isFail(stat)) {
      yield* p.err(`dpkg: error: cannot access archive '${file}': No such file or directory\n`);
      return 2;
    }
    yield* p.err(
      `dpkg-deb: error: '${file}' is not a Debian format archive\ndpkg: error processing archive ${file} (--install):\n dpkg-deb --control subprocess returned error exit status 2\nErrors were encountered while processing:\n ${file}\n`,
    );
  }
  return files.length === 0 ? 2 : 1;
}

function* selections(p: Proc, patterns: readonly string[]): Steps<number> {
  for (const one of matching(readDatabase(p), patterns)) {
    const word = one.state === 'installed' ? 'install' : 'deinstall';
    const tabs = '\t'.repeat(Math.max(1, 6 - Math.floor(shown(one).length / 8)));
    yield* p.out(`${shown(one)}${tabs}${word}\n`);
  }
  return 0;
}

/** `dpkg-query -W`, with `-f` formats. */
function* showFormat(p: Proc, args: readonly string[]): Steps<number> {
  const patterns: string[] = [];
  let format = '${binary:Package}\\t${Version}\\n';
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '-f') format = args[++i] ?? '';
    else if (arg.startsWith('--showformat=') || arg.startsWith('-f=')) format = arg.replace(/^[^=]*=/, '');
    else if (arg.startsWith('-f')) format = arg.slice(2);
    else patterns.push(arg);
  }
  const found = matching(readDatabase(p), patterns);
  for (const pattern of patterns)
    if (!found.some((one) => glob(pattern).test(one.name)))
      yield* p.err(`dpkg-query: no packages found matching ${pattern}\n`);
  for (const one of found) yield* p.out(filled(format, one));
  return found.length === 0 && patterns.length > 0 ? 1 : 0;
}

function filled(format: string, one: Installed): string {
  const special: Readonly<Record<string, string>> = {
    'binary:Package': shown(one),
    'db:Status-Status': one.state,
    'db:Status-Abbrev': one.state === 'installed' ? 'ii ' : 'rc ',
    'binary:Summary': summary(one),
  };
  return format
    .replace(/\\n/g, '\n')
    .replace(/\\t/g, '\t')
    .replace(/\$\{([^};]+)(?:;(-?\d+))?\}/g, (_, name: string, width?: string) => {
      const value = special[name] ?? one.fields[name] ?? '';
      if (width === undefined) return value;
      const n = Number(width);
      return n < 0 ? value.padEnd(-n).slice(0, -n) : value.padStart(n).slice(0, n);
    });
}

function* print(p: Proc, text: string): Steps<number> {
  yield* p.out(`${text}\n`);
  return 0;
}

/** dpkg has nothing left half done here: packages are set up when they are unpacked. */
function* configureAll(): Steps<number> {
  return 0;
}

const actions: Readonly<Record<string, Action>> = {
  '-l': list,
  '--list': list,
  '-s': status,
  '--status': status,
  '-L': listFiles,
  '--listfiles': listFiles,
  '-S': searchFiles,
  '--search': searchFiles,
  '-r': remover(false),
  '--remove': remover(false),
  '-P': remover(true),
  '--purge': remover(true),
  '-i': installFile,
  '--install': installFile,
  '--get-selections': selections,
  '--print-architecture': (p) => print(p, 'amd64'),
  '--print-foreign-architectures': configureAll,
  '--configure': configureAll,
  '--audit': configureAll,
  '-C': configureAll,
  '-W': showFormat,
  '--show': showFormat,
};

function speaker(name: 'dpkg' | 'dpkg-query'): Program {
  return {
    name,
    start: { cpu: 4, anon: 3_000_000 },
    *main(p) {
      const ordered = p.args.filter((arg) => arg !== '--no-pager');
      const at = ordered.findIndex((arg) => actions[arg] !== undefined);
      const first = ordered[0] ?? '';
      if (first === '--version') {
        yield* p.out(
          `Debian 'dpkg' package management program version ${p.version === '' ? '1.21.22' : p.version} (amd64).\n`,
        );
        return 0;
      }
      const action = actions[ordered[at] ?? ''];
      if (action !== undefined)
        return yield* action(p, [...ordered.slice(0, at), ...ordered.slice(at + 1)], name);
      if (first.startsWith('-'))
        yield* p.err(
          `${name}: error: unknown option ${first}\n\nType dpkg --help for help about installing and deinstalling packages [*];\nUse 'apt' or 'aptitude' for user-friendly package management;\n`,
        );
      else yield* p.err(`${name}: error: need an action option\n`);
      return 2;
    },
  };
}

export const dpkgPrograms: readonly Program[] = [speaker('dpkg'), speaker('dpkg-query')];
