import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { readApk } from './database';
import type { ApkIndex, ApkPackage } from './index';
import type { ApkOptions } from './options';

const full = (one: ApkPackage) => `${one.name}-${one.version}`;

/** `8 MiB`, `272 KiB`, as apk writes sizes in `info`. */
function size(bytes: number): string {
  if (bytes < 10_000) return `${bytes} B`;
  return bytes < 10_000 * 1024 ? `${Math.floor(bytes / 1024)} KiB` : `${Math.floor(bytes / 2 ** 20)} MiB`;
}

/** `apk info`: what is installed, or facts of some of it. */
export function* info(p: Proc, o: ApkOptions): Steps<number> {
  const database = readApk(p);
  const has = (...names: string[]) => names.some((name) => o.flags.has(name));
  if (o.operands.length === 0) {
    for (const one of [...database.packages.values()].sort((a, b) => (a.name < b.name ? -1 : 1)))
      yield* p.out(`${o.verbose ? full(one) : one.name}\n`);
    return 0;
  }
  let code = 0;
  for (const word of o.operands) {
    if (has('-W', '--who-owns')) {
      const owner = [...database.packages.values()].find((one) => one.files.includes(word));
      if (owner === undefined) {
        yield* p.err(`ERROR: ${word}: Could not find owner package\n`);
        code = 1;
      } else yield* p.out(`${word} is owned by ${full(owner)}\n`);
      continue;
    }
    const one = database.packages.get(word);
    if (has('-e', '--installed', '--exists')) {
      if (one === undefined) code = 1;
      else yield* p.out(`${one.name}\n`);
    } else if (one === undefined) code = 1;
    else if (has('-L', '--contents'))
      yield* p.out(`${full(one)} contains:\n${one.files.map((path) => `${path.slice(1)}\n`).join('')}\n`);
    else if (has('-R', '--depends'))
      yield* p.out(`${full(one)} depends on:\n${one.depends.map((text) => `${text}\n`).join('')}\n`);
    else
      yield* p.out(
        `${full(one)} description:\n${one.description}\n\n${full(one)} installed size:\n${size(one.installedSize)}\n\n`,
      );
  }
  return code;
}

const glob = (pattern: string) =>
  new RegExp(`^${pattern.replace(/[.+]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.')}$`);

/** `apk search`: names that hold a word. */
export function* search(p: Proc, o: ApkOptions, index: ApkIndex): Steps<number> {
  const tests = o.operands.map((word) =>
    o.flags.has('-e') || o.flags.has('--exact') ? glob(word) : glob(`*${word}*`),
  );
  const isDescribed = o.flags.has('-d') || o.flags.has('--description');
  for (const one of [...index.packages.values()].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (
      tests.length > 0 &&
      !tests.some((test) => test.test(one.name) || (isDescribed && test.test(one.description)))
    )
      continue;
    yield* p.out(`${full(one)}${o.verbose || isDescribed ? ` - ${one.description}` : ''}\n`);
  }
  return 0;
}

/** `apk list`, also `--installed`. */
export function* list(p: Proc, o: ApkOptions, index: ApkIndex): Steps<number> {
  const database = readApk(p);
  const isInstalled = o.flags.has('-I') || o.flags.has('--installed');
  const tests = o.operands.map(glob);
  const all = isInstalled
    ? [...database.packages.values()]
    : [...new Map([...index.packages, ...database.packages]).values()];
  for (const one of all.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (tests.length > 0 && !tests.some((test) => test.test(one.name))) continue;
    const here = database.packages.get(one.name)?.version === one.version ? ' [installed]' : '';
    yield* p.out(`${full(one)} x86_64 {${one.origin}} (MIT)${here}\n`.replace(' (MIT)', ''));
  }
  return 0;
}

/** `apk policy`. */
export function* policy(
  p: Proc,
  o: ApkOptions,
  index: ApkIndex,
  repositories: readonly { url: string; name: string }[],
): Steps<number> {
  const database = readApk(p);
  for (const name of o.operands) {
    const offered = index.packages.get(name);
    const here = database.packages.get(name);
    const version = offered?.version ?? here?.version;
    if (version === undefined) continue;
    const url = repositories.find((one) => one.name === offered?.repository)?.url;
    yield* p.out(
      `${name} policy:\n  ${version}:\n${here?.version === version ? '    lib/apk/db/installed\n' : ''}${url === undefined ? '' : `    ${url}\n`}`,
    );
  }
  return 0;
}
