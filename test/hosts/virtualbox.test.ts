import { beforeAll, describe, expect, test } from 'vitest';
import { WindowsLab } from '../powershell/windows-lab';
import { Lab } from '../support/lab';

const long = 300_000;
const progress = '0%...10%...20%...30%...40%...50%...60%...70%...80%...90%...100%\n';
const uuids = (said: string) => said.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UUID');

const make = `VBoxManage createvm --name box --ostype Ubuntu_64 --register
VBoxManage modifyvm box --memory 2048 --cpus 2 --nic1 bridged --bridgeadapter1 eth0
VBoxManage createmedium disk --filename ~/box.vdi --size 20480
VBoxManage storagectl box --name SATA --add sata
VBoxManage storageattach box --storagectl SATA --port 0 --device 0 --type hdd --medium ~/box.vdi`;

let installed: Lab['world'];
let running: Lab['world'];

function labIn(world: Lab['world']): Lab {
  const lab = new Lab([]);
  lab.world = world;
  return lab;
}

beforeAll(() => {
  const lab = new Lab([{ name: 'web1', hasDocker: false }]);
  lab.run('apt-get update; apt-get install -y virtualbox', 1, long);
  installed = lab.world;
  lab.run(
    `${make}; echo > ubuntu.iso; VBoxManage storageattach box --storagectl SATA --port 1 --device 0 --type dvddrive --medium ubuntu.iso; VBoxManage startvm box --type headless; sleep 130; ssh -o StrictHostKeyChecking=no ubuntu@192.168.1.11 true`,
    1,
    long,
  );
  running = lab.world;
});

describe('VBoxManage on Linux', () => {
  test('a machine is written down before it is there', () => {
    const lab = labIn(installed);
    expect(
      uuids(lab.run(`VBoxManage --version; ${make}; VBoxManage list vms; VBoxManage list runningvms`)),
    ).toBe(
      `7.0.16r162802
Virtual machine 'box' is created and registered.
UUID: UUID
Settings file: '/root/VirtualBox VMs/box/box.vbox'
${progress}Medium created. UUID: UUID
"box" {UUID}
`,
    );
  });

  test('nothing to boot from: it waits for ever', () => {
    const lab = labIn(installed);
    lab.run(`${make}; VBoxManage startvm box --type headless; sleep 20`, 1, 60_000);
    expect(
      lab.run(
        'VBoxManage showvminfo box --machinereadable | grep VMState; ping -c1 -W1 192.168.1.11 | grep -c ttl',
      ),
    ).toBe('VMState="running"\n0\n');
  });

  test('an installed machine has a kernel of its own, and answers', () => {
    const lab = labIn(running);
    expect(
      lab.run(
        'ssh ubuntu@192.168.1.11 "hostname; nproc"; VBoxManage guestproperty get box /VirtualBox/GuestInfo/Net/0/V4/IP',
      ),
    ).toBe('box\n2\nValue: 192.168.1.11\n');
    expect(uuids(lab.run('VBoxManage showvminfo box --machinereadable'))).toBe(
      `name="box"
groups="/"
ostype="Ubuntu (64-bit)"
UUID="UUID"
CfgFile="/root/VirtualBox VMs/box/box.vbox"
memory=2048
firmware="BIOS"
cpus=2
VMState="running"
storagecontrollername0="SATA"
"SATA-0-0"="/root/box.vdi"
nic1="bridged"
`,
    );
  });

  test('snapshots, pauses, saved states, clones', () => {
    const lab = labIn(running);
    lab.run('ssh ubuntu@192.168.1.11 "echo before > note"');
    expect(uuids(lab.run('VBoxManage snapshot box take s1; VBoxManage snapshot box list'))).toBe(
      `${progress}Snapshot taken. UUID: UUID\n   Name: s1 (UUID: UUID) *\n`,
    );
    lab.run('ssh ubuntu@192.168.1.11 rm note; VBoxManage controlvm box poweroff');
    expect(
      uuids(
        lab.run(
          'VBoxManage snapshot box restore s1; VBoxManage showvminfo box --machinereadable | grep VMState; VBoxManage startvm box --type headless; ssh ubuntu@192.168.1.11 cat note',
        ),
      ),
    ).toBe(
      `Restoring snapshot 's1' (UUID)\n${progress}VMState="saved"\nWaiting for VM "box" to power on...\nVM "box" has been successfully started.\nbefore\n`,
    );
    expect(
      lab.run(
        'VBoxManage controlvm box acpipowerbutton; sleep 10; VBoxManage clonevm box --name two --register; VBoxManage startvm two --type headless; sleep 14; ssh -o StrictHostKeyChecking=no -q ubuntu@192.168.1.12 cat note 2>/dev/null',
        1,
        60_000,
      ),
    ).toBe(
      `${progress}Machine has been successfully cloned as "two"\nWaiting for VM "two" to power on...\nVM "two" has been successfully started.\nbefore\n`,
    );
  });

  test.each([
    [
      'VBoxManage controlvm nobody pause',
      'VBoxManage: error: Could not find a registered machine named \'nobody\'\nVBoxManage: error: Details: code VBOX_E_OBJECT_NOT_FOUND (0x80bb0001), component VirtualBoxWrap, interface IVirtualBox, callee nsISupports\nVBoxManage: error: Context: "FindMachine(Bstr(VMNameOrUuid).raw(), machine.asOutParam())"\n1\n',
    ],
    [
      'VBoxManage startvm --wings',
      'Usage:\n\n  VBoxManage startvm <uuid | vmname...> [--type=<gui|headless|sdl|separate>]\n\nVBoxManage: error: Unknown option: --wings\n2\n',
    ],
    [
      `${make.split('\n')[0] ?? ''} >/dev/null; VBoxManage controlvm box pause`,
      "VBoxManage: error: Machine 'box' is not currently running.\n1\n",
    ],
    [
      `${make.split('\n')[0] ?? ''} >/dev/null; VBoxManage modifyvm box --natpf1 ssh,tcp,,2222,,22 2>&1 | tail -1`,
      'VBoxManage: error: Unknown option: --natpf1\n0\n',
    ],
  ])('%s', (command, said) => {
    expect(labIn(installed).run(`${command}; echo $?`)).toBe(said);
  });

  test('KVM and VirtualBox do not share a processor', () => {
    const lab = labIn(running);
    expect(lab.run('multipass launch -n m1')).toBe(
      "ioctl(KVM_CREATE_VM) failed: 16 Device or resource busy\nqemu-system-x86_64: failed to initialize kvm: Device or resource busy\nlaunch failed: instance 'm1' stopped while starting\n",
    );
    expect(
      lab.run(
        'VBoxManage controlvm box poweroff >/dev/null; multipass launch -n m1; VBoxManage startvm box --type headless',
        1,
        60_000,
      ),
    ).toBe(
      `Launched: m1
Waiting for VM "box" to power on...
VBoxManage: error: VT-x is being used by another hypervisor (VERR_VMX_IN_VMX_ROOT_MODE).
VBoxManage: error: VirtualBox can't operate in VMX root mode. Please disable the KVM kernel extension, recompile your kernel and reboot (VERR_VMX_IN_VMX_ROOT_MODE)
VBoxManage: error: Details: code NS_ERROR_FAILURE (0x80004005), component ConsoleWrap, interface IConsole
`,
    );
    expect(lab.run('multipass stop m1; VBoxManage startvm box --type headless | tail -1', 1, 60_000)).toBe(
      'VM "box" has been successfully started.\n',
    );
  });
});

describe('VirtualBox on Windows', () => {
  const folder = '/Program Files/Oracle/VirtualBox';
  const exe = (program: string, version: string) =>
    ({ type: 'file', mode: 0o755, size: 1_000_000, exe: { program, version, kernel: 'windows' } }) as const;
  const registry = (hasHypervisor: boolean) =>
    ({
      type: 'file',
      text: JSON.stringify({ features: { 'Microsoft-Hyper-V': hasHypervisor }, hasHypervisor }),
    }) as const;

  function pc(version: string, hasHypervisor: boolean): WindowsLab {
    const lab = new WindowsLab([{ name: 'pc', system: 'windows-10-pro' }]);
    lab.put({
      '/Program Files/Oracle': { type: 'dir' },
      [folder]: { type: 'dir' },
      [`${folder}/VBoxManage.exe`]: exe('VBoxManage', version),
      [`${folder}/VBoxHeadless.exe`]: exe('VBoxHeadless', version),
      '/Windows/System32/config/SYSTEM': registry(hasHypervisor),
    });
    return lab;
  }
  const vbox = `& 'C:\\Program Files\\Oracle\\VirtualBox\\VBoxManage.exe'`;
  const start = `${vbox} createvm --name box --ostype Ubuntu_64 --register | Out-Null; ${vbox} startvm box --type headless`;

  test('beside Hyper-V, a version before 6 does not start', () => {
    expect(pc('5.2.44', true).run(start)).toContain(
      `VBoxManage.exe: error: VT-x is not available (VERR_VMX_NO_VMX)
VBoxManage.exe: error: Details: code E_FAIL (0x80004005), component ConsoleWrap, interface IConsole
`,
    );
  });

  test('later ones are slow there, and say so; without Hyper-V all is well', () => {
    const slow = pc('7.0.16', true).run(`${start}; ${vbox} showvminfo box | Select-String engine`);
    expect(slow).toContain('VM "box" has been successfully started.');
    expect(slow).toContain('native API');
    const fast = pc('5.2.44', false).run(`${start}; ${vbox} showvminfo box | Select-String engine`);
    expect(fast).toContain('VM "box" has been successfully started.');
    expect(fast).toContain('VT-x');
  });
});
