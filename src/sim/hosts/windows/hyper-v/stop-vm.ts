import { ask, forceOff, pause, saveVm, untilOff } from '../../vm/index';
import { chosen, hyperV, nameParameter, virtualization } from './machines';
import { bringUp } from './start-vm';

/** How long a guest may take to go down before Stop-VM gives up: the integration service's 5 minutes, ms. */
const patience = 300_000;

export const stopVm = hyperV({
  name: 'Stop-VM',
  summary: 'Shuts a virtual machine down, or pulls its plug.',
  hasWhatIf: true,
  parameters: {
    ...nameParameter,
    TurnOff: { type: 'switch' },
    Force: { type: 'switch' },
    Save: { type: 'switch' },
  },
  *run(call) {
    const { session, args } = call;
    const { p } = session;
    for (const vm of yield* chosen(call)) {
      if (vm.state === 'Off') {
        yield* session.warn('The virtual machine is already in the specified state.');
        continue;
      }
      if (!(yield* call.shallDo('Stop-VM', vm.name))) continue;
      if (args['Save'] === true) yield* saveVm(p, vm.id);
      else if (args['TurnOff'] === true)
        p.do((sim) => {
          forceOff(sim, vm.id);
        });
      else {
        p.do((sim) => {
          ask(sim, vm.id, 'shutdown');
        });
        if (yield* untilOff(p, vm.id, patience)) continue;
        yield* call.fail(virtualization(`Failed to shut down '${vm.name}'.`, 'OperationTimeout'));
      }
      yield* untilOff(p, vm.id, patience);
    }
  },
});

export const restartVm = hyperV({
  name: 'Restart-VM',
  summary: 'Resets a virtual machine.',
  hasWhatIf: true,
  parameters: { ...nameParameter, Force: { type: 'switch' } },
  *run(call) {
    for (const vm of yield* chosen(call)) {
      if (vm.state !== 'Running') {
        yield* call.fail(
          virtualization(
            `Failed to restart '${vm.name}'.\nThe operation cannot be performed while the object is in its current state.`,
            'InvalidState',
            'InvalidOperation',
          ),
        );
        continue;
      }
      if (yield* call.shallDo('Restart-VM', vm.name))
        call.session.p.do((sim) => {
          ask(sim, vm.id, 'reset');
        });
    }
  },
});

export const suspendVm = hyperV({
  name: 'Suspend-VM',
  summary: 'Makes a virtual machine stand still.',
  parameters: nameParameter,
  *run(call) {
    for (const vm of yield* chosen(call))
      if (vm.state === 'Running')
        call.session.p.do((sim) => {
          pause(sim, vm.id, true);
        });
  },
});

export const resumeVm = hyperV({
  name: 'Resume-VM',
  summary: 'Lets a virtual machine go on.',
  parameters: nameParameter,
  *run(call) {
    for (const vm of yield* chosen(call)) {
      if (vm.state === 'Saved') yield* bringUp(call, vm);
      else
        call.session.p.do((sim) => {
          pause(sim, vm.id, false);
        });
    }
  },
});

export const saveVmCmdlet = hyperV({
  name: 'Save-VM',
  summary: "Writes a virtual machine's memory to the disk and switches it off.",
  parameters: nameParameter,
  *run(call) {
    for (const vm of yield* chosen(call))
      if (vm.state !== 'Off' && vm.state !== 'Saved') yield* saveVm(call.session.p, vm.id);
  },
});
