import type { Program } from '#sim/kernel/program';
import { hardwareOf } from './hardware';

const product = { ProductName: 'macOS', ProductVersion: '15.6', BuildVersion: '24G84' } as const;

/** `sw_vers`: which macOS this is. */
export const swVers: Program = {
  name: 'darwin-sw-vers',
  *main(p) {
    const word = (p.args[0] ?? '').replace(/^-+/, '').toLowerCase();
    const key = Object.keys(product).find((name) => name.toLowerCase() === word) as
      keyof typeof product | undefined;
    if (p.args.length > 0 && key === undefined) {
      yield* p.err(
        'Usage: sw_vers [--help|--productName|--productVersion|--productVersionExtra|--buildVersion]\n',
      );
      return 1;
    }
    yield* p.out(
      key === undefined
        ? Object.entries(product)
            .map(([name, value]) => `${name}:\t\t${value}\n`)
            .join('')
        : `${product[key]}\n`,
    );
    return 0;
  },
};

/** `system_profiler SPHardwareDataType` and `SPSoftwareDataType`: the computer and its system, for people. */
export const systemProfiler: Program = {
  name: 'darwin-system-profiler',
  start: { cpu: 120, anon: 12_000_000 },
  *main(p) {
    const known = ['SPHardwareDataType', 'SPSoftwareDataType'];
    if (p.args[0] === '-listDataTypes') {
      yield* p.out(`Available Datatypes:\n${known.join('\n')}\n`);
      return 0;
    }
    const of = hardwareOf(p);
    const reports: Readonly<Record<string, readonly string[]>> = {
      SPHardwareDataType: [
        'Hardware:',
        '',
        '    Hardware Overview:',
        '',
        `      Model Name: ${of.modelName}`,
        `      Model Identifier: ${of.model}`,
        ...(of.isApple
          ? [`      Chip: ${of.chip}`, `      Total Number of Cores: ${of.cores}`]
          : [`      Processor Name: 8-Core Intel Core i9`, `      Total Number of Cores: ${of.cores}`]),
        `      Memory: ${Math.round(of.memory / 2 ** 30)} GB`,
        '',
      ],
      SPSoftwareDataType: [
        'Software:',
        '',
        '    System Software Overview:',
        '',
        `      System Version: macOS ${product.ProductVersion} (${product.BuildVersion})`,
        `      Kernel Version: Darwin ${of.kernel.release}`,
        '      Boot Volume: Macintosh HD',
        '      Boot Mode: Normal',
        `      Computer Name: ${of.hostName.replace(/\.local$/, '')}`,
        '      User Name: Learner (learner)',
        '      System Integrity Protection: Enabled',
        '',
      ],
    };
    for (const name of p.args.length === 0 ? known : p.args) {
      const lines = reports[name];
      if (lines !== undefined) yield* p.out(`${lines.join('\n')}\n`);
    }
    return 0;
  },
};
