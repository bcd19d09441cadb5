import type { Steps } from '#sim/kernel/program';
import type { Call } from '#sim/powershell/index';
import { startVm as startEmulator } from '../../vm/index';
import { machineOf } from '../facts';
import { isHypervisorRunning } from '../features';
import { allVms, chosen, hyperV, nameParameter, virtualization, vmThing, type Vm } from './machines';
import { workerPath } from './worker';

/** Why it does not start: said three times, as the cmdlet, the service and the machine do. */
function componentMissing({ name, uuid }: Vm) {
  return virtualization(
    `'${name}' failed to start.\nFailed to start the virtual machine '${name}' because one of the Hyper-V components is not running.\n'${name}' failed to start. (Virtual machine ID ${uuid})\nThe Virtual Machine Management Service failed to start the virtual machine '${name}' because one of the Hyper-V components is not running (Virtual machine ID ${uuid}).`,
    'Unspecified',
  );
}

function outOfMemory({ name, uuid, memory }: Vm) {
  const why = 'Not enough memory resources are available to complete this operation. (0x8007000E).';
  const megabytes = String(Math.round(memory / 2 ** 20));
  return virtualization(
    `'${name}' failed to start.\nNot enough memory in the system to start the virtual machine ${name}.\nCould not initialize memory: ${why}\n'${name}' failed to start. (Virtual machine ID ${uuid})\nNot enough memory in the system to start the virtual machine ${name} with ram size ${megabytes} megabytes. (Virtual machine ID ${uuid})\n'${name}' could not initialize memory: ${why} (Virtual machine ID ${uuid})`,
    'OutOfMemory',
    'FromStdErr',
  );
}

/** Starts a VM. Answers whether it is up. */
export function* bringUp(call: Call, vm: Vm): Steps<boolean> {
  const { p } = call.session;
  if (!p.do((sim) => isHypervisorRunning(sim, machineOf(sim, p).id))) {
    yield* call.fail(componentMissing(vm));
    return false;
  }
  const started = yield* startEmulator(p, vm.id, [workerPath, vm.uuid.toLowerCase()]);
  if (started === 'up') return true;
  yield* call.fail(started === 'refused' ? outOfMemory(vm) : componentMissing(vm));
  return false;
}

export const startVm = hyperV({
  name: 'Start-VM',
  summary: 'Starts a virtual machine.',
  hasWhatIf: true,
  parameters: { ...nameParameter, PassThru: { type: 'switch' } },
  *run(call) {
    const { session, args } = call;
    for (const vm of yield* chosen(call)) {
      if (vm.state === 'Running') {
        yield* session.warn('The virtual machine is already in the specified state.');
        continue;
      }
      if (!(yield* call.shallDo('Start-VM', vm.name)) || !(yield* bringUp(call, vm))) continue;
      const now = allVms(session.p).find((one) => one.id === vm.id);
      if (args['PassThru'] === true && now !== undefined) yield* call.emit(vmThing(session.p, now));
    }
  },
});
