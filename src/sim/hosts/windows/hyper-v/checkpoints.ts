import type { Steps } from '#sim/kernel/program';
import type { Call, Parameter, Thing } from '#sim/powershell/index';
import { asItems, dateValue, isThing, newThing, property, toText } from '#sim/powershell/index';
import { deleteSnapshot, findSnapshot, revertTo, takeSnapshot } from '../../vm/index';
import { allVms, chosen, hyperV, nameParameter, virtualization, type Vm } from './machines';
import { workerPath } from './worker';

const snapshotParameters: Readonly<Record<string, Parameter>> = {
  Name: { position: 0, type: 'string' },
  VMName: { position: 1, type: 'string' },
  VMSnapshot: { pipeline: 'value' },
};

function snapshotThing(vm: Vm, one: Vm['snapshots'][number]): Thing {
  return newThing(
    'Microsoft.HyperV.PowerShell.VMSnapshot',
    {
      VMName: vm.name,
      Name: one.name,
      SnapshotType: 'Standard',
      CreationTime: dateValue(one.at),
      ParentSnapshotName: one.parent,
    },
    one.name,
  );
}

/** How Hyper-V names a checkpoint that nobody names: `VM - (date - time)`. */
function usualName(call: Call, vm: Vm): string {
  const now = dateValue(call.session.p.now());
  const n = (key: string) => Number(toText(property(now, key) ?? 0));
  const hour = n('Hour') % 12 === 0 ? 12 : n('Hour') % 12;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${vm.name} - (${String(n('Month'))}/${String(n('Day'))}/${String(n('Year'))} - ${String(hour)}:${two(n('Minute'))}:${two(n('Second'))} ${n('Hour') < 12 ? 'AM' : 'PM'})`;
}

export const checkpointVm = hyperV({
  name: 'Checkpoint-VM',
  summary: 'Keeps what a virtual machine is like now.',
  hasWhatIf: true,
  parameters: {
    ...nameParameter,
    SnapshotName: { position: 1, type: 'string', aliases: ['CheckpointName'] },
  },
  *run(call) {
    for (const vm of yield* chosen(call)) {
      const name =
        call.args['SnapshotName'] === undefined ? usualName(call, vm) : toText(call.args['SnapshotName']);
      if (yield* call.shallDo('Checkpoint-VM', vm.name)) yield* takeSnapshot(call.session.p, vm.id, name);
    }
  },
});

export const getSnapshot = hyperV({
  name: 'Get-VMSnapshot',
  aliases: ['get-vmcheckpoint'],
  summary: "Lists a virtual machine's checkpoints.",
  parameters: { VMName: { position: 0, type: 'strings' }, Name: { position: 1, type: 'string' } },
  *run(call) {
    const names = asItems(call.args['VMName'] ?? null).map(toText);
    for (const vm of allVms(call.session.p)) {
      if (
        names.length > 0 &&
        !names.some((name) => name.toLowerCase() === vm.name.toLowerCase() || name === '*')
      )
        continue;
      for (const one of vm.snapshots)
        if (call.args['Name'] === undefined || toText(call.args['Name']) === one.name)
          yield* call.emit(snapshotThing(vm, one));
    }
  },
});

/** The checkpoint that a call is about. */
function* found(call: Call): Steps<{ vm: Vm; name: string } | undefined> {
  const [piped] = [...call.input, ...asItems(call.args['VMSnapshot'] ?? null)];
  const of = (key: string) =>
    piped !== undefined && isThing(piped) ? toText(property(piped, key) ?? '') : undefined;
  const name = of('Name') ?? toText(call.args['Name'] ?? '');
  const owner = of('VMName') ?? toText(call.args['VMName'] ?? '');
  const vm = allVms(call.session.p).find((one) => one.name.toLowerCase() === owner.toLowerCase());
  const snapshot = vm?.snapshots.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (vm === undefined || snapshot === undefined) {
    yield* call.fail(
      virtualization(
        `Unable to find a snapshot matching the given criteria.`,
        'ObjectNotFound',
        'ObjectNotFound',
      ),
    );
    return undefined;
  }
  return { vm, name: snapshot.name };
}

export const restoreSnapshot = hyperV({
  name: 'Restore-VMSnapshot',
  aliases: ['restore-vmcheckpoint'],
  summary: 'Takes a virtual machine back to a checkpoint.',
  hasWhatIf: true,
  parameters: snapshotParameters,
  *run(call) {
    const { p } = call.session;
    const one = yield* found(call);
    if (one === undefined || !(yield* call.shallDo('Restore-VMSnapshot', one.name))) return;
    const snapshot = p.do((sim) => {
      const row = findSnapshot(sim.machines.need(one.vm.id), one.name);
      return row === undefined ? null : { ...row };
    });
    if (snapshot !== null) yield* revertTo(p, one.vm.id, snapshot, [workerPath, one.vm.uuid.toLowerCase()]);
  },
});

export const removeSnapshot = hyperV({
  name: 'Remove-VMSnapshot',
  aliases: ['remove-vmcheckpoint'],
  summary: 'Forgets a checkpoint.',
  hasWhatIf: true,
  parameters: snapshotParameters,
  *run(call) {
    const one = yield* found(call);
    if (one !== undefined && (yield* call.shallDo('Remove-VMSnapshot', one.name)))
      call.session.p.do((sim) => {
        deleteSnapshot(sim, one.vm.id, one.name);
      });
  },
});
