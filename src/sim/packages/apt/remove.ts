import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { Available } from '../deb/available';
import { Plan } from '../deb/plan';
import { readDatabase } from '../deb/status';
import { go } from './install';
import { frontendLock } from './lock';
import type { AptOptions } from './options';
import { beginning, isTalking, progress } from './talk';

/** What remove, purge, autoremove and upgrade begin with; a number: it cannot be done. */
function* begin(p: Proc, o: AptOptions, more: readonly string[] = []): Steps<Plan | number> {
  const locked = o.simulate ? undefined : frontendLock(p);
  if (locked !== undefined) {
    yield* p.err(locked);
    return 100;
  }
  yield* progress(p, o, [...beginning, ...more]);
  return new Plan(readDatabase(p), new Available(p), o.recommends ?? true);
}

/** `apt-get remove` and `purge`. */
export function* remove(p: Proc, given: AptOptions): Steps<number> {
  const o = given.verb === 'purge' ? { ...given, purge: true } : given;
  const plan = yield* begin(p, o);
  if (typeof plan === 'number') return plan;
  for (const name of o.operands.map((word) => word.replace(/:(amd64|all|any)$/, ''))) {
    const isPurgeable = o.purge && plan.database.packages.has(name);
    if (plan.database.installed(name) !== undefined || isPurgeable) plan.drop(name);
    else if (plan.available.find(name) !== undefined) {
      if (isTalking(o)) yield* p.out(`Package '${name}' is not installed, so not removed\n`);
    } else {
      yield* p.err(`E: Unable to locate package ${name}\n`);
      return 100;
    }
  }
  const essential = [...plan.remove].filter(
    (name) => plan.database.installed(name)?.fields['Essential'] === 'yes',
  );
  if (essential.length > 0) {
    yield* p.out(
      `WARNING: The following essential packages will be removed.\nThis should NOT be done unless you know exactly what you are doing!\n${essential.map((name) => `  ${name}\n`).join('')}`,
    );
    yield* p.err(
      o.yes
        ? 'E: Essential packages were removed and -y was used without --allow-remove-essential.\n'
        : 'E: Removing essential system-critical packages is not permitted. This might break the system.\n',
    );
    return 100;
  }
  return yield* go(p, o, plan);
}

/** `apt-get autoremove`. */
export function* autoremove(p: Proc, o: AptOptions): Steps<number> {
  const plan = yield* begin(p, o);
  if (typeof plan === 'number') return plan;
  for (const name of o.operands) if (plan.database.installed(name) !== undefined) plan.drop(name);
  return yield* go(p, { ...o, autoRemove: true, purge: o.purge || o.verb === 'autopurge' }, plan);
}

/** `apt-get upgrade`, `dist-upgrade`. */
export function* upgrade(p: Proc, o: AptOptions): Steps<number> {
  const plan = yield* begin(p, o, ['Calculating upgrade...']);
  if (typeof plan === 'number') return plan;
  for (const name of plan.newer()) {
    const candidate = plan.available.find(name);
    if (candidate !== undefined) plan.take(candidate, true);
  }
  return yield* go(p, o, plan);
}
