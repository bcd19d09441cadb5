import { lookup, madeDir, shows, type Branch } from '../branch';
import type { Made, MadeContext } from '../made';

const nothing: Branch = {};

const cpuNumber = /^cpu(\d+)$/;

function coresOf({ sim, fs }: MadeContext): number {
  return sim.machines.peek(fs.machine)?.hardware.cores ?? 1;
}

const range = (context: MadeContext) => (coresOf(context) === 1 ? '0\n' : `0-${coresOf(context) - 1}\n`);

const files: Branch = {
  block: nothing,
  bus: nothing,
  class: nothing,
  dev: nothing,
  devices: {
    system: {
      cpu: { online: shows(range), possible: shows(range), present: shows(range) },
    },
  },
  firmware: nothing,
  fs: { cgroup: nothing, ext4: nothing },
  hypervisor: nothing,
  kernel: {
    mm: {
      // Documentation/admin-guide/mm/ksm.rst: off until somebody writes 1, which does nothing here
      ksm: {
        run: shows(() => '0\n'),
        pages_to_scan: shows(() => '100\n'),
        sleep_millisecs: shows(() => '20\n'),
        pages_shared: shows(() => '0\n'),
      },
      transparent_hugepage: { enabled: shows(() => 'always [madvise] never\n') },
    },
    security: nothing,
  },
  module: nothing,
  power: nothing,
};

/** /sys: what programs ask of it, made from rows of the world: sysfs(5). */
export function sysFile(context: MadeContext, path: readonly string[]): Made | undefined {
  const [first, second] = path;
  if (first === 'class' && second === 'net') return network(context, path.slice(2));
  if (first === 'class' && second === undefined) return madeDir(() => ['net']);
  if (path.slice(0, 3).join('/') === 'devices/system/cpu') return processors(context, path);
  return lookup(files, context, path);
}

function processors(context: MadeContext, path: readonly string[]): Made | undefined {
  const core = cpuNumber.exec(path[3] ?? '')?.[1];
  if (core !== undefined) {
    return path.length === 4 && Number(core) < coresOf(context) ? madeDir(() => []) : undefined;
  }
  const made = lookup(files, context, path);
  if (path.length !== 3 || made === undefined) return made;
  const cores = Array.from({ length: coresOf(context) }, (_, i) => `cpu${i}`);
  return madeDir(() => [...cores, ...(made.list?.() ?? [])]);
}

/** /sys/class/net/NAME, of the network namespace of whoever looks. */
function network(context: MadeContext, [name, file, ...more]: readonly string[]): Made | undefined {
  const interfaces = context.sim.netns.peek(context.viewer.ns.net)?.interfaces ?? [];
  if (name === undefined) return madeDir(() => interfaces.map((one) => one.name));
  const found = interfaces.find((one) => one.name === name);
  if (found === undefined || more.length > 0) return undefined;
  const texts: Readonly<Record<string, string>> = {
    address: found.mac === '' ? '00:00:00:00:00:00' : found.mac,
    mtu: String(found.mtu),
    operstate: found.kind === 'loopback' ? 'unknown' : found.isUp ? 'up' : 'down',
  };
  if (file === undefined) return madeDir(() => Object.keys(texts));
  const text = texts[file];
  return text === undefined ? undefined : { type: 'file', mode: 0o444, read: () => `${text}\n` };
}
