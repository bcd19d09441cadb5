import type { Program } from '#sim/kernel/program';
import { readDatabase, writeDatabase } from '../deb/status';

/** apt-mark(8): auto, manual, showauto, showmanual. */
export const aptMark: Program = {
  name: 'apt-mark',
  start: { cpu: 8, anon: 6_000_000 },
  *main(p) {
    const [verb = '', ...names] = p.args;
    const database = readDatabase(p);
    const installed = [...database.packages.values()]
      .filter((one) => one.state === 'installed')
      .map((one) => one.name);
    if (verb === 'showauto' || verb === 'showmanual') {
      const wanted = installed.filter((name) => database.auto.has(name) === (verb === 'showauto')).sort();
      yield* p.out(wanted.map((name) => `${name}\n`).join(''));
      return 0;
    }
    if (verb === 'showhold') return 0;
    if (verb !== 'auto' && verb !== 'manual') {
      yield* p.err(`E: Invalid operation ${verb}\n`);
      return 100;
    }
    for (const name of names) {
      if (!installed.includes(name)) {
        yield* p.err(`E: Unable to locate package ${name}\nE: No packages found\n`);
        return 100;
      }
      const isAuto = database.auto.has(name);
      if (verb === 'auto') database.auto.add(name);
      else database.auto.delete(name);
      const word = verb === 'auto' ? 'automatically' : 'manually';
      yield* p.out(
        isAuto === (verb === 'auto')
          ? `${name} was already set to ${word} installed.\n`
          : `${name} set to ${word} installed.\n`,
      );
    }
    writeDatabase(p, database);
    return 0;
  },
};
