import { isFail, strerror } from '#sim/base/fail';
import type { Program, Steps } from '#sim/kernel/program';
import type { Proc } from '#sim/kernel/proc';
import { baseName, dirName, joinPath, normalPath } from '../paths';

const version = '2.43.0';

type Command = (p: Proc, args: readonly string[]) => Steps<number>;

function* fatal(p: Proc, message: string, code = 128): Steps<number> {
  yield* p.err(`fatal: ${message}\n`);
  return code;
}

/** The nearest .git, from the working directory upwards. */
function repositoryOf(p: Proc): string | undefined {
  for (let folder = p.cwd(); ; folder = dirName(folder)) {
    const candidate = joinPath(folder, '.git');
    if (p.exists(candidate)) return candidate;
    if (folder === '/') return undefined;
  }
}

/** Lays down an empty repository. */
function makeRepository(p: Proc, folder: string): string | undefined {
  const parts = normalPath(folder, p.cwd())
    .split('/')
    .filter((part) => part !== '');
  parts.forEach((_part, i) => p.mkdir(`/${parts.slice(0, i + 1).join('/')}`));
  const at = joinPath(folder, '.git');
  for (const path of [
    '',
    '/branches',
    '/hooks',
    '/info',
    '/objects',
    '/objects/info',
    '/objects/pack',
    '/refs',
    '/refs/heads',
    '/refs/tags',
  ]) {
    const refused = p.mkdir(at + path);
    if (refused !== undefined && refused.error !== 'EEXIST') return strerror(refused);
  }
  p.writeText(`${at}/HEAD`, 'ref: refs/heads/master\n');
  p.writeText(
    `${at}/description`,
    "Unnamed repository; edit this file 'description' to name the repository.\n",
  );
  p.writeText(
    `${at}/config`,
    '[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n\tlogallrefupdates = true\n',
  );
  return undefined;
}

/** No repository of the outside exists in this world: what git says where its host cannot be found. */
function* clone(p: Proc, args: readonly string[]): Steps<number> {
  const words = args.filter(
    (arg, i) => !arg.startsWith('-') && !/^(-b|--branch|--depth|-o|--origin)$/.test(args[i - 1] ?? ''),
  );
  const [source, target] = words;
  if (source === undefined)
    return yield* fatal(
      p,
      'You must specify a repository to clone.\n\nusage: git clone [<options>] [--] <repo> [<dir>]',
      129,
    );
  const folder = target ?? baseName(source).replace(/\.git$/, '');
  const there = p.readDir(folder);
  if (!isFail(there) && there.length > 0)
    return yield* fatal(p, `destination path '${folder}' already exists and is not an empty directory.`);
  const web = /^(https?):\/\/(?:[^@/]*@)?([^/:]+)/.exec(source);
  const ssh = /^(?:ssh:\/\/)?(?:[^@/]+@)([^/:]+)[:/]/.exec(source);
  if (web === null && ssh === null && isFail(p.stat(source)))
    return yield* fatal(p, `repository '${source}' does not exist`);
  yield* p.err(`Cloning into '${folder}'...\n`);
  // a name server is asked and gives no answer
  yield* p.sleep(20);
  if (web !== null)
    return yield* fatal(
      p,
      `unable to access '${source}${source.endsWith('/') ? '' : '/'}': Could not resolve host: ${web[2] ?? ''}`,
    );
  if (ssh !== null) {
    yield* p.err(`ssh: Could not resolve hostname ${ssh[1] ?? ''}: Name or service not known\n`);
    return yield* fatal(
      p,
      'Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.',
    );
  }
  return yield* fatal(p, `cloning from '${source}' is not available in this world`);
}

function* showVersion(p: Proc): Steps<number> {
  yield* p.out(`git version ${version}\n`);
  return 0;
}

const commands: Readonly<Record<string, Command>> = {
  *init(p, args) {
    const folder = args.find((arg) => !arg.startsWith('-')) ?? '.';
    const again = p.exists(joinPath(folder, '.git'));
    const problem = makeRepository(p, folder);
    const place = normalPath(joinPath(folder, '.git'), p.cwd());
    if (problem !== undefined) return yield* fatal(p, `cannot mkdir ${folder}: ${problem}`);
    yield* p.out(`${again ? 'Reinitialized existing' : 'Initialized empty'} Git repository in ${place}/\n`);
    return 0;
  },
  clone,
  version: (p) => showVersion(p),
};

/** Commands that want a repository around them; inside one they are refused, since there is no object store. */
const inRepository = [
  'add',
  'branch',
  'checkout',
  'commit',
  'diff',
  'fetch',
  'log',
  'merge',
  'pull',
  'push',
  'remote',
  'reset',
  'rev-parse',
  'rm',
  'show',
  'stash',
  'status',
  'switch',
  'tag',
];

/** As much of git as a world without other repositories has: init, and clone that finds nobody. */
export const git: Program = {
  name: 'git',
  start: { cpu: 1.5, anon: 2_000_000 },
  *main(p) {
    const words = [...p.args];
    while (words[0] === '-C') {
      words.shift();
      const folder = words.shift() ?? '';
      const refused = p.chdir(folder);
      if (refused !== undefined) return yield* fatal(p, `cannot change to '${folder}': ${strerror(refused)}`);
    }
    const [name = '--help', ...args] = words;
    if (name === '--version' || name === '-v') return yield* showVersion(p);
    const command = commands[name];
    if (command !== undefined) return yield* command(p, args);
    if (inRepository.includes(name)) {
      if (repositoryOf(p) === undefined)
        return yield* fatal(p, 'not a git repository (or any of the parent directories): .git');
      return yield* fatal(p, `'${name}' is not available in this world`);
    }
    if (name === '--help' || name === 'help') {
      yield* p.out(
        'usage: git [-v | --version] [-C <path>] <command> [<args>]\n\nAvailable in this world: init, clone, version\n',
      );
      return name === 'help' || p.args.length > 0 ? 0 : 1;
    }
    yield* p.err(`git: '${name}' is not a git command. See 'git --help'.\n`);
    return 1;
  },
};
