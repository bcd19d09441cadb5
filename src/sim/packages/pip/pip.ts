import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Program, Steps } from '#sim/kernel/program';
import { isNoMirror, reach, transfer, type Mirror, type NoMirror } from '../net/mirror';
import { findPackage, meets, normal, parseRequirement, type Requirement } from './index';
import { parsePip, type PipOptions } from './options';
import { installed, put, siteOf, take, type InstalledPackage, type Site } from './site';
import { solve, type Chosen, type Problem } from './solve';

type Verb = (p: Proc, o: PipOptions, site: Site) => Steps<number>;

const minorOf = (site: Site) => Number(site.version.split('.')[1] ?? 11);

/** pip's own version: what came with that Python. */
function pipVersion(p: Proc, site: Site): string {
  if (p.env['PYTHON_PIP_VERSION'] !== undefined) return p.env['PYTHON_PIP_VERSION'];
  const minor = minorOf(site);
  return minor >= 14 ? '25.3' : minor >= 12 ? '25.0.1' : minor >= 10 ? '23.0.1' : '23.0.1';
}

/** `name==1` on the command line, and the lines of requirement files. */
function* requirements(p: Proc, o: PipOptions): Steps<Requirement[] | undefined> {
  const list = o.operands.filter((word) => word !== '.').map(parseRequirement);
  for (const file of o.files) {
    const text = p.readText(file);
    if (isFail(text)) {
      yield* p.err(
        `ERROR: Could not open requirements file: [Errno 2] No such file or directory: '${file}'\n`,
      );
      return undefined;
    }
    for (const [n, line] of text.split('\n').entries()) {
      const plain = line.replace(/(^|\s)#.*$/, '').trim();
      if (plain === '' || plain.startsWith('-')) continue;
      if (!/^[A-Za-z0-9][\w.-]*\s*(\[[^\]]*\])?\s*([<>=!~@;].*)?$/.test(plain)) {
        yield* p.err(`ERROR: Invalid requirement: '${plain}' (from line ${n + 1} of ${file})\n`);
        return undefined;
      }
      list.push(parseRequirement(plain));
    }
  }
  return list;
}

const managedText = (site: Site) => {
  const short = site.version.split('.').slice(0, 2).join('.');
  const lines = [
    'To install Python packages system-wide, try apt install',
    'python3-xyz, where xyz is the package you are trying to',
    'install.',
    '',
    'If you wish to install a non-Debian-packaged Python package,',
    'create a virtual environment using python3 -m venv path/to/venv.',
    'Then use path/to/venv/bin/python and path/to/venv/bin/pip. Make',
    'sure you have python3-full installed.',
    '',
    'If you wish to install a non-Debian packaged Python application,',
    'it may be easiest to use pipx install xyz, which will manage a',
    'virtual environment for you. Make sure you have pipx installed.',
    '',
    `See /usr/share/doc/python${short}/README.venv for more information.`,
  ];
  const [first = '', ...rest] = lines;
  return `error: externally-managed-environment\n\n× This environment is externally managed\n╰─> ${first}\n${rest.map((line) => `    ${line}\n`).join('')}\nnote: If you believe this is a mistake, please contact your Python installation or OS distribution provider. You can override this, at the risk of breaking your Python installation or OS, by passing --break-system-packages.\nhint: See PEP 668 for the detailed specification.\n`;
};

function* install(p: Proc, o: PipOptions, site: Site): Steps<number> {
  const wishes = yield* requirements(p, o);
  if (wishes === undefined) return 1;
  if (wishes.length === 0) {
    yield* p.err('ERROR: You must give at least one requirement to install (see "pip help install")\n');
    return 1;
  }
  if (site.managed !== undefined && !o.breakSystem && o.target === undefined) {
    yield* p.err(managedText(site));
    return 1;
  }
  const here = installed(p, site);
  const at = o.target === undefined ? site : { ...site, folder: o.target };
  const isHere = (wish: Requirement) =>
    here.find((one) => normal(one.name) === normal(wish.name) && meets(one.version, wish.range));
  const open = wishes.filter((wish) => o.upgrade || isHere(wish) === undefined);
  for (const wish of wishes) {
    const known = isHere(wish);
    if (known !== undefined && !o.upgrade && !o.quiet)
      yield* p.out(
        `Requirement already satisfied: ${wish.name}${wish.range} in ${site.folder} (${known.version})\n`,
      );
  }
  if (open.length > 0) {
    const code = yield* fetchAndPut(p, o, at, open, here);
    if (code !== 0) return code;
  }
  yield* rootWarning(p, o, site);
  return 0;
}

function* rootWarning(p: Proc, o: PipOptions, site: Site): Steps<void> {
  if (
    p.uid() !== 0 ||
    p.exists(`${site.bin.replace(/\/bin$/, '')}/pyvenv.cfg`) ||
    p.env['PIP_ROOT_USER_ACTION'] === 'ignore' ||
    o.ignoreRoot
  )
    return;
  const minor = minorOf(site);
  const more =
    minor >= 12
      ? ', possibly rendering your system unusable. It is recommended to use a virtual environment instead: https://pip.pypa.io/warnings/venv. Use the --root-user-action option if you know what you are doing and want to suppress this warning.'
      : '. It is recommended to use a virtual environment instead: https://pip.pypa.io/warnings/venv';
  yield* p.err(
    `WARNING: Running pip as the 'root' user can result in broken permissions and conflicting behaviour with the system package manager${more}\n`,
  );
}

function* fetchAndPut(
  p: Proc,
  o: PipOptions,
  site: Site,
  wishes: readonly Requirement[],
  here: readonly InstalledPackage[],
): Steps<number> {
  const mirror = yield* reach(p, 'pypi.org', 443);
  if (isNoMirror(mirror)) return yield* unreachable(p, mirror, wishes[0]);
  const chosen = solve(wishes, minorOf(site));
  if (!Array.isArray(chosen)) return yield* problem(p, o, chosen, minorOf(site));
  const needed = chosen.filter(
    (one) =>
      !here.some((other) => normal(other.name) === normal(one.package.name) && other.version === one.version),
  );
  for (const one of chosen) yield* collect(p, o, mirror, one, needed.includes(one), site);
  const order = [...needed].reverse();
  if (!o.quiet && order.length > 0)
    yield* p.out(`Installing collected packages: ${order.map((one) => one.package.name).join(', ')}\n`);
  for (const one of order) {
    const old = here.find((other) => normal(other.name) === normal(one.package.name));
    if (old !== undefined) {
      if (!o.quiet)
        yield* p.out(
          `  Attempting uninstall: ${old.name}\n    Found existing installation: ${old.name} ${old.version}\n    Uninstalling ${old.name}-${old.version}:\n      Successfully uninstalled ${old.name}-${old.version}\n`,
        );
      take(p, old);
    }
    yield* p.cpu(60 + one.package.size / 30_000);
    const failed = put(p, site, one);
    if (failed !== undefined) {
      const words = failed === 'EROFS' ? '[Errno 30] Read-only file system' : '[Errno 13] Permission denied';
      yield* p.err(
        `ERROR: Could not install packages due to an OSError: ${words}: '${site.folder}/${one.package.name}'\nCheck the permissions.\n\n`,
      );
      return 1;
    }
  }
  const names = [...needed]
    .sort((a, b) => (a.package.name < b.package.name ? -1 : 1))
    .map((one) => `${one.package.name}-${one.version}`);
  if (!o.quiet && names.length > 0) yield* p.out(`Successfully installed ${names.join(' ')}\n`);
  return 0;
}

const kilo = (bytes: number) =>
  bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.round(bytes / 1000)} kB`;

/** A wheel's file name: pure ones fit every Python, compiled ones this one. */
function wheelName(one: Chosen, site: Site): string {
  const title = one.package.name.replaceAll('-', '_');
  const short = `cp3${minorOf(site)}`;
  const isPure =
    one.package.size < 400_000 &&
    !/^(MarkupSafe|PyYAML|charset_normalizer|greenlet|hiredis)$/.test(one.package.name);
  const tag = isPure ? 'py3-none-any' : `${short}-${short}-manylinux_2_17_x86_64.manylinux2014_x86_64`;
  return `${minorOf(site) >= 12 || /[A-Z]/.test(title) === false ? title.toLowerCase() : title}-${one.version}-${tag}.whl`;
}

function* collect(
  p: Proc,
  o: PipOptions,
  mirror: Mirror,
  one: Chosen,
  isNeeded: boolean,
  site: Site,
): Steps<void> {
  const from = one.by === '' ? '' : ` (from ${one.by})`;
  if (!isNeeded) {
    if (!o.quiet)
      yield* p.out(
        `Requirement already satisfied: ${one.package.name}${one.range}${from} in ${site.folder} (${one.version})\n`,
      );
    return;
  }
  if (!o.quiet) yield* p.out(`Collecting ${one.package.name}${one.range}${from}\n`);
  const size = one.package.size;
  yield* transfer(p, mirror, 15_000);
  const ms = yield* transfer(p, mirror, size);
  if (o.quiet) return;
  const shown = size === 0 ? '' : ` (${kilo(size)})`;
  yield* p.out(`  Downloading ${wheelName(one, site)}${shown}\n`);
  if (size > 40_000 && minorOf(site) < 12)
    yield* p.out(
      `     ${'━'.repeat(40)} ${kilo(size).replace(/ .*/, '')}/${kilo(size)} ${((size / 1e6 / ms) * 1000).toFixed(1)} MB/s eta 0:00:00\n`,
    );
}

function* unreachable(p: Proc, mirror: NoMirror, wish: Requirement | undefined): Steps<number> {
  const name = wish?.name ?? '';
  const why =
    mirror.reason === 'resolve'
      ? '[Errno -3] Temporary failure in name resolution'
      : mirror.reason === 'unknown'
        ? '[Errno -2] Name or service not known'
        : mirror.reason === 'refused'
          ? '[Errno 111] Connection refused'
          : '[Errno 101] Network is unreachable';
  for (let left = 4; left >= 0; left--) {
    yield* p.err(
      `WARNING: Retrying (Retry(total=${left}, connect=None, read=None, redirect=None, status=None)) after connection broken by 'NewConnectionError('<pip._vendor.urllib3.connection.HTTPSConnection object at 0x7f${(0x5c2a1d0 + left * 0x1a0).toString(16)}0>: Failed to establish a new connection: ${why}')': /simple/${normal(name)}/\n`,
    );
    yield* p.sleep(250 * 2 ** (4 - left));
  }
  yield* p.err(
    `ERROR: Could not find a version that satisfies the requirement ${name}${wish?.range ?? ''} (from versions: none)\nERROR: No matching distribution found for ${name}${wish?.range ?? ''}\n`,
  );
  return 1;
}

function* problem(p: Proc, o: PipOptions, found: Problem, minor: number): Steps<number> {
  if (found.kind === 'none') {
    const { name, range } = found.requirement;
    yield* p.err(
      `ERROR: Could not find a version that satisfies the requirement ${name}${range} (from versions: ${found.versions})\nERROR: No matching distribution found for ${name}${range}\n`,
    );
    return 1;
  }
  const others = found.reasons
    .filter((reason) => reason.includes('depends on'))
    .map((reason) => reason.split(' ')[0] ?? '');
  const list = [
    ...(o.files.length > 0 ? [`-r ${o.files[0] ?? ''} (line 1)`] : others.slice(0, 1)),
    ...found.asked,
  ];
  const named = (reason: string) =>
    reason.includes('depends on') ? reason.replace(/^\S+/, (name) => name.toLowerCase()) : reason;
  yield* p.err(
    `ERROR: Cannot install ${list.join(' and ')} because these package versions have conflicting dependencies.\n`,
  );
  yield* p.out(
    `\nThe conflict is caused by:\n${found.reasons.map((reason) => `    ${named(reason)}\n`).join('')}\nTo fix this you could try to:\n1. loosen the range of package versions you've specified\n2. remove package versions to allow pip ${minor >= 12 ? 'to attempt' : 'attempt'} to solve the dependency conflict\n\n`,
  );
  yield* p.err(
    'ERROR: ResolutionImpossible: for help visit https://pip.pypa.io/en/latest/topics/dependency-resolution/#dealing-with-dependency-conflicts\n',
  );
  return 1;
}

function* uninstall(p: Proc, o: PipOptions, site: Site): Steps<number> {
  const wishes = (yield* requirements(p, o)) ?? [];
  for (const wish of wishes) {
    const one = installed(p, site).find((other) => normal(other.name) === normal(wish.name));
    if (one === undefined) {
      yield* p.err(`WARNING: Skipping ${wish.name} as it is not installed.\n`);
      continue;
    }
    yield* p.out(
      `Found existing installation: ${one.name} ${one.version}\nUninstalling ${one.name}-${one.version}:\n`,
    );
    if (!o.yes) {
      yield* p.out(`  Would remove:\n    ${one.folder}/*\nProceed (Y/n)? `);
      const answer = yield* p.read(0, 256);
      if (!isFail(answer) && /^n/i.test(answer)) continue;
    }
    take(p, one);
    yield* p.out(`  Successfully uninstalled ${one.name}-${one.version}\n`);
  }
  yield* rootWarning(p, o, site);
  return 0;
}

/** pip itself and what comes with it, as `pip list` shows them. */
function listed(p: Proc, site: Site, withOwn: boolean): { name: string; version: string }[] {
  const own = [
    { name: 'pip', version: pipVersion(p, site) },
    ...(minorOf(site) < 12
      ? [
          { name: 'setuptools', version: p.env['PYTHON_SETUPTOOLS_VERSION'] ?? '65.5.1' },
          { name: 'wheel', version: '0.38.4' },
        ]
      : []),
  ];
  const all = [
    ...installed(p, site),
    ...(withOwn
      ? own.filter((one) => !installed(p, site).some((other) => normal(other.name) === one.name))
      : []),
  ];
  return all.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}

const verbs: Readonly<Record<string, Verb>> = {
  install,
  uninstall,
  *list(p, o, site) {
    const rows = listed(p, site, true);
    const width = Math.max(7, ...rows.map((row) => row.name.length));
    const wide = Math.max(7, ...rows.map((row) => row.version.length));
    if (o.format === 'freeze') yield* p.out(rows.map((row) => `${row.name}==${row.version}\n`).join(''));
    else
      yield* p.out(
        `${'Package'.padEnd(width)} Version\n${'-'.repeat(width)} ${'-'.repeat(wide)}\n${rows.map((row) => `${row.name.padEnd(width)} ${row.version}\n`).join('')}`,
      );
    return 0;
  },
  *freeze(p, _, site) {
    yield* p.out(
      listed(p, site, false)
        .map((row) => `${row.name}==${row.version}\n`)
        .join(''),
    );
    return 0;
  },
  *show(p, o, site) {
    for (const name of o.operands) {
      const one = installed(p, site).find((other) => normal(other.name) === normal(name));
      if (one === undefined) {
        yield* p.err(`WARNING: Package(s) not found: ${name}\n`);
        return 1;
      }
      const needs = findPackage(name)?.needs.map((need) => need.name) ?? [];
      yield* p.out(
        `Name: ${one.name}\nVersion: ${one.version}\nSummary: \nLocation: ${site.folder}\nRequires: ${needs.join(', ')}\nRequired-by: \n`,
      );
    }
    return 0;
  },
  *check(p) {
    yield* p.out('No broken requirements found.\n');
    return 0;
  },
  *download(p) {
    yield* p.err('ERROR: pip download is not available in this world\n');
    return 1;
  },
  *cache(p) {
    yield* p.out('Files removed: 0\n');
    return 0;
  },
  *config() {
    return 0;
  },
};

/** pip: https://pip.pypa.io. */
function program(name: string): Program {
  return {
    name,
    start: { cpu: 320, anon: 38_000_000 },
    *main(p) {
      const o = parsePip(p.args);
      const site = siteOf(p);
      if (site === undefined) {
        yield* p.err(`${p.argv[0] ?? 'pip'}: /usr/bin/python3: bad interpreter: No such file or directory\n`);
        return 126;
      }
      if (o.wrong !== undefined) {
        yield* p.err(`\nUsage:   \n  pip ${o.verb} [options] ...\n\nno such option: ${o.wrong}\n`);
        return 2;
      }
      if (o.showVersion) {
        yield* p.out(
          `pip ${pipVersion(p, site)} from ${site.folder}/pip (python ${site.version.split('.').slice(0, 2).join('.')})\n`,
        );
        return 0;
      }
      const verb = verbs[o.verb];
      if (verb !== undefined) return yield* verb(p, o, site);
      if (o.verb !== '' && o.verb !== 'help') {
        const near = Object.keys(verbs).find((one) => one.startsWith(o.verb.slice(0, 3)));
        yield* p.err(
          `ERROR: unknown command "${o.verb}"${near === undefined ? '' : ` - maybe you meant "${near}"`}\n`,
        );
        return 1;
      }
      yield* p.out(
        `\nUsage:   \n  pip <command> [options]\n\nCommands:\n${Object.keys(verbs)
          .map((one) => `  ${one}\n`)
          .join('')}`,
      );
      return 0;
    },
  };
}

export const pip = program('pip');
export const pip3 = program('pip3');
