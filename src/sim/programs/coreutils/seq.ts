import { formatFloat, readConversion } from '../printf-format';
import { quoted } from '../quoting';
import { Quit, tool } from '../tool';

const decimals = (text: string) => (/^-?\d*\.(\d+)/.exec(text)?.[1] ?? '').length;

export const seq = tool({
  name: 'seq',
  usage: '[OPTION]... LAST\n[OPTION]... FIRST LAST\n[OPTION]... FIRST INCREMENT LAST',
  summary: 'Prints numbers from FIRST to LAST, in steps of INCREMENT',
  options: { format: 'f,format=FORMAT', separator: 's,separator=STRING', equal: 'w,equal-width' },
  inOrder: true,
  rewrite: beforeNumbers,
  busybox: { usage: '[-w] [-s SEP] [FIRST [INC]] LAST' },
  *run(t) {
    const given = t.operands;
    if (given.length === 0) throw new Quit(t.isBusybox ? '' : 'missing operand', 1, true);
    if (given.length > 3)
      throw new Quit(t.isBusybox ? '' : `extra operand ${t.quote(given[3] ?? '')}`, 1, true);
    for (const one of given) {
      if (one === '' || Number.isNaN(Number(one))) {
        if (t.isBusybox) throw new Quit('', 1, true);
        throw new Quit(`invalid floating point argument: ${t.quote(one)}`, 1, true);
      }
    }
    const first = given.length > 1 ? (given[0] ?? '1') : '1';
    const step = given.length > 2 ? (given[1] ?? '1') : '1';
    const last = given.at(-1) ?? '1';
    if (Number(step) === 0 && !t.isBusybox)
      throw new Quit(`invalid Zero increment value: ${t.quote(step)}`, 1, true);
    const show = shower(t.value('format'), t.has('equal'), first, step, last);
    const separator = t.value('separator') ?? '\n';
    const count = Math.floor((Number(last) - Number(first)) / Number(step) + 1e-9);
    for (let i = 0; i <= count; i++) {
      if (i > 0) t.say(separator);
      t.say(show(Number(first) + i * Number(step)));
      yield* t.drain();
    }
    if (count >= 0) t.say('\n');
    return 0;
  },
});

/** Numbers below zero are no options. */
function beforeNumbers(args: readonly string[]): readonly string[] {
  let at = 0;
  if (args.includes('--')) return args;
  while (/^-(-|[a-z])/.test(args[at] ?? '')) at += /^-[sf]$/.test(args[at] ?? '') ? 2 : 1;
  return /^-[\d.]/.test(args[at] ?? '') ? [...args.slice(0, at), '--', ...args.slice(at)] : args;
}

function shower(format: string | undefined, isEqual: boolean, first: string, step: string, last: string) {
  if (format !== undefined) {
    const at = format.indexOf('%');
    const found = at < 0 ? undefined : readConversion(format, at, () => 0);
    if (found === undefined) throw new Quit(`format ${quoted(format)} has no % directive`);
    const after = format.slice(at + found.length);
    return (value: number) => format.slice(0, at) + formatFloat(value, found.conversion) + after;
  }
  const places = Math.max(decimals(first), decimals(step));
  const text = (value: number) => value.toFixed(places);
  if (!isEqual) return text;
  const width = Math.max(text(Number(first)).length, text(Number(last)).length);
  return (value: number) => {
    const shown = text(value);
    return shown.startsWith('-') ? `-${shown.slice(1).padStart(width - 1, '0')}` : shown.padStart(width, '0');
  };
}
