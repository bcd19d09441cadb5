import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { findSnapshot, revertTo, takeSnapshot } from '../vm/index';
import { qemuArguments } from '../vm/qemu';
import { instance, missing, type Command, type Instance } from './instances';

/** Snapshots are of instances that are off: their disk alone is kept. */
function* mustBeOff(p: Proc, verb: string, one: Instance): Steps<boolean> {
  if (one.state === 'off') return true;
  const what = verb === 'snapshot' ? 'take snapshots of' : 'restore snapshots of';
  yield* p.err(`${verb} failed: Multipass can only ${what} stopped instances.\n`);
  return false;
}

/** The value behind one of these options, and what is left. */
function takeOption(
  args: readonly string[],
  names: readonly string[],
): [value: string | undefined, rest: string[]] {
  const at = args.findIndex((arg) => names.includes(arg));
  if (at < 0) return [undefined, [...args]];
  return [args[at + 1], args.filter((_, i) => i !== at && i !== at + 1)];
}

/** The first name `snapshotN` that is free. */
const freeName = (one: Instance) => {
  for (let n = one.snapshots.length + 1; ; n++)
    if (!one.snapshots.includes(`snapshot${String(n)}`)) return `snapshot${String(n)}`;
};

export const snapshot: Command = {
  summary: 'Take a snapshot of an instance',
  *run(p, args) {
    const [name, unnamed] = takeOption(args, ['--name', '-n']);
    const [comment = '', operands] = takeOption(unnamed, ['--comment', '--cmnt', '-m']);
    const wrong = operands.find((arg) => arg.startsWith('-'));
    if (wrong !== undefined || operands[0] === undefined) {
      yield* p.err(
        wrong === undefined
          ? 'Need the name of an instance.\n'
          : `Unknown option '${wrong.replace(/^-+/, '')}'.\n`,
      );
      return 1;
    }
    const one = instance(p, operands[0]);
    if (one === undefined) return yield* missing(p, 'snapshot', operands[0]);
    if (!(yield* mustBeOff(p, 'snapshot', one))) return 2;
    const called = name ?? freeName(one);
    if (one.snapshots.includes(called)) {
      yield* p.err(`snapshot failed: Snapshot already exists: ${one.name}.${called}\n`);
      return 2;
    }
    yield* takeSnapshot(p, one.id, called, comment);
    yield* p.out(`Snapshot taken: ${one.name}.${called}\n`);
    return 0;
  },
};

export const restore: Command = {
  summary: 'Restore an instance from a snapshot',
  *run(p, args) {
    const isDestructive = args.some((arg) => arg === '--destructive' || arg === '-d');
    const [word = ''] = args.filter((arg) => !arg.startsWith('-'));
    const [, name = '', wanted = ''] = /^([^.]+)\.(.+)$/.exec(word) ?? [];
    if (name === '') {
      yield* p.err('Invalid format. Please use <instance>.<snapshot>.\n');
      return 1;
    }
    const one = instance(p, name);
    if (one === undefined) return yield* missing(p, 'restore', name);
    if (!(yield* mustBeOff(p, 'restore', one))) return 2;
    const { found, argv } = p.do((sim) => {
      const machine = sim.machines.need(one.id);
      const kept = findSnapshot(machine, wanted);
      return { found: kept === undefined ? null : { ...kept }, argv: qemuArguments(machine) };
    });
    if (found === null) {
      yield* p.err(`restore failed: No such snapshot: ${name}.${wanted}\n`);
      return 2;
    }
    if (!isDestructive) {
      yield* p.err(
        'Unable to query client for confirmation. Please use --destructive to restore without a snapshot of what is there now.\n',
      );
      return 2;
    }
    yield* revertTo(p, one.id, found, argv);
    yield* p.out(`Snapshot restored: ${word}\n`);
    return 0;
  },
};
