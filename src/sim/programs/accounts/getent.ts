import { isFail } from '#sim/base/fail';
import { Quit, tool } from '../tool';
import { readRecords } from './account-files';

/** Databases that are files of records: the file, and which fields a key may name. */
const files: Readonly<Record<string, { path: string; keys: readonly number[] }>> = {
  passwd: { path: '/etc/passwd', keys: [0, 2] },
  group: { path: '/etc/group', keys: [0, 2] },
  shadow: { path: '/etc/shadow', keys: [0] },
  gshadow: { path: '/etc/gshadow', keys: [0] },
};

export const getent = tool({
  name: 'getent',
  usage: '[OPTION...] database [key ...]',
  summary: 'Looks things up in the system’s databases',
  options: { service: 's,service=CONFIG', noIdn: 'i,no-idn' },
  origin: 'Debian GLIBC',
  *run(t) {
    const [database, ...keys] = t.operands;
    if (database === undefined) throw new Quit('wrong number of arguments', 1);
    const file = files[database];
    if (file !== undefined) {
      const records = readRecords(t.p, file.path);
      if (keys.length === 0) for (const record of records) t.say(`${record.join(':')}\n`);
      for (const key of keys) {
        const found = records.find((record) => file.keys.some((field) => record[field] === key));
        if (found === undefined) t.status = 2;
        else t.say(`${found.join(':')}\n`);
      }
      return undefined;
    }
    if (database !== 'hosts' && database !== 'ahosts') {
      yield* t.p.err(
        `Unknown database: ${database}\nTry \`getent --help' or \`getent --usage' for more information.\n`,
      );
      return 1;
    }
    const hosts = t.p.readText('/etc/hosts');
    const lines = (isFail(hosts) ? '' : hosts)
      .split('\n')
      .map((line) => line.replace(/#.*/, '').trim().split(/\s+/))
      .filter(([ip]) => ip !== undefined && ip !== '');
    if (keys.length === 0)
      for (const [ip = '', ...names] of lines) t.say(`${ip.padEnd(15)} ${names.join(' ')}\n`);
    for (const key of keys) {
      const found = lines.find(([ip, ...names]) => ip === key || names.includes(key));
      if (found === undefined) t.status = 2;
      else t.say(`${(found[0] ?? '').padEnd(15)} ${found.slice(1).join(' ')}\n`);
    }
    return undefined;
  },
});
