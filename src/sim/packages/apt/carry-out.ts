import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { Candidate } from '../deb/available';
import { removePackages, unpackAll } from '../deb/deploy';
import type { Plan } from '../deb/plan';
import { isNoMirror, reach, transfer, type Mirror, type NoMirror } from '../net/mirror';
import type { AptOptions } from './options';
import { isTalking } from './talk';
import { aptSize, fetchedLine } from './text';
import { noMirrorText } from './update';

const archives = '/var/cache/apt/archives';

/** Name of an archive file: the colon of an epoch is written %3a. */
export function archiveName({ package: one }: Candidate): string {
  return `${one.name}_${one.version.replace(':', '%3a')}_${one.architecture}.deb`;
}

/** Path of an archive in the pool. */
function poolPath({ package: one, source }: Candidate): string {
  const letter = /^lib./.test(one.source) ? one.source.slice(0, 4) : one.source.charAt(0);
  const section = source.known?.suite.suite === 'security' ? 'updates/main' : 'main';
  const pool = source.known?.release.distribution === 'ubuntu' ? one.component : section;
  const version = encodeURIComponent(one.version.replace(/^\d+:/, '')).toLowerCase();
  return `${source.uri}/pool/${pool}/${letter}/${one.source}/${one.name}_${version}_${one.architecture}.deb`;
}

/** Asks, downloads, removes, unpacks, sets up: what a plan comes to. */
export function* carryOut(p: Proc, o: AptOptions, plan: Plan, order: readonly Candidate[]): Steps<number> {
  if (o.simulate) return yield* simulate(p, plan, order);
  const missing = order.filter((one) => isFail(p.stat(`${archives}/${archiveName(one)}`)));
  const total = sum(order.map((one) => one.package.size));
  const needed = sum(missing.map((one) => one.package.size));
  if (o.printUris) {
    for (const one of missing) yield* p.out(`'${poolPath(one)}' ${archiveName(one)} ${one.package.size} \n`);
    return 0;
  }
  if (isTalking(o) && order.length > 0)
    yield* p.out(
      `Need to get ${needed === total ? '' : `${aptSize(needed)}/`}${aptSize(total)} of archives.\n`,
    );
  if (isTalking(o)) yield* p.out(spaceLine(plan, order));
  if (!(yield* isAgreed(p, o, plan))) return 1;
  const code = yield* download(p, o, missing);
  if (code !== 0 || o.downloadOnly) {
    if (code === 0 && isTalking(o)) yield* p.out('Download complete and in download only mode\n');
    return code;
  }
  if (order.length > 0 && plan.database.installed('apt-utils') === undefined)
    yield* p.err('debconf: delaying package configuration, since apt-utils is not installed\n');
  const removed = yield* removePackages(p, plan.database, [...plan.remove].sort(), o.purge);
  if (removed !== 0) return removed;
  const done = yield* unpackAll(p, plan, order);
  if (!p.exists('/etc/apt/apt.conf.d/keep-downloads')) removeArchives(p, order);
  return done;
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

function spaceLine(plan: Plan, order: readonly Candidate[]): string {
  const added = sum(
    order.map(({ package: one }) => {
      const before = Number(plan.database.installed(one.name)?.fields['Installed-Size'] ?? 0);
      return one.installedSize - before;
    }),
  );
  const freed = sum(
    [...plan.remove].map((name) => Number(plan.database.installed(name)?.fields['Installed-Size'] ?? 0)),
  );
  const change = (added - freed) * 1024;
  return change < 0
    ? `After this operation, ${aptSize(change)} disk space will be freed.\n`
    : `After this operation, ${aptSize(change)} of additional disk space will be used.\n`;
}

/** Must somebody be asked, and what was the answer? More than what was asked for, or a removal, needs a yes. */
function* isAgreed(p: Proc, o: AptOptions, plan: Plan): Steps<boolean> {
  const extra = [...plan.install.keys()].some((name) => !plan.asked.has(name));
  if (o.yes || (!extra && plan.remove.size === 0)) return true;
  yield* p.out('Do you want to continue? [Y/n] ');
  let answer = '';
  for (;;) {
    const part = yield* p.read(0, 1);
    if (isFail(part) || part === '') break;
    if (part === '\n') return /^(y|yes)?$/i.test(answer.trim()) || (yield* abort(p));
    answer += part;
  }
  if (!p.isTty(1) && answer === '') return yield* abort(p);
  return /^(y|yes)$/i.test(answer.trim()) || (yield* abort(p));
}

function* abort(p: Proc): Steps<false> {
  yield* p.out('Abort.\n');
  return false;
}

function* download(p: Proc, o: AptOptions, missing: readonly Candidate[]): Steps<number> {
  const reached = new Map<string, Mirror | NoMirror>();
  const failures: string[] = [];
  const began = p.clock();
  let bytes = 0;
  for (const [n, one] of missing.entries()) {
    const { host } = one.source;
    const mirror = reached.get(host) ?? (yield* reach(p, host, 80));
    reached.set(host, mirror);
    const { name, architecture, version, size } = one.package;
    const line = `${one.source.uri} ${one.place} amd64 ${name} ${architecture} ${version}`;
    if (isNoMirror(mirror)) {
      const why = noMirrorText(mirror, host);
      if (isTalking(o)) yield* p.out(`Ign:${n + 1} ${line}\nErr:${n + 1} ${line}\n  ${why}\n`);
      failures.push(`E: Failed to fetch ${poolPath(one)}  ${why}\n`);
      continue;
    }
    yield* transfer(p, mirror, size);
    bytes += size;
    keepArchive(p, one);
    if (isTalking(o)) yield* p.out(`Get:${n + 1} ${line} [${aptSize(size)}]\n`);
  }
  if (bytes > 0 && isTalking(o)) yield* p.out(fetchedLine(bytes, p.clock() - began));
  if (failures.length === 0) return 0;
  yield* p.err(
    `${failures.join('')}E: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?\n`,
  );
  return 100;
}

function keepArchive(p: Proc, one: Candidate): void {
  p.do((sim) => {
    const path = `${archives}/${archiveName(one)}`;
    const tree = { [path]: { type: 'file' as const, mode: 0o644, size: one.package.size } };
    return files.putTree(sim, sim.processes.need(p.processId), '/', tree) ?? null;
  });
}

/** The images of Debian and Ubuntu tell apt to throw archives away at once (docker-clean). */
function removeArchives(p: Proc, order: readonly Candidate[]): void {
  if (!p.exists('/etc/apt/apt.conf.d/docker-clean')) return;
  for (const one of order) p.unlink(`${archives}/${archiveName(one)}`);
}

function* simulate(p: Proc, plan: Plan, order: readonly Candidate[]): Steps<number> {
  for (const name of [...plan.remove].sort())
    yield* p.out(`Remv ${name} [${plan.database.installed(name)?.version ?? ''}]\n`);
  const origin = ({ package: one, source }: Candidate) => {
    const release = source.known?.release;
    const label = release?.distribution === 'ubuntu' ? 'Ubuntu' : 'Debian';
    return `${label}:${release?.codename ?? ''}/${source.suite} [${one.architecture}]`;
  };
  for (const verb of ['Inst', 'Conf'])
    for (const one of order)
      yield* p.out(`${verb} ${one.package.name} (${one.package.version} ${origin(one)})\n`);
  return 0;
}
