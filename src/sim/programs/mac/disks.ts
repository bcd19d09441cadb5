import { isFail } from '#sim/base/fail';
import type { Program } from '#sim/kernel/program';
import { macTool } from './options';

/** The root volume of a Mac is a sealed snapshot; what people write is on the volume beside it, on the same disk. */
const volumes = [
  ['/dev/disk3s1s1', '/', 'apfs, sealed, local, read-only, journaled'],
  ['devfs', '/dev', 'devfs, local, nobrowse'],
  ['/dev/disk3s5', '/System/Volumes/Data', 'apfs, local, journaled, nobrowse, protect, root data'],
] as const;

export const mount: Program = {
  name: 'darwin-mount',
  *main(p) {
    if (p.args.length > 0) {
      yield* p.err(
        'mount: only lists what is mounted: file systems of a Mac are attached by its Disk Arbitration\n',
      );
      return 64;
    }
    yield* p.out(volumes.map(([source, at, how]) => `${source} on ${at} (${how})\n`).join(''));
    return 0;
  },
};

const short = (bytes: number, base: number, units: readonly string[]) => {
  let value = bytes;
  let at = 0;
  while (value >= 1000 && at < units.length - 1) {
    value /= base;
    at += 1;
  }
  return `${value < 10 && at > 0 ? value.toFixed(1) : Math.round(value)}${units[at] ?? ''}`;
};

export const df = macTool({
  name: 'df',
  letters: 'hHk',
  usage: 'df [-h | -H | -k] [file | filesystem ...]',
  *run(p, { flags }) {
    const disk = p.statFs('/');
    if (isFail(disk)) return 1;
    const show = (bytes: number) => {
      if (flags['h'] === true) return short(bytes, 1024, ['Bi', 'Ki', 'Mi', 'Gi', 'Ti']);
      if (flags['H'] === true) return short(bytes, 1000, ['B', 'k', 'M', 'G', 'T']);
      return String(Math.round(bytes / (flags['k'] === true ? 1024 : 512)));
    };
    const unit =
      flags['h'] === true || flags['H'] === true
        ? '    Size'
        : flags['k'] === true
          ? '1024-blocks'
          : '512-blocks';
    const free = Math.max(0, disk.size - disk.used);
    const lines = [`Filesystem     ${unit}     Used    Avail Capacity  Mounted on`];
    for (const [source, at] of volumes) {
      if (source === 'devfs') continue;
      const full = `${Math.round((disk.used / disk.size) * 100)}%`;
      lines.push(
        `${source.padEnd(14)} ${show(disk.size).padStart(unit.length)} ${show(disk.used).padStart(8)} ${show(free).padStart(8)} ${full.padStart(8)}  ${at}`,
      );
    }
    yield* p.out(`${lines.join('\n')}\n`);
    return 0;
  },
});
