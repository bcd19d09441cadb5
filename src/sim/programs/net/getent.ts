import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Program, Steps } from '#sim/kernel/program';
import { inHostsFile, isNoName } from '#sim/network/index';
import { asker, lookUp, nameOf } from './connect';
import { isAddress } from './names';

/** Looks things up as the C library does: hosts, ahosts, passwd, group, services. */
export const getent: Program = {
  name: 'getent',
  start: { cpu: 0.8, anon: 400_000 },
  *main(p) {
    const [database = '', ...keys] = p.args;
    if (database === '') {
      yield* p.err(
        "getent: wrong number of arguments\nTry `getent --help' or `getent --usage' for more information.\n",
      );
      return 1;
    }
    if (/^a?hosts(v4)?$/.test(database)) return yield* hosts(p, database, keys);
    const file = {
      passwd: '/etc/passwd',
      group: '/etc/group',
      services: '/etc/services',
      shadow: '/etc/shadow',
    }[database];
    if (file !== undefined) return yield* lines(p, file, keys);
    yield* p.err(
      `Unknown database: ${database}\nTry \`getent --help' or \`getent --usage' for more information.\n`,
    );
    return 1;
  },
};

function* lines(p: Proc, file: string, keys: readonly string[]): Steps<number> {
  const content = p.readText(file);
  const all = isFail(content)
    ? []
    : content.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const found =
    keys.length === 0
      ? all
      : keys.flatMap((key) =>
          all.filter((line) => line.split(':')[0] === key || line.split(':')[2] === key).slice(0, 1),
        );
  yield* p.out(found.map((line) => `${line}\n`).join(''));
  return found.length < keys.length ? 2 : 0;
}

function* hosts(p: Proc, database: string, keys: readonly string[]): Steps<number> {
  if (keys.length === 0) {
    for (const line of asker(p).hosts.split('\n')) {
      const [ip, ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
      if (ip !== undefined && names.length > 0) yield* p.out(`${ip.padEnd(15)} ${names.join(' ')}\n`);
    }
    return 0;
  }
  let code = 0;
  for (const key of keys) {
    if (isAddress(key)) {
      const name = nameOf(p, key);
      if (name === key) code = 2;
      else yield* p.out(`${key.padEnd(15)} ${name}\n`);
      continue;
    }
    const local = inHostsFile(asker(p).hosts, key);
    const answer = local.length > 0 ? local : yield* lookUp(p, key);
    if (isNoName(answer)) code = 2;
    else if (database.startsWith('a'))
      yield* p.out(
        answer
          .map((ip, i) =>
            ['STREAM', 'DGRAM', 'RAW']
              .map(
                (kind) => `${ip.padEnd(15)} ${kind.padEnd(6)} ${i === 0 && kind === 'STREAM' ? key : ''}\n`,
              )
              .join(''),
          )
          .join(''),
      );
    else yield* p.out(answer.map((ip) => `${ip.padEnd(15)} ${key}\n`).join(''));
  }
  return code;
}
