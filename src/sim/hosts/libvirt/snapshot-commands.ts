import type { Proc } from '#sim/kernel/proc';
import { deleteSnapshot, findSnapshot, revertTo, takeSnapshot } from '../vm/index';
import { qemuArguments } from '../vm/qemu';
import { domainOperand, type Command, type Commands } from './command';
import { domainNamed, Refusal, type Domain } from './domain';
import { snapshotTime } from './info-commands';
import { table } from './table';
import type { VmSnapshot } from '#sim/world/vm';

/** The snapshot that was named, by `--snapshotname` or in its place, or `--current`. */
function snapshotNamed(domain: Domain, name: string | undefined, isCurrent: boolean): VmSnapshot {
  const { vm } = domain.machine;
  if (isCurrent && vm?.current === undefined) throw new Refusal('domain has no current snapshot');
  const wanted = isCurrent ? (vm?.current ?? '') : name;
  if (wanted === undefined) throw new Refusal('--snapshotname or --current is required');
  const found = findSnapshot(domain.machine, wanted);
  if (found === undefined)
    throw new Refusal(`Domain snapshot not found: no domain snapshot with matching name '${wanted}'`);
  return found;
}

const shownState = (state: VmSnapshot['state']) => (state === 'off' ? 'shutoff' : state);

const createAs: Command = {
  summary: 'Create a snapshot from a set of args',
  operands: ['domain', 'name?', 'description?'],
  flags: ['atomic'],
  *run(p, given) {
    const domain = domainNamed(p, given.value('domain') ?? '');
    const name = given.value('name') ?? String(Math.floor(p.now() / 1000));
    if (findSnapshot(domain.machine, name) !== undefined)
      throw new Refusal(`operation failed: domain snapshot ${name} already exists`);
    if ((domain.machine.vm?.disks ?? []).some(({ format }) => format === 'raw'))
      throw new Refusal(
        `Operation not supported: internal snapshot for disk ${domain.machine.vm?.disks[0]?.device ?? 'vda'} unsupported for storage type raw`,
      );
    yield* takeSnapshot(p, domain.id, name, given.value('description') ?? '');
    yield* p.out(`Domain snapshot ${name} created`);
  },
};

function rowsOf(domain: Domain): string[][] {
  return [...(domain.machine.vm?.snapshots ?? [])]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((one) => [one.name, snapshotTime(one.at), shownState(one.state)]);
}

const list: Command = {
  summary: 'List snapshots for a domain',
  operands: domainOperand,
  flags: ['name', 'tree', 'parent'],
  *run(p, given) {
    const domain = domainNamed(p, given.value('domain') ?? '');
    const all = domain.machine.vm?.snapshots ?? [];
    if (given.has('tree')) {
      yield* p.out(tree(all, undefined, 0));
      return;
    }
    const rows = rowsOf(domain);
    if (given.has('name')) yield* p.out(rows.map(([name = '']) => `${name}\n`).join(''));
    else if (given.has('parent'))
      yield* p.out(
        table(
          ['Name', 'Creation Time', 'State', 'Parent'],
          rows.map((row) => [...row, all.find((one) => one.name === row[0])?.parent ?? '']),
        ),
      );
    else yield* p.out(table(['Name', 'Creation Time', 'State'], rows));
  },
};

/** Branches as vshTreePrint draws them. */
function tree(all: readonly VmSnapshot[], parent: string | undefined, depth: number): string {
  return all
    .filter((one) => one.parent === parent)
    .map((one) => {
      const own =
        depth === 0 ? `${one.name}\n` : `${'  '.repeat(depth)}|\n${'  '.repeat(depth)}+- ${one.name}\n`;
      return own + tree(all, one.name, depth + 1) + (depth === 0 ? '\n' : '');
    })
    .join('');
}

const named = { operands: ['domain', 'snapshotname?'], flags: ['current'] };

/** A command about one snapshot. */
const onSnapshot = (
  summary: string,
  deed: (p: Proc, domain: Domain, snapshot: VmSnapshot) => ReturnType<Command['run']>,
  flags: readonly string[] = [],
): Command => ({
  summary,
  operands: named.operands,
  flags: [...named.flags, ...flags],
  *run(p, given) {
    const domain = domainNamed(p, given.value('domain') ?? '');
    yield* deed(p, domain, snapshotNamed(domain, given.value('snapshotname'), given.has('current')));
  },
});

const info = onSnapshot('snapshot information', function* (p, domain, one) {
  const all = domain.machine.vm?.snapshots ?? [];
  const below = (name: string): number =>
    all.filter(({ parent }) => parent === name).reduce((sum, child) => sum + 1 + below(child.name), 0);
  const rows: [string, string][] = [
    ['Name', one.name],
    ['Domain', domain.name],
    ['Current', domain.machine.vm?.current === one.name ? 'yes' : 'no'],
    ['State', shownState(one.state)],
    ['Location', 'internal'],
    ['Parent', one.parent ?? '-'],
    ['Children', String(all.filter(({ parent }) => parent === one.name).length)],
    ['Descendants', String(below(one.name))],
    ['Metadata', 'yes'],
  ];
  yield* p.out(rows.map(([name, value]) => `${`${name}:`.padEnd(16)}${value}\n`).join(''));
});

const revert = onSnapshot(
  'Revert a domain to a snapshot',
  function* (p, domain, one) {
    const argv = p.do((sim) => qemuArguments(sim.machines.need(domain.id)));
    yield* revertTo(p, domain.id, one, argv);
    yield* p.out(`Domain snapshot ${one.name} reverted\n`);
  },
  ['running', 'paused', 'force'],
);

/** Commands of virsh for snapshots. */
export const snapshotCommands: Commands = {
  'snapshot-create-as': createAs,
  'snapshot-current': {
    summary: 'Get or set the current snapshot',
    operands: domainOperand,
    flags: ['name'],
    *run(p, given) {
      const domain = domainNamed(p, given.value('domain') ?? '');
      const { current } = domain.machine.vm ?? {};
      if (current === undefined) throw new Refusal(`domain '${domain.name}' has no current snapshot`);
      if (!given.has('name')) throw new Refusal('this world shows the name alone: --name');
      yield* p.out(`${current}\n`);
    },
  },
  'snapshot-delete': onSnapshot('Delete a domain snapshot', function* (p, domain, one) {
    p.do((sim) => {
      deleteSnapshot(sim, domain.id, one.name);
    });
    yield* p.out(`Domain snapshot ${one.name} deleted\n`);
  }),
  'snapshot-info': info,
  'snapshot-list': list,
  'snapshot-revert': revert,
};
