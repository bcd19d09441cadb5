import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { Sim } from '#sim/world/sim';
import { hasVirtualization } from '../systems';
import { startVm } from '../vm/index';
import { isHypervisorRunning } from '../windows/features';
import { ownHost, type Box } from './machines';
import { comError, isWindows, majorOf } from './talk';

/** Does somebody's KVM have this host's processor extensions now? */
export function kvmRuns(sim: Sim, host: number): boolean {
  for (const row of sim.machines.all()) {
    const isKvm = row.vm?.hypervisor === 'libvirt' || row.vm?.hypervisor === 'multipass';
    if (row.parent === host && isKvm && row.state !== 'off' && row.vm?.settings['type'] !== 'qemu')
      return true;
  }
  return false;
}

/** What keeps VirtualBox from the processor's extensions. */
type Obstacle = 'none' | 'firmware' | 'hyper-v' | 'kvm';

function obstacle(p: Proc): Obstacle {
  return p.do((sim) => {
    const host = ownHost(sim, p);
    const machine = sim.machines.need(host);
    if (!hasVirtualization(machine)) return 'firmware';
    if (machine.kernel.kind === 'windows') return isHypervisorRunning(sim, host) ? 'hyper-v' : 'none';
    return kvmRuns(sim, host) ? 'kvm' : 'none';
  });
}

/**
 * How much slower a guest is on another's hypervisor (Windows' own, by its API). The manual says "significant", and no more
 * (Oracle VM VirtualBox 6.0, 10.35): the factor is ours.
 */
const nativeApi = 2;

const failed = (p: Proc, message: string) => comError(p, message, 'failure', 'ConsoleWrap');

/** Where the process of a machine is installed: beside VBoxManage, or in Debian's folder. */
function headless(p: Proc): string {
  const own = p.do((sim) => sim.processes.need(p.processId).exe);
  const folder = own.replace(/\/[^/]*$/, '');
  const suffix = own.endsWith('.exe') ? '.exe' : '';
  const beside = `${folder}/VBoxHeadless${suffix}`;
  return folder === '/usr/bin' ? '/usr/lib/virtualbox/VBoxHeadless' : beside;
}

/** The command line of its process. */
export const headlessArguments = (p: Proc, box: Box) => [
  headless(p),
  '--comment',
  box.name,
  '--startvm',
  box.uuid,
  '--vrde',
  'config',
];

/** Powers a machine on; throws what VirtualBox says where that fails. Answers what it warns of. */
export function* powerUp(p: Proc, box: Box): Steps<string> {
  const why = obstacle(p);
  const canShare = majorOf(p) >= 6;
  if (why === 'firmware' || (why === 'hyper-v' && !canShare))
    throw failed(
      p,
      why === 'firmware'
        ? 'VT-x is disabled in the BIOS for all CPU modes (VERR_VMX_MSR_ALL_VMX_DISABLED)'
        : 'VT-x is not available (VERR_VMX_NO_VMX)',
    );
  if (why === 'kvm')
    throw failed(
      p,
      "VT-x is being used by another hypervisor (VERR_VMX_IN_VMX_ROOT_MODE).\nVirtualBox can't operate in VMX root mode. Please disable the KVM kernel extension, recompile your kernel and reboot (VERR_VMX_IN_VMX_ROOT_MODE)",
    );
  p.do((sim) => {
    const { vm } = sim.machines.need(box.id);
    if (vm === undefined) return;
    if (why === 'hyper-v') {
      vm.slowness = nativeApi;
      vm.settings['engine'] = 'native API';
    } else {
      delete vm.slowness;
      vm.settings['engine'] = 'VT-x';
    }
  });
  const started = yield* startVm(p, box.id, headlessArguments(p, box));
  if (started !== 'up')
    throw failed(
      p,
      started === 'missing'
        ? `The virtual machine '${box.name}' has terminated unexpectedly during startup with exit code 1 (0x1)`
        : `Failed to allocate memory for the guest RAM (VERR_NO_MEMORY)`,
    );
  return why === 'hyper-v' && isWindows(p)
    ? 'Snail execution mode is active: another hypervisor has the processor, and significant degradation of performance is to be expected\n'
    : '';
}
