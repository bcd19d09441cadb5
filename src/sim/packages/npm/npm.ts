import type { Program, Steps } from '#sim/kernel/program';
import { cleanInstall, uninstall } from './ci';
import { install, manifestProblem } from './install';
import { init, list, outdated, view } from './more';
import { parseNpm, type NpmOptions } from './options';
import { isManifest, projectFolder, readManifest } from './project';
import { npmOf, type Npm } from './say';
import { listScripts, runAndWait, runScript } from './scripts';

type Verb = (npm: Npm, o: NpmOptions) => Steps<number>;

/** A script of package.json: by `npm run NAME`, or by its own verb. */
function script(name?: string): Verb {
  return function* (npm, o) {
    const folder = o.prefix ?? projectFolder(npm.p);
    const found = readManifest(npm.p, folder);
    const wrong = yield* manifestProblem(npm, folder, found);
    if (wrong !== undefined || !isManifest(found)) return wrong ?? 1;
    const wanted = name ?? o.operands[0];
    if (wanted === undefined) return yield* listScripts(npm, found);
    return yield* runScript(npm, o, folder, found, wanted);
  };
}

function said(text: (npm: Npm, o: NpmOptions) => string): Verb {
  return function* (npm, o) {
    yield* npm.p.out(text(npm, o));
    return 0;
  };
}

/** `npm exec NAME`, `npx NAME`: a program of a package that is installed, or is installed for the occasion. */
export const execute: Verb = function* (npm, o) {
  const { p } = npm;
  const [first = '', ...args] = [...o.operands, ...o.rest];
  const at = first.lastIndexOf('@');
  const name = at > 0 ? first.slice(0, at) : first;
  const folder = projectFolder(p);
  const places = [`${folder}/node_modules/.bin/${name}`, `/usr/local/bin/${name}`];
  let path = places.find((one) => p.exists(one));
  if (path === undefined) {
    const code = yield* install(npm, {
      ...o,
      verb: 'install',
      operands: [first],
      isGlobal: true,
      silent: true,
    });
    if (code !== 0) return code;
    path = `/usr/local/bin/${name}`;
  }
  return yield* runAndWait(p, [path, ...args], { ...p.env }, path);
};

const settings: Readonly<Record<string, string>> = {
  registry: 'https://registry.npmjs.org/',
  prefix: '/usr/local',
  cache: '/root/.npm',
  'init-license': 'ISC',
};

const verbs: Readonly<Record<string, Verb>> = {
  install,
  i: install,
  in: install,
  add: install,
  update: install,
  up: install,
  ci: cleanInstall,
  'clean-install': cleanInstall,
  uninstall,
  un: uninstall,
  rm: uninstall,
  remove: uninstall,
  prune: (npm, o) => install(npm, { ...o, operands: [] }),
  dedupe: (npm, o) => install(npm, { ...o, operands: [] }),
  rebuild: said(() => 'rebuilt dependencies successfully\n'),
  init,
  create: init,
  ls: list,
  list,
  ll: list,
  view,
  show: view,
  info: view,
  outdated,
  run: script(),
  'run-script': script(),
  start: script('start'),
  test: script('test'),
  t: script('test'),
  stop: script('stop'),
  restart: script('restart'),
  exec: execute,
  x: execute,
  '--version': said((npm) => `${npm.version}\n`),
  '-v': said((npm) => `${npm.version}\n`),
  version: said((npm) => `{\n  npm: '${npm.version}',\n  node: '${npm.node}'\n}\n`),
  prefix: said((npm, o) => `${o.isGlobal ? '/usr/local' : projectFolder(npm.p)}\n`),
  root: said((npm, o) => `${o.isGlobal ? '/usr/local/lib' : projectFolder(npm.p)}/node_modules\n`),
  bin: said((npm, o) => (o.isGlobal ? '/usr/local/bin\n' : `${projectFolder(npm.p)}/node_modules/.bin\n`)),
  audit: said(() => 'found 0 vulnerabilities\n'),
  fund: said((npm) => `${projectFolder(npm.p)}\n\n`),
  ping: said(() => 'npm notice PING https://registry.npmjs.org/\nnpm notice PONG 24ms\n'),
  whoami: function* (npm) {
    yield* npm.p.err(
      'npm ERR! code ENEEDAUTH\nnpm ERR! need auth This command requires you to be logged in.\nnpm ERR! need auth You need to authorize this machine using `npm adduser`\n',
    );
    return 1;
  },
  cache: function* (npm, o) {
    if (o.operands[0] === 'clean' && o.force)
      yield* npm.p.err(
        `npm ${npm.major >= 10 ? 'warn' : 'WARN'} using --force Recommended protections disabled.\n`,
      );
    return 0;
  },
  config: function* (npm, o) {
    const [verb = 'list', key = ''] = o.operands;
    if (verb === 'get') yield* npm.p.out(`${settings[key] ?? 'undefined'}\n`);
    if (verb === 'list' || verb === 'ls')
      yield* npm.p.out(
        `; node bin location = /usr/local/bin/node\n; node version = v${npm.node}\n; npm local prefix = ${projectFolder(npm.p)}\n; npm version = ${npm.version}\n; cwd = ${npm.p.cwd()}\n; HOME = ${npm.p.env['HOME'] ?? '/root'}\n; Run \`npm config ls -l\` to show all defaults.\n`,
      );
    return 0;
  },
  set: said(() => ''),
  get: said((_, o) => `${settings[o.operands[0] ?? ''] ?? 'undefined'}\n`),
  help: function* (npm) {
    yield* npm.p.out(
      `npm <command>\n\nUsage:\n\nnpm install        install all the dependencies in your project\nnpm install <foo>  add the <foo> dependency to your project\nnpm test           run this project's tests\nnpm run <foo>      run the script named <foo>\n\nAll commands:\n\n    ${Object.keys(verbs).sort().join(', ')}\n\nnpm@${npm.version} /usr/local/lib/node_modules/npm\n`,
    );
    return 0;
  },
};

/** npm: https://docs.npmjs.com/cli. */
export const npm: Program = {
  name: 'npm',
  start: { cpu: 180, anon: 40_000_000 },
  *main(p) {
    const self = npmOf(p);
    const o = parseNpm(p.args, p.env);
    if (o.verb === '') return (yield* verbs['help']?.(self, o) ?? noVerb()) || 1;
    const verb = verbs[o.verb];
    if (verb !== undefined) return yield* verb(self, o);
    yield* p.err(
      `Unknown command: "${o.verb}"\n\nTo see a list of supported npm commands, run:\n  npm help\n`,
    );
    return 1;
  },
};

function* noVerb(): Steps<number> {
  return 1;
}

/** npx: runs a package's program. */
export const npx: Program = {
  name: 'npx',
  start: { cpu: 180, anon: 40_000_000 },
  *main(p) {
    const args = p.args.filter((arg, i) => !(i === 0 && (arg === '-y' || arg === '--yes')));
    if (args[0] === '--version' || args[0] === '-v') {
      yield* p.out(`${npmOf(p).version}\n`);
      return 0;
    }
    const o = parseNpm([], p.env);
    return yield* execute(npmOf(p), { ...o, verb: 'exec', operands: [args[0] ?? ''], rest: args.slice(1) });
  },
};
