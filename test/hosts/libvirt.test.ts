import { beforeAll, describe, expect, test } from 'vitest';
import { saveWorld } from '#sim/index';
import { Lab } from '../support/lab';

const long = 300_000;
const install =
  'virt-install --name vm1 --memory 2048 --vcpus 2 --disk size=10 --location http://archive.ubuntu.com/ubuntu/dists/noble/main/installer-amd64/ --os-variant ubuntu24.04 --graphics none --noautoconsole';
const inside = (command: string) =>
  `ssh -o StrictHostKeyChecking=no -q ubuntu@$(virsh domifaddr vm1 | grep -o '192[0-9.]*') '${command}'`;

let installed: Lab['world'];
let guest: Lab['world'];

beforeAll(() => {
  const lab = new Lab();
  lab.run('apt-get update; apt-get install -y qemu-kvm libvirt-daemon-system virtinst cpu-checker', 1, long);
  installed = lab.world;
  lab.run(`${install}; sleep 12; ${inside('true')}`, 1, long);
  guest = lab.world;
});

function labIn(world: Lab['world']): Lab {
  const lab = new Lab([]);
  lab.world = world;
  return lab;
}

describe('before a domain', () => {
  test('nothing answers where libvirt is not installed', () => {
    const lab = new Lab();
    expect(lab.run('virsh list; virt-install --version; kvm-ok')).toBe(
      '/bin/bash: line 1: virsh: command not found\n/bin/bash: line 1: virt-install: command not found\n/bin/bash: line 1: kvm-ok: command not found\n',
    );
  });

  test('packages bring the daemon, a network and the tools', () => {
    const lab = labIn(installed);
    expect(
      lab.run(
        "systemctl is-active libvirtd; kvm-ok; egrep -c '(vmx|svm)' /proc/cpuinfo; ls -l /dev/kvm | cut -c1-29; virsh list --all; virsh net-list; virsh pool-list; virsh hostname; virsh nodeinfo | tail -2; ip -br a show virbr0",
      ),
    ).toBe(
      `active
INFO: /dev/kvm exists
KVM acceleration can be used
8
crw-rw---- 1 root kvm 10, 232
 Id   Name   State
--------------------

 Name      State    Autostart   Persistent
--------------------------------------------
 default   active   yes         yes

 Name      State    Autostart
-------------------------------
 default   active   yes

web1

Memory size:         16777216 KiB

virbr0           DOWN           192.168.122.1/24 
`,
    );
  });

  test.each([
    [
      'virsh',
      'error: the interactive terminal of virsh is not in this world: give it a command, or see virsh help\n1\n',
    ],
    ['virsh fly', "error: unknown command: 'fly'\n1\n"],
    ['virsh start', "error: command 'start' requires <domain> option\n1\n"],
    ['virsh start nosuch', "error: failed to get domain 'nosuch'\n\n1\n"],
    ['virsh list --wings', "error: command 'list' doesn't support option --wings\n1\n"],
    ['virsh list extra', "error: unexpected data 'extra'\n1\n"],
    ['virsh define nosuch.xml', "error: Failed to open file 'nosuch.xml': No such file or directory\n\n1\n"],
    [
      'echo "<a/>" > x.xml; virsh define x.xml',
      "error: Failed to define domain from x.xml\nerror: XML error: expecting root element of 'domain', not 'a'\n\n1\n",
    ],
    [
      'virsh vol-list nosuch',
      "error: failed to get pool 'nosuch'\nerror: Storage pool not found: no storage pool with matching name 'nosuch'\n\n1\n",
    ],
    [
      'systemctl stop libvirtd; virsh list',
      "Stopping 'libvirtd.service', but its triggering units are still active:\nlibvirtd.socket\nerror: failed to connect to the hypervisor\nerror: Failed to connect socket to '/var/run/libvirt/libvirt-sock': Connection refused\n1\n",
    ],
    [
      'virt-install --name a --memory 512 --disk none --os-variant debian12',
      'ERROR    \nAn install method must be specified\n(--location URL, --cdrom CD/ISO, --pxe, --import, --boot hd|cdrom|...)\n1\n',
    ],
    [
      'virt-install --name a --memory 512 --disk /no.qcow2 --import --os-variant debian12',
      "ERROR    Error: --disk /no.qcow2: Size must be specified for non existent volume 'no.qcow2'\n1\n",
    ],
    [
      'virt-install --wings',
      'usage: virt-install --name NAME --memory MB STORAGE INSTALL [options]\nvirt-install: error: unrecognized arguments: --wings\n2\n',
    ],
  ])('%s', (command, said) => {
    expect(labIn(installed).run(`${command}; echo $?`)).toBe(said);
  });

  test('without virtualisation in the firmware there is no KVM, and the emulator must do', () => {
    const lab = new Lab([{ name: 'web1', firmware: { virtualization: false } }]);
    expect(lab.run("egrep -c '(vmx|svm)' /proc/cpuinfo; ls /dev/kvm")).toBe(
      "0\nls: cannot access '/dev/kvm': No such file or directory\n",
    );
  });
});

describe('a domain', () => {
  test('is a computer of its own behind its host’s network', () => {
    const lab = labIn(guest);
    expect(
      lab.run(inside('hostname; uname -r; nproc; whoami; ping -c 1 192.168.1.10 >/dev/null && echo home')),
    ).toBe('vm1\n6.8.0-51-generic\n2\nubuntu\nhome\n');
    expect(
      lab.run(
        'virsh list; virsh domstate vm1; virsh dominfo vm1 | grep -v "UUID\\|time"; virsh domblklist vm1',
      ),
    ).toBe(
      ` Id   Name   State
----------------------
 1    vm1    running

running

Id:             1
Name:           vm1
OS Type:        hvm
State:          running
CPU(s):         2
Max memory:     2097152 KiB
Used memory:    2097152 KiB
Persistent:     yes
Autostart:      disable
Managed save:   no
Security model: none
Security DOI:   0

 Target   Source
---------------------------------------------
 vda      /var/lib/libvirt/images/vm1.qcow2

`,
    );
    expect(lab.run('virsh start vm1; virsh resume vm1')).toBe(
      "error: Domain is already active\n\nerror: Failed to resume domain 'vm1'\nerror: Requested operation is not valid: domain is already running\n\n",
    );
  });

  test('stands still, goes on, goes down by its own ways, and keeps what it has', () => {
    const lab = labIn(guest);
    lab.run(inside('echo kept > note'));
    expect(
      lab.run(
        'virsh suspend vm1; virsh domstate vm1; virsh resume vm1; virsh shutdown vm1; sleep 20; virsh list --all',
        1,
        60_000,
      ),
    ).toBe(
      `Domain 'vm1' suspended

paused

Domain 'vm1' resumed

Domain 'vm1' is being shutdown

 Id   Name   State
-----------------------
 -    vm1    shut off

`,
    );
    expect(
      lab.run(
        `virsh start vm1; sleep 12; ${inside('cat note')}; virsh list --all; virsh shutdown nosuch`,
        1,
        60_000,
      ),
    ).toBe(
      `Domain 'vm1' started

kept
 Id   Name   State
----------------------
 2    vm1    running

error: failed to get domain 'nosuch'

`,
    );
    expect(
      lab.run(
        'virsh destroy vm1; virsh shutdown vm1; virsh undefine vm1 --remove-all-storage; virsh list --all',
      ),
    ).toBe(
      `Domain 'vm1' destroyed

error: Failed to shutdown domain 'vm1'
error: Requested operation is not valid: domain is not running

Domain 'vm1' has been undefined
Volume 'vda'(/var/lib/libvirt/images/vm1.qcow2) removed.

 Id   Name   State
--------------------

`,
    );
  });

  test('goes back to a snapshot, with all that ran then', () => {
    const lab = labIn(guest);
    lab.run(inside('echo before > note; sleep 5000 </dev/null >/dev/null 2>&1 &'));
    expect(
      lab.run('virsh snapshot-create-as vm1 clean "as it was"; virsh snapshot-list vm1 --name', 1, 20_000),
    ).toBe('Domain snapshot clean created\nclean\n\n');
    expect(lab.run(inside('rm note; pkill sleep; ls; pgrep -c sleep'))).toBe('0\n');
    expect(lab.run('virsh snapshot-revert vm1 clean; virsh snapshot-revert vm1 nosuch')).toBe(
      "Domain snapshot clean reverted\n\nerror: Domain snapshot not found: no domain snapshot with matching name 'nosuch'\n\n",
    );
    expect(lab.run(inside('cat note; pgrep -c sleep'))).toBe('before\n1\n');
    // and from being off, too
    expect(
      lab.run(
        `virsh destroy vm1; virsh snapshot-revert vm1 clean; virsh domstate vm1; ${inside('cat note; pgrep -c sleep')}`,
      ),
    ).toBe("Domain 'vm1' destroyed\n\nDomain snapshot clean reverted\n\nrunning\n\nbefore\n1\n");
    expect(
      lab.run(
        'exec 2>&1; virsh destroy vm1 >/dev/null; virsh undefine vm1; virsh snapshot-delete vm1 clean; virsh undefine vm1',
      ),
    ).toBe(
      `error: Failed to undefine domain 'vm1'
error: Requested operation is not valid: cannot delete inactive domain with 1 snapshots

Domain snapshot clean deleted

Domain 'vm1' has been undefined

`,
    );
  });

  test('what was kept survives being saved and opened with its world', () => {
    const lab = labIn(guest);
    lab.run(inside('(sleep 30; echo late > note) </dev/null >/dev/null 2>&1 &'));
    lab.run('virsh snapshot-create-as vm1 kept');
    lab.world = JSON.parse(saveWorld(lab.world)) as typeof lab.world;
    lab.run('sleep 60; virsh snapshot-revert vm1 kept', 1, 70_000);
    lab.world = JSON.parse(saveWorld(lab.world)) as typeof lab.world;
    // what slept then sleeps on: so many seconds as were left
    expect(lab.run(inside('cat note; pgrep -c sleep'))).toBe('cat: note: No such file or directory\n1\n');
    expect(lab.run(`sleep 31; ${inside('cat note')}`, 1, 40_000)).toBe('late\n');
  });

  test('its image grows as it fills, and its memory is its own until a balloon takes some', () => {
    const lab = labIn(guest);
    const size = () => Number(lab.run('stat -c %s /var/lib/libvirt/images/vm1.qcow2'));
    const before = size();
    lab.run(inside('dd if=/dev/zero of=big bs=1M count=300 2>/dev/null'));
    lab.run('sleep 31', 1, 40_000);
    expect((size() - before) / 2 ** 20).toBeCloseTo(300, -1);
    const free = () => Number(lab.run("free -m | awk '/Mem/ {print $7}'"));
    const full = free();
    lab.run('virsh setmem vm1 1G');
    expect(free() - full).toBeCloseTo(1024, -2);
    expect(lab.run('virsh setmem vm1 3G')).toBe(
      'error: invalid argument: cannot set memory higher than max memory\n\n',
    );
  });

  test('is saved to disk and goes on where it was', () => {
    const lab = labIn(guest);
    lab.run(inside('sleep 5000 </dev/null >/dev/null 2>&1 &'));
    expect(
      lab.run(
        `virsh managedsave vm1; virsh list --all; pgrep -c qemu; virsh start vm1; ${inside('pgrep -c sleep')}`,
        1,
        60_000,
      ),
    ).toBe(
      `
Domain 'vm1' state saved by libvirt

 Id   Name   State
-----------------------
 -    vm1    shut off

0
Domain 'vm1' started

1
`,
    );
  });

  test('has a console with its boot log', () => {
    const lab = labIn(guest);
    lab.type('virsh reset vm1 && virsh console vm1\n');
    lab.type('');
    lab.type('');
    const shown = lab.type('hostname\n');
    expect(shown).toContain('vm1\r\n');
    expect(lab.type('\x1d')).toContain('web1');
    expect(lab.run('virsh console vm1')).toBe(
      'error: Cannot run interactive console without a controlling TTY\n\n',
    );
  });
});
