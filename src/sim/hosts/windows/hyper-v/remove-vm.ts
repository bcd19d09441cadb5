import { removeVm as remove } from '../../vm/index';
import { chosen, hyperV, nameParameter, virtualization } from './machines';

export const removeVm = hyperV({
  name: 'Remove-VM',
  summary: 'Forgets a virtual machine; its disks stay.',
  hasWhatIf: true,
  parameters: { ...nameParameter, Force: { type: 'switch' } },
  *run(call) {
    for (const vm of yield* chosen(call)) {
      if (vm.state !== 'Off' && vm.state !== 'Saved') {
        yield* call.fail(
          virtualization(
            `Failed to remove '${vm.name}'.\nThe operation cannot be performed while the object is in its current state.`,
            'InvalidState',
            'InvalidOperation',
          ),
        );
        continue;
      }
      if (yield* call.shallDo('Remove-VM', vm.name))
        call.session.p.do((sim) => {
          remove(sim, vm.id);
        });
    }
  },
});
