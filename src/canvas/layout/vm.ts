import type { VmFacts } from '../facts';
import type { ThingOf } from '../scene';
import { memoryText, secondsText, type Box } from './sizes';

export function vmThing(vm: VmFacts, at: Box, time: number): ThingOf<'vm'> {
  const age = vm.state === 'booting' ? secondsText(time - vm.bootedAt) : '';
  return {
    id: `vm:${vm.id}`,
    picture: 'vm',
    ...at,
    name: { key: 'stage.vm.name', values: { name: vm.name, cores: vm.cores, memory: memoryText(vm.memory) } },
    data: {
      title: vm.name,
      note: `${vm.cores} vCPU · ${memoryText(vm.memory)}`,
      log: vm.log.map((line, index) => ({
        at: (line.at / 1000).toFixed(3),
        text: line.text,
        isLast: index === vm.log.length - 1,
      })),
      kernel: vm.kernel,
      used: vm.memory === 0 ? 0 : vm.used / vm.memory,
      usedText: { key: 'stage.vm.used', values: { used: memoryText(vm.used) } },
      unused: memoryText(vm.memory - vm.used),
      processes: vm.processes,
      state: vm.state,
      stateText: { key: `stage.vm.${vm.state}`, values: { age } },
      isShip: vm.inside !== undefined && vm.state === 'running',
    },
  };
}
