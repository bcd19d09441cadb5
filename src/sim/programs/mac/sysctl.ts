import { isoSeconds } from '#sim/base/calendar';
import type { Proc } from '#sim/kernel/proc';
import { hardwareOf, type Hardware } from './hardware';
import { macTool } from './options';

const flag = (on: boolean) => (on ? '1' : '0');

/** Names that are known here: sysctl(3). */
const names: Readonly<Record<string, (of: Hardware) => string | undefined>> = {
  'hw.activecpu': ({ cores }) => String(cores),
  'hw.logicalcpu': ({ cores }) => String(cores),
  'hw.machine': ({ isApple }) => (isApple ? 'arm64' : 'x86_64'),
  'hw.memsize': ({ memory }) => String(memory),
  'hw.model': ({ model }) => model,
  'hw.ncpu': ({ cores }) => String(cores),
  'hw.optional.arm64': ({ isApple }) => (isApple ? '1' : undefined),
  'hw.pagesize': ({ isApple }) => (isApple ? '16384' : '4096'),
  'hw.physicalcpu': ({ cores, isApple }) => String(isApple ? cores : Math.max(1, Math.floor(cores / 2))),
  'kern.boottime': ({ bootedAt }) =>
    `{ sec = ${Math.floor(bootedAt / 1000)}, usec = ${Math.floor(bootedAt % 1000) * 1000} } ${isoSeconds(bootedAt)}`,
  'kern.hostname': ({ hostName }) => hostName,
  // the Hypervisor framework is there: what virtual machines on a Mac need
  'kern.hv_support': () => flag(true),
  'kern.osproductversion': () => '15.6',
  'kern.osrelease': ({ kernel }) => kernel.release,
  'kern.ostype': () => 'Darwin',
  'kern.osversion': () => '24G84',
  'kern.version': ({ kernel }) => kernel.version,
  'machdep.cpu.brand_string': ({ chip }) => chip,
  'machdep.cpu.core_count': ({ cores }) => String(cores),
};

function* show(p: Proc, wanted: readonly string[], isBare: boolean) {
  const hardware = hardwareOf(p);
  let status = 0;
  for (const name of wanted) {
    const found = Object.keys(names)
      .filter((one) => one === name || one.startsWith(`${name}.`))
      .flatMap((one) => {
        const value = names[one]?.(hardware);
        return value === undefined ? [] : [isBare ? `${value}\n` : `${one}: ${value}\n`];
      });
    if (found.length > 0) yield* p.out(found.join(''));
    else {
      yield* p.err(`sysctl: unknown oid '${name}'\n`);
      status = 1;
    }
  }
  return status;
}

export const sysctl = macTool({
  name: 'sysctl',
  letters: 'anw',
  usage: 'sysctl [-n] name ...\n       sysctl [-n] -a',
  *run(p, { flags, operands }) {
    const setting = operands.find((word) => word.includes('='));
    if (setting !== undefined) {
      yield* p.err(`sysctl: ${setting.split('=')[0] ?? ''}: Operation not permitted\n`);
      return 1;
    }
    if (flags['a'] !== true && operands.length === 0) {
      yield* p.err('usage: sysctl [-n] name ...\n       sysctl [-n] -a\n');
      return 1;
    }
    return yield* show(p, flags['a'] === true ? ['hw', 'kern', 'machdep'] : operands, flags['n'] === true);
  },
});
