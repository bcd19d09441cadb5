import { isFail, strerror } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';
import type { Manifest } from './project';
import { fail, type Npm } from './say';
import type { NpmOptions } from './options';

/** Runs a command and waits for it, handing signals on to it: its exit status. */
export function* runAndWait(
  p: Proc,
  argv: readonly string[],
  env: Record<string, string>,
  path: string,
): Steps<number> {
  for (const signal of [SIG.TERM, SIG.INT, SIG.HUP, SIG.CHLD]) p.onSignal(signal, 'handle');
  const child = p.spawn({ argv: [...argv], path, env });
  if (isFail(child)) {
    yield* p.err(`${argv[0] ?? ''}: ${strerror(child)}\n`);
    return 127;
  }
  for (;;) {
    const signal = yield* p.waitSignal();
    if (signal !== SIG.CHLD) {
      if (signal !== SIG.INT || !p.isTty(0)) p.kill(child, signal);
      continue;
    }
    for (let ended = p.waitNoHang(-1); ended !== undefined && !isFail(ended); ended = p.waitNoHang(-1)) {
      if (ended.pid !== child) continue;
      return ended.exit.signal === undefined ? ended.exit.code : 128 + ended.exit.signal;
    }
  }
}

/** A word as sh takes it for one. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `"${word.replace(/(["\\$`])/g, '\\$1')}"`;
}

/** Runs one script of package.json, said first: `> app@1.0.0 start`. */
function* runOne(
  npm: Npm,
  o: NpmOptions,
  folder: string,
  manifest: Manifest,
  name: string,
  command: string,
): Steps<number> {
  const { p } = npm;
  const title = `${manifest.name ?? ''}${manifest.name === undefined ? '' : `@${manifest.version ?? ''}`}`;
  const place = npm.major >= 7 ? '' : ` ${folder}`;
  if (!o.silent) yield* p.out(`\n> ${title}${title === '' ? '' : ' '}${name}${place}\n> ${command}\n\n`);
  const before = p.cwd();
  p.chdir(folder);
  const env = {
    ...p.env,
    PATH: `${folder}/node_modules/.bin:${p.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin'}`,
    npm_lifecycle_event: name,
    npm_lifecycle_script: command,
    npm_package_name: manifest.name ?? '',
    npm_package_version: manifest.version ?? '',
    npm_config_user_agent: `npm/${npm.version} node/v${npm.node} linux x64`,
    npm_execpath: '/usr/local/lib/node_modules/npm/bin/npm-cli.js',
    NODE: '/usr/local/bin/node',
  };
  const code = yield* runAndWait(p, ['sh', '-c', command], env, '/bin/sh');
  p.chdir(before);
  return code;
}

/** `npm run NAME`, with its pre and post; `npm start` and `npm test` too. */
export function* runScript(
  npm: Npm,
  o: NpmOptions,
  folder: string,
  manifest: Manifest,
  name: string,
): Steps<number> {
  const { p } = npm;
  const scripts = { ...manifest.scripts };
  if (name === 'start' && scripts['start'] === undefined && p.exists(`${folder}/server.js`))
    scripts['start'] = 'node server.js';
  const command = scripts[name];
  if (command === undefined) {
    if (o.ifPresent) return 0;
    yield* missing(npm, name, scripts);
    return 1;
  }
  for (const step of [`pre${name}`, name, `post${name}`]) {
    const text = scripts[step];
    if (text === undefined) continue;
    const args = step === name ? [...(o.verb === name ? o.operands : o.operands.slice(1)), ...o.rest] : [];
    const line = [text, ...args.map(quoted)].join(' ');
    const code = yield* runOne(npm, o, folder, manifest, step, line);
    if (code === 0) continue;
    if (npm.major < 7 && !o.silent)
      yield* fail(npm, [
        `code ELIFECYCLE`,
        `errno ${code}`,
        `${manifest.name ?? ''}@${manifest.version ?? ''} ${step}: \`${text}\``,
        `Exit status ${code}`,
        '',
        `Failed at the ${manifest.name ?? ''}@${manifest.version ?? ''} ${step} script.`,
        'This is probably not a problem with npm. There is likely additional logging output above.',
      ]);
    return code;
  }
  return 0;
}

function* missing(npm: Npm, name: string, scripts: Readonly<Record<string, string>>): Steps<void> {
  if (npm.major < 7) {
    yield* fail(npm, [`missing script: ${name}`]);
    return;
  }
  const near = Object.keys(scripts).filter((one) => one.startsWith(name.slice(0, 3)));
  const mean =
    name === 'start'
      ? ['npm star # Mark your favorite packages', 'npm stars # View packages marked as favorites']
      : near.map((one) => `npm run ${one} # run the "${one}" package script`);
  const [title, list] =
    mean.length === 1 ? ['Did you mean this?', mean] : ['Did you mean one of these?', mean];
  const hint = mean.length === 0 ? [] : ['', title, ...list.map((line) => `  ${line}`)];
  yield* fail(npm, [`Missing script: "${name}"`, ...hint, '', 'To see a list of scripts, run:', '  npm run']);
}

const lifecycleNames = new Set([
  'test',
  'start',
  'stop',
  'restart',
  'prepare',
  'preinstall',
  'install',
  'postinstall',
  'pretest',
  'posttest',
  'prestart',
  'poststart',
  'prepublish',
  'version',
]);

/** `npm run` alone: what there is. */
export function* listScripts(npm: Npm, manifest: Manifest): Steps<number> {
  const rows = Object.entries(manifest.scripts ?? {});
  const title = `${manifest.name ?? ''}@${manifest.version ?? ''}`;
  const part = (isLifecycle: boolean) =>
    rows
      .filter(([name]) => lifecycleNames.has(name) === isLifecycle)
      .map(([name, command]) => `  ${name}\n    ${command}\n`)
      .join('');
  const [first, second] = [part(true), part(false)];
  if (first !== '') yield* npm.p.out(`Lifecycle scripts included in ${title}:\n${first}`);
  if (second !== '')
    yield* npm.p.out(
      first === ''
        ? `Scripts available in ${title} via \`npm run-script\`:\n${second}`
        : `\navailable via \`npm run-script\`:\n${second}`,
    );
  return 0;
}

/** The project's own scripts around an installation. */
export function* lifecycle(npm: Npm, o: NpmOptions, folder: string, manifest: Manifest): Steps<number> {
  for (const step of ['preinstall', 'install', 'postinstall', ...(o.omitDev ? [] : ['prepare'])]) {
    const command = manifest.scripts?.[step];
    if (command === undefined) continue;
    const only = { ...manifest, scripts: { [step]: command } };
    const status = yield* runScript(npm, { ...o, verb: step, operands: [] }, folder, only, step);
    if (status !== 0) return status;
  }
  return 0;
}
