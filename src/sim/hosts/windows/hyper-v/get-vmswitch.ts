import { newThing, toText } from '#sim/powershell/index';
import { hyperV } from './machines';

/** The one switch that client editions make by themselves: it lets VMs out, and nobody in. */
export const getVmSwitch = hyperV({
  name: 'Get-VMSwitch',
  summary: 'Lists virtual switches.',
  parameters: { Name: { position: 0, type: 'string' } },
  *run({ args, emit, fail }) {
    const name = toText(args['Name'] ?? 'Default Switch');
    if (name.toLowerCase() === 'default switch') {
      yield* emit(
        newThing('Microsoft.HyperV.PowerShell.VMSwitch', {
          Name: 'Default Switch',
          SwitchType: 'Internal',
          NetAdapterInterfaceDescription: '',
        }),
      );
      return;
    }
    yield* fail({
      message: `Hyper-V was unable to find a virtual switch with name "${name}".`,
      category: 'InvalidArgument',
      target: '',
      targetType: '',
      exception: 'VirtualizationException',
      id: 'InvalidParameter',
    });
  },
});
