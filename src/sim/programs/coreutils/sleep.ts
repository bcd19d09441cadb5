import { Quit, tool } from '../tool';

const units: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 };

/** A duration such as `1.5m`, in seconds, or undefined. */
export function parseInterval(text: string): number | undefined {
  if (text === 'inf' || text === 'infinity') return Infinity;
  const found = /^(\d+\.?\d*|\.\d+)([smhd]?)$/.exec(text);
  return found === null ? undefined : Number(found[1]) * (units[found[2] ?? ''] ?? 1);
}

export const sleep = tool({
  name: 'sleep',
  usage: 'NUMBER[SUFFIX]...',
  summary: 'Waits for as long as the arguments say, in seconds (or m, h, d)',
  options: {},
  busybox: { usage: '[N]...' },
  start: { cpu: 0.3, anon: 320 * 1024 },
  *run(t) {
    if (t.operands.length === 0) throw new Quit(t.isBusybox ? '' : 'missing operand', 1, true);
    let seconds = 0;
    let isWrong = false;
    for (const operand of t.operands) {
      const one = parseInterval(operand);
      if (one === undefined && t.isBusybox) throw new Quit(`invalid number '${operand}'`);
      if (one === undefined) yield* t.warn(`invalid time interval ${t.quote(operand)}`);
      isWrong ||= one === undefined;
      seconds += one ?? 0;
    }
    if (isWrong) throw new Quit('', 1, true);
    // a wait without end is a very long one: a number that JSON holds
    yield* t.p.sleep(Math.min(seconds * 1000, 1e15));
    return 0;
  },
});
