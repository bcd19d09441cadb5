import { Quit, tool } from '../tool';

const options = {
  all: 'a,all',
  kernelName: 's,kernel-name',
  nodeName: 'n,nodename',
  release: 'r,kernel-release',
  version: 'v,kernel-version',
  machine: 'm,machine',
  processor: 'p,processor',
  platform: 'i,hardware-platform',
  system: 'o,operating-system',
} as const;

/** What the kernel says of itself: one for all of its containers; the node name is the uts namespace's. */
export const uname = tool<keyof typeof options>({
  name: 'uname',
  usage: '[OPTION]...',
  summary: 'Shows what the kernel is',
  options,
  busybox: { usage: '[-amnrspvio]' },

  *run(t) {
    const extra = t.operands[0];
    if (extra !== undefined) throw new Quit(t.isBusybox ? '' : `extra operand ${t.quote(extra)}`, 1, true);
    const { kernel, arch, node } = t.p.do((sim) => {
      const process = sim.processes.need(t.p.processId);
      const machine = sim.machines.need(process.machine);
      return {
        kernel: { ...machine.kernel },
        arch: process.arch ?? machine.arch,
        node: sim.namespaces.peek(process.ns.uts)?.hostname ?? '',
      };
    });
    const machine = arch === 'amd64' ? 'x86_64' : 'aarch64';
    const fields = [
      ['kernelName', 'Linux'],
      ['nodeName', node],
      ['release', kernel.release],
      ['version', kernel.version],
      ['machine', machine],
      // unknown ones are left out of -a
      ['processor', t.isBusybox ? 'unknown' : machine],
      ['platform', t.isBusybox ? 'unknown' : machine],
      ['system', t.isBusybox ? 'Linux' : 'GNU/Linux'],
    ] as const;
    const isUbuntu = !t.isBusybox && t.p.readText('/etc/os-release').toString().includes('ID=ubuntu');
    const inAll = (key: string) => (key !== 'processor' && key !== 'platform') || isUbuntu;
    const chosen = fields.filter(
      ([key]) => t.has(key) || (t.has('all') && inAll(key)) || (t.given.length === 0 && key === 'kernelName'),
    );
    t.say(`${chosen.map(([, value]) => value).join(' ')}\n`);
    return 0;
  },
});
