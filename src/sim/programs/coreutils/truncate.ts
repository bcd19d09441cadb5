import { isFail } from '#sim/base/fail';
import { quoted } from '../quoting';
import { parseSize } from '../sizes';
import { Quit, tool } from '../tool';

const relative: Readonly<Record<string, (old: number, by: number) => number>> = {
  '+': (old, by) => old + by,
  '-': (old, by) => Math.max(0, old - by),
  '<': (old, by) => Math.min(old, by),
  '>': (old, by) => Math.max(old, by),
  '/': (old, by) => Math.floor(old / by) * by,
  '%': (old, by) => Math.ceil(old / by) * by,
};

export const truncate = tool({
  name: 'truncate',
  usage: 'OPTION... FILE...',
  summary: 'Cuts files to a size, or extends them with zeros',
  options: {
    noCreate: 'c,no-create',
    reference: 'r,reference=RFILE',
    size: 's,size=SIZE',
    blocks: 'o,io-blocks',
  },
  busybox: { usage: '[-c] -s SIZE FILE...' },
  *run(t) {
    const { p } = t;
    const text = t.value('size');
    const reference = t.value('reference');
    if (text === undefined && reference === undefined) {
      throw new Quit(
        t.isBusybox ? '' : `you must specify either ${t.quote('--size')} or ${t.quote('--reference')}`,
        1,
        true,
      );
    }
    if (t.operands.length === 0) throw new Quit(t.isBusybox ? '' : 'missing file operand', 1, true);
    const model = reference === undefined ? undefined : p.stat(reference);
    if (isFail(model)) {
      yield* t.refuse(`cannot stat ${quoted(reference ?? '')}`, model);
      return 1;
    }
    const [, sign = '', amount = ''] = /^([-+<>/%]?)(.*)$/.exec(text ?? '') ?? [];
    const size = model?.size ?? parseSize(amount);
    if (size === undefined)
      throw new Quit(
        t.isBusybox ? `invalid number '${text ?? ''}'` : `Invalid number: ${t.quote(text ?? '')}`,
      );
    for (const path of t.operands) {
      const there = p.stat(path);
      if (isFail(there) && t.has('noCreate')) continue;
      const made = isFail(there) ? p.writeText(path, '') : undefined;
      const change = relative[sign];
      const refused =
        made ?? p.truncate(path, change === undefined ? size : change(isFail(there) ? 0 : there.size, size));
      if (refused !== undefined)
        yield* t.refuse(t.isBusybox ? path : `cannot open ${quoted(path)} for writing`, refused);
    }
    return undefined;
  },
});
