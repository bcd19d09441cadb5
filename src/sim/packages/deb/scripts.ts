import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { contentsOf } from './contents';
import { ownRelease } from './deploy';
import type { DebPackage } from './package';
import type { Database } from './status';

/** What the configuration scripts of a package do and say. */
export function* configure(p: Proc, one: DebPackage, database: Database): Steps<void> {
  const { alternatives, calls, initScripts, units, user } = contentsOf(one);
  if (calls.includes('c')) yield* debconf(p);
  if (user !== undefined) addUser(p, user);
  for (const { link, name, path } of alternatives) {
    if (!setAlternative(p, link, name, path)) continue;
    yield* p.out(`update-alternatives: using ${path} to provide ${link} (${name}) in auto mode\n`);
  }
  for (const line of says[one.name]?.(one.version) ?? []) yield* p.out(`${line}\n`);
  if (calls.includes('i') && initScripts.length > 0) yield* startService(p, database);
  if (p.exists('/run/systemd/journal')) for (const unit of units) yield* startUnit(p, unit);
}

const python = (version: string) => {
  const short = /(3\.\d+)/.exec(version)?.[1] ?? '3';
  return [
    `running python rtupdate hooks for python${short}...`,
    `running python post-rtupdate hooks for python${short}...`,
  ];
};

/** What some scripts print. */
const says: Readonly<Record<string, (version: string) => string[]>> = {
  'ca-certificates': () => ['Updating certificates in /etc/ssl/certs...', '142 added, 0 removed; done.'],
  python3: python,
};

/** A debconf question where nobody can be asked: each frontend gives up in its own words. */
function* debconf(p: Proc): Steps<void> {
  if (p.env['DEBIAN_FRONTEND'] === 'noninteractive') return;
  const version = ownRelease(p)?.perl ?? '5.36';
  const paths = [
    '/etc/perl',
    `/usr/local/lib/x86_64-linux-gnu/perl/${version}.0`,
    `/usr/local/share/perl/${version}.0`,
    `/usr/lib/x86_64-linux-gnu/perl5/${version}`,
    '/usr/share/perl5',
    '/usr/lib/x86_64-linux-gnu/perl-base',
    `/usr/lib/x86_64-linux-gnu/perl/${version}`,
    `/usr/share/perl/${version}`,
    '/usr/local/lib/site_perl',
  ];
  const why =
    (p.env['TERM'] ?? '') === ''
      ? 'TERM is not set, so the dialog frontend is not usable.'
      : 'No usable dialog-like program is installed, so the dialog based frontend cannot be used. at /usr/share/perl5/Debconf/FrontEnd/Dialog.pm line 78.';
  yield* p.err(
    `debconf: unable to initialize frontend: Dialog\ndebconf: (${why})\ndebconf: falling back to frontend: Readline\ndebconf: unable to initialize frontend: Readline\ndebconf: (Can't locate Term/ReadLine.pm in @INC (you may need to install the Term::ReadLine module) (@INC contains: ${paths.join(' ')}) at /usr/share/perl5/Debconf/FrontEnd/Readline.pm line 7.)\ndebconf: falling back to frontend: Teletype\n`,
  );
}

function setAlternative(p: Proc, link: string, name: string, path: string): boolean {
  const choice = `/etc/alternatives/${name}`;
  if (!isFail(p.lstat(choice))) return false;
  p.mkdir('/etc/alternatives');
  p.symlink(path, choice);
  if (isFail(p.lstat(link))) p.symlink(choice, link);
  return true;
}

function addUser(p: Proc, user: { name: string; home: string; shell: string }): void {
  const passwd = p.readText('/etc/passwd');
  if (isFail(passwd) || new RegExp(`^${user.name}:`, 'm').test(passwd)) return;
  const taken = new Set(passwd.split('\n').map((line) => Number(line.split(':')[2])));
  let id = 100;
  while (taken.has(id)) id++;
  p.writeText('/etc/passwd', `${user.name}:x:${id}:${id}::${user.home}:${user.shell}\n`, { append: true });
  const group = p.readText('/etc/group');
  if (!isFail(group)) p.writeText('/etc/group', `${user.name}:x:${id}:\n`, { append: true });
}

/** deb-systemd-helper enables a unit, and deb-systemd-invoke starts it, where systemd runs and knows it. */
function* startUnit(p: Proc, unit: string): Steps<void> {
  const silence = p.open('/dev/null', { write: true });
  const pid = p.spawn({
    path: '/usr/bin/systemctl',
    argv: ['systemctl', '--quiet', 'start', unit],
    files: isFail(silence) ? {} : { 1: silence, 2: silence },
  });
  if (!isFail(silence)) p.close(silence);
  const result = isFail(pid) ? pid : yield* p.wait(pid);
  if (isFail(result) || result.exit.code !== 0) return;
  yield* p.out(
    `Created symlink /etc/systemd/system/multi-user.target.wants/${unit}.service → /usr/lib/systemd/system/${unit}.service.\n`,
  );
}

/** A service starts at once where an init runs; containers have none, and their images forbid it. */
function* startService(p: Proc, database: Database): Steps<void> {
  if (p.exists('/run/systemd/system')) return;
  yield* p.out('invoke-rc.d: could not determine current runlevel\n');
  yield* p.out(
    p.exists('/usr/sbin/policy-rc.d')
      ? 'invoke-rc.d: policy-rc.d denied execution of start.\n'
      : 'invoke-rc.d: WARNING: No init system and policy-rc.d missing! Defaulting to block.\n',
  );
  void database;
}
