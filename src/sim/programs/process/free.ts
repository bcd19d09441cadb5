import { isFail, strerror } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import { Quit, tool } from '../tool';

const figures = [
  'MemTotal',
  'MemFree',
  'MemAvailable',
  'Buffers',
  'Cached',
  'SReclaimable',
  'Shmem',
  'SwapTotal',
  'SwapFree',
] as const;

/** What of /proc/meminfo is shown anywhere, in bytes. */
export function readMemory(p: Proc): Record<(typeof figures)[number], number> {
  const text = p.readText('/proc/meminfo');
  if (isFail(text)) throw new Quit(`Error: /proc must be mounted: ${strerror(text)}`);
  const lines = new Map([...text.matchAll(/^(\S+):\s+(\d+) kB$/gm)].map(([, name, kib]) => [name, kib]));
  return Object.fromEntries(figures.map((name) => [name, Number(lines.get(name) ?? 0) * 1024])) as Record<
    (typeof figures)[number],
    number
  >;
}

const scales = ['B', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi'];

/** As `free -h` writes: at most three digits, rounded down. */
function human(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < scales.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const short = Math.floor(value * 10) / 10;
  return `${unit > 0 && value < 10 ? short.toFixed(1) : String(Math.floor(value))}${scales[unit] ?? ''}`;
}

export const free = tool({
  name: 'free',
  usage: '[options]',
  summary: 'Shows how much memory is free and used',
  options: {
    bytes: 'b,bytes',
    kibi: 'k,kibi|kilo',
    mebi: 'm,mebi|mega',
    gibi: 'g,gibi|giga',
    human: 'h,human',
    total: 't,total',
    wide: 'w,wide',
  },
  refused: [
    '-s',
    '--seconds',
    '-c',
    '--count',
    '-l',
    '--lohi',
    '--si',
    '-L',
    '--line',
    '-v',
    '--committed',
    '--tebi',
    '--pebi',
    '--tera',
    '--peta',
  ],
  origin: 'procps-ng',
  busybox: { usage: '[-bkmgh]', lacks: 'tw' },

  *run(t) {
    const memory = readMemory(t.p);
    const { MemTotal, MemFree, MemAvailable, Buffers, Cached, SReclaimable } = memory;
    const { Shmem, SwapTotal, SwapFree } = memory;
    const cache = Buffers + Cached + SReclaimable;
    const used = t.isBusybox ? Math.max(0, MemTotal - MemFree - cache) : Math.max(0, MemTotal - MemAvailable);
    const unit = t.last('bytes', 'kibi', 'mebi', 'gibi', 'human') ?? 'kibi';
    const divisor = { bytes: 1, kibi: 1024, mebi: 1024 ** 2, gibi: 1024 ** 3, human: 1 }[unit];
    const show = (bytes: number) => (unit === 'human' ? human(bytes) : String(Math.floor(bytes / divisor)));
    const rows: [string, number[]][] = [
      [
        'Mem:',
        t.has('wide')
          ? [MemTotal, used, MemFree, Shmem, Buffers, Cached + SReclaimable, MemAvailable]
          : [MemTotal, used, MemFree, Shmem, cache, MemAvailable],
      ],
      ['Swap:', [SwapTotal, SwapTotal - SwapFree, SwapFree]],
    ];
    if (t.has('total'))
      rows.push(['Total:', [MemTotal + SwapTotal, used + SwapTotal - SwapFree, MemFree + SwapFree]]);
    const heads = [
      'total',
      'used',
      'free',
      'shared',
      ...(t.has('wide') ? ['buffers', 'cache'] : ['buff/cache']),
      'available',
    ];
    const [label, first] = t.isBusybox ? [7, 12] : [8, 12];
    const line = (name: string, cells: string[]) =>
      `${name.padEnd(label)}${cells
        .map((cell, i) => cell.padStart(i === 0 ? first : 12))
        .join('')
        .slice(0)}\n`;
    t.say(line('', heads).replace(/^ +/, (blank) => blank));
    for (const [name, values] of rows) t.say(line(name, values.map(show)));
    return 0;
  },
});
