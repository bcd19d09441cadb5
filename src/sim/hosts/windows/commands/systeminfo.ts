import * as memory from '#sim/kernel/memory';
import type { Program } from '#sim/kernel/program';
import { hasVirtualization } from '../../systems';
import { editionOf } from '../editions';
import { machineFacts, machineOf } from '../facts';
import { isHypervisorRunning } from '../features';
import { cardOf } from '../network';

const megabytes = (bytes: number) =>
  Math.round(bytes / 2 ** 20)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');

export const systeminfo: Program = {
  name: 'windows-systeminfo',
  start: { cpu: 900 },
  *main(p) {
    const facts = machineFacts(p);
    const [build = ''] = facts.version.split('.').slice(2);
    const more = p.do((sim) => {
      const machine = machineOf(sim, p);
      return {
        isServer: editionOf(machine).isServer,
        available: memory.available(sim, machine.id),
        hasHypervisor: isHypervisorRunning(sim, machine.id),
        hasFirmware: hasVirtualization(machine),
        isVirtual: machine.kind === 'vm',
      };
    });
    const rows: [string, string | readonly string[]][] = [
      ['Host Name', facts.name.toUpperCase()],
      ['OS Name', facts.osName],
      ['OS Version', `10.0.${build} N/A Build ${build}`],
      ['OS Manufacturer', 'Microsoft Corporation'],
      ['OS Configuration', more.isServer ? 'Standalone Server' : 'Standalone Workstation'],
      ['OS Build Type', 'Multiprocessor Free'],
      ['System Type', 'x64-based PC'],
      ['Processor(s)', '1 Processor(s) Installed.'],
      ['Windows Directory', 'C:\\Windows'],
      ['System Directory', 'C:\\Windows\\system32'],
      ['Total Physical Memory', `${megabytes(facts.memory)} MB`],
      ['Available Physical Memory', `${megabytes(more.available)} MB`],
      ['Network Card(s)', cardOf(p).map(({ name, ip }) => `${name}: ${ip}`)],
      ['Hyper-V Requirements', requirements(more)],
    ];
    const lines = rows.flatMap(([name, value]) => {
      const texts = typeof value === 'string' ? [value] : value;
      return texts.map((text, i) => `${i === 0 ? `${name}:`.padEnd(27) : ' '.repeat(27)}${text}`);
    });
    yield* p.out(`\n${lines.join('\n')}\n`);
    return 0;
  },
};

function requirements(more: {
  hasHypervisor: boolean;
  hasFirmware: boolean;
  isVirtual: boolean;
}): readonly string[] {
  if (more.hasHypervisor || more.isVirtual)
    return ['A hypervisor has been detected. Features required for Hyper-V will not be displayed.'];
  return [
    'VM Monitor Mode Extensions: Yes',
    `Virtualization Enabled In Firmware: ${more.hasFirmware ? 'Yes' : 'No'}`,
    'Second Level Address Translation: Yes',
    'Data Execution Prevention Available: Yes',
  ];
}
