import { conditionOf } from '../../vm/index';
import { allVms, chosen, hyperV, nameParameter, virtualization, vmThing } from './machines';

export const setVm = hyperV({
  name: 'Set-VM',
  summary: "Changes a virtual machine's settings.",
  hasWhatIf: true,
  parameters: {
    ...nameParameter,
    ProcessorCount: { type: 'number' },
    MemoryStartupBytes: { type: 'number' },
    StaticMemory: { type: 'switch' },
    AutomaticStartAction: { type: 'string', values: ['Nothing', 'StartIfRunning', 'Start'] },
    PassThru: { type: 'switch' },
  },
  *run(call) {
    const { p } = call.session;
    const { ProcessorCount: cores, MemoryStartupBytes: memory, AutomaticStartAction: starts } = call.args;
    for (const vm of yield* chosen(call)) {
      if (vm.state !== 'Off' && (cores !== undefined || memory !== undefined)) {
        yield* call.fail(
          virtualization(
            `Failed to modify device '${cores === undefined ? 'Memory' : 'Processor'}'.\nCannot modify the '${cores === undefined ? 'Memory' : 'Processor'}' property in the current state.`,
            'InvalidState',
            'InvalidOperation',
          ),
        );
        continue;
      }
      p.do((sim) => {
        const machine = sim.machines.need(vm.id);
        if (conditionOf(machine) === 'off') {
          if (cores !== undefined) machine.hardware.cores = Number(cores);
          if (memory !== undefined) machine.hardware.memory = Number(memory);
        }
        if (machine.vm !== undefined && starts !== undefined) machine.vm.startsWithHost = starts === 'Start';
      });
      const now = allVms(p).find((one) => one.id === vm.id);
      if (call.args['PassThru'] === true && now !== undefined) yield* call.emit(vmThing(p, now));
    }
  },
});
