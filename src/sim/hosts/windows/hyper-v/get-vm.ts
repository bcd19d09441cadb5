import { allVms, hyperV, notFound, vmThing } from './machines';
import { asItems, toText } from '#sim/powershell/index';
import { like } from '../cmdlets/get-process';

export const getVm = hyperV({
  name: 'Get-VM',
  summary: 'Lists virtual machines.',
  parameters: { Name: { position: 0, type: 'strings', aliases: ['VMName'] } },
  *run({ session, args, emit, fail }) {
    for (const name of asItems(args['Name'] ?? '*').map(toText)) {
      const found = allVms(session.p).filter((vm) => like(name, vm.name));
      for (const vm of found) yield* emit(vmThing(session.p, vm));
      if (found.length === 0 && !/[*?]/.test(name))
        yield* fail({
          ...notFound(name),
          category: 'InvalidArgument',
          target: name,
          targetType: 'String',
          id: 'InvalidParameter',
        });
    }
  },
});
