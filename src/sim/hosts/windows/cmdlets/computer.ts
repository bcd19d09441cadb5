import * as memory from '#sim/kernel/memory';
import type { Cmdlet } from '#sim/powershell/index';
import { asItems, dateValue, newThing, toText } from '#sim/powershell/index';
import { hasVirtualization } from '../../systems';
import { editionOf } from '../editions';
import { machineFacts, machineOf } from '../facts';
import { isHypervisorRunning } from '../features';
import { goDown } from '../power';

export const restartComputer: Cmdlet = {
  name: 'Restart-Computer',
  summary: 'Restarts this computer.',
  hasWhatIf: true,
  parameters: { Force: { type: 'switch' }, ComputerName: { position: 0, type: 'strings' } },
  *run(call) {
    const { name } = machineFacts(call.session.p);
    if (
      yield* call.shallDo(
        'Enable the Remote shutdown access rights and restart the computer.',
        `localhost (${name})`,
      )
    )
      yield* goDown(call.session.p, 'restart');
  },
};

export const stopComputer: Cmdlet = {
  name: 'Stop-Computer',
  summary: 'Switches this computer off.',
  hasWhatIf: true,
  parameters: { Force: { type: 'switch' } },
  *run(call) {
    const { name } = machineFacts(call.session.p);
    if (yield* call.shallDo('Shutdown', `localhost (${name})`)) yield* goDown(call.session.p, 'off');
  },
};

export const getComputerInfo: Cmdlet = {
  name: 'Get-ComputerInfo',
  aliases: ['gin'],
  summary: 'Says what this computer is.',
  parameters: { Property: { position: 0, type: 'strings' } },
  *run({ session, args, emit }) {
    const facts = machineFacts(session.p);
    const more = session.p.do((sim) => {
      const machine = machineOf(sim, session.p);
      const { id: edition, display, isServer } = editionOf(machine);
      return {
        edition,
        display,
        isServer,
        hasHypervisor: isHypervisorRunning(sim, machine.id) || machine.kind === 'vm',
        hasFirmware: hasVirtualization(machine),
        free: memory.available(sim, machine.id),
      };
    });
    const [, , build = ''] = facts.version.split('.');
    // with a hypervisor below, Windows cannot see what the processor could do
    const seen = (value: boolean) => (more.hasHypervisor ? null : value);
    const all = {
      WindowsEditionId: more.edition,
      WindowsProductName: facts.osName.replace('Microsoft ', ''),
      OSDisplayVersion: more.display,
      CsName: facts.name.toUpperCase(),
      CsNumberOfLogicalProcessors: facts.cores,
      CsNumberOfProcessors: 1,
      CsTotalPhysicalMemory: facts.memory,
      CsUserName: `${facts.name.toUpperCase()}\\${session.environment('USERNAME') ?? ''}`,
      OsName: facts.osName,
      OsType: 'WINNT',
      OsVersion: `10.0.${build}`,
      OsBuildNumber: build,
      OsProductType: more.isServer ? 'Server' : 'WorkStation',
      OsLastBootUpTime: dateValue(facts.bootedAt),
      OsFreePhysicalMemory: Math.round(more.free / 1024),
      OsArchitecture: '64-bit',
      HyperVisorPresent: more.hasHypervisor,
      HyperVRequirementDataExecutionPreventionAvailable: seen(true),
      HyperVRequirementSecondLevelAddressTranslation: seen(true),
      HyperVRequirementVirtualizationFirmwareEnabled: seen(more.hasFirmware),
      HyperVRequirementVMMonitorModeExtensions: seen(true),
    };
    const wanted = asItems(args['Property'] ?? null).map((one) => toText(one).toLowerCase());
    const isWanted = (name: string) =>
      wanted.length === 0 ||
      wanted.some((one) =>
        one.endsWith('*') ? name.toLowerCase().startsWith(one.slice(0, -1)) : one === name.toLowerCase(),
      );
    const props = Object.fromEntries(Object.entries(all).filter(([name]) => isWanted(name)));
    yield* emit(newThing('Microsoft.PowerShell.Commands.ComputerInfo', props));
  },
};
