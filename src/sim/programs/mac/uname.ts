import { macTool } from './options';

/** The kernel of a Mac: Darwin. */
export const uname = macTool({
  name: 'uname',
  letters: 'amnoprsv',
  usage: 'uname [-amnoprsv]',
  *run(p, { flags }) {
    const { kernel, arch, node } = p.do((sim) => {
      const process = sim.processes.need(p.processId);
      const machine = sim.machines.need(process.machine);
      return {
        kernel: { ...machine.kernel },
        arch: machine.arch,
        node: sim.namespaces.peek(process.ns.uts)?.hostname ?? '',
      };
    });
    const isAll = flags['a'] === true;
    const fields: readonly (readonly [string, string, boolean])[] = [
      ['so', 'Darwin', isAll || Object.keys(flags).length === 0],
      ['n', node, isAll],
      ['r', kernel.release, isAll],
      ['v', kernel.version, isAll],
      ['m', arch === 'arm64' ? 'arm64' : 'x86_64', isAll],
      ['p', arch === 'arm64' ? 'arm' : 'i386', false],
    ];
    const shown = fields.filter(
      ([letters, , isUsual]) => isUsual || [...letters].some((one) => flags[one] === true),
    );
    yield* p.out(`${shown.map(([, value]) => value).join(' ')}\n`);
    return 0;
  },
});
