import type { Proc } from '#sim/kernel/proc';
import type { Program, Steps } from '#sim/kernel/program';
import { depends, list, madison, names, policy, search, show } from './cache';
import { install } from './install';
import { tryLock, errnoText } from './lock';
import { aptMark } from './mark';
import { parseApt, type AptOptions } from './options';
import { autoremove, remove, upgrade } from './remove';
import { clean, update } from './update';

type Verb = (p: Proc, o: AptOptions, isApt: boolean) => Steps<number>;

function* cleaning(p: Proc): Steps<number> {
  const refused = tryLock(p, '/var/cache/apt/archives/lock');
  if (refused !== undefined) {
    yield* p.err(
      `E: Could not open lock file /var/cache/apt/archives/lock - open ${errnoText(refused)}\nE: Unable to lock directory /var/cache/apt/archives/\n`,
    );
    return 100;
  }
  clean(p);
  return 0;
}

const common: Readonly<Record<string, Verb>> = {
  update,
  install,
  reinstall: (p, o) => install(p, { ...o, reinstall: true }),
  remove,
  purge: remove,
  autoremove,
  autopurge: autoremove,
  upgrade,
  'dist-upgrade': upgrade,
  'full-upgrade': upgrade,
  'dselect-upgrade': upgrade,
  clean: cleaning,
  autoclean: cleaning,
  distclean: cleaning,
  check: function* (p) {
    yield* p.out('Reading package lists...\nBuilding dependency tree...\nReading state information...\n');
    return 0;
  },
};

const caching: Readonly<Record<string, Verb>> = {
  search,
  show,
  showpkg: show,
  policy,
  madison,
  depends,
  pkgnames: names,
};

const verbs: Readonly<Record<string, Readonly<Record<string, Verb>>>> = {
  'apt-get': common,
  'apt-cache': caching,
  apt: { ...common, search, show, policy, list, depends },
};

const titles: Readonly<Record<string, string>> = {
  'apt-get': 'apt-get is a command line interface for retrieval of packages',
  'apt-cache': 'apt-cache queries and displays available information about installed',
  apt: 'apt is a commandline package manager and provides commands for',
};

/** apt-get(8), apt(8), apt-cache(8): one program under three names, as far as they look at the same lists. */
function program(name: 'apt-get' | 'apt-cache' | 'apt'): Program {
  return {
    name,
    start: { cpu: 10, anon: 8_000_000 },
    *main(p) {
      const o = parseApt(p.args);
      const isApt = name === 'apt';
      if (o.wrong !== undefined) {
        yield* p.err(`${o.wrong}\n`);
        return 100;
      }
      const version = p.version === '' ? '2.6.1' : p.version;
      if (o.showVersion) {
        yield* p.out(`apt ${version} (amd64)\n`);
        return 0;
      }
      if (o.help || o.verb === '') {
        yield* p.out(
          `apt ${version} (amd64)\nUsage: ${name} [options] command\n\n${titles[name] ?? ''}\n\nCommands: ${Object.keys(verbs[name] ?? {}).join(' ')}\n`,
        );
        return o.help ? 0 : 1;
      }
      const verb = verbs[name]?.[o.verb];
      if (verb === undefined) {
        yield* p.err(`E: Invalid operation ${o.verb}\n`);
        return 100;
      }
      if (isApt && !p.isTty(1) && o.quiet < 2)
        yield* p.err('\nWARNING: apt does not have a stable CLI interface. Use with caution in scripts.\n\n');
      return yield* verb(p, o, isApt);
    },
  };
}

export const aptPrograms: readonly Program[] = [
  program('apt-get'),
  program('apt'),
  program('apt-cache'),
  aptMark,
];
