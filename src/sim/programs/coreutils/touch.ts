import { fromCivil } from '#sim/base/calendar';
import { isFail } from '#sim/base/fail';
import { parseDate } from '../date-parse';
import { zoneOf } from '../dates';
import { quoted } from '../quoting';
import { Quit, tool } from '../tool';

/** `[[CC]YY]MMDDhhmm[.ss]`, in a zone `offset` minutes east. */
function parseStamp(text: string, year: number, offset: number): number | undefined {
  const found = /^(\d\d)?(\d\d)?(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d\d))?$/.exec(text);
  if (found === null) return undefined;
  const [, a, b, month, day, hour, minute, second = '0'] = found;
  const short = b ?? a;
  const full =
    b !== undefined
      ? Number(`${a ?? ''}${b}`)
      : short === undefined
        ? year
        : Number(short) + (Number(short) < 69 ? 2000 : 1900);
  const [m, d, h, min, sec] = [month, day, hour, minute, second].map(Number);
  return fromCivil(full, m ?? 1, d ?? 1, h, min, sec) - offset * 60_000;
}

export const touch = tool({
  name: 'touch',
  usage: '[OPTION]... FILE...',
  summary: 'Sets the times of files, and makes those that are missing',
  options: {
    access: 'a',
    noCreate: 'c,no-create',
    date: 'd,date=STRING',
    ignored: 'f',
    noDereference: 'h,no-dereference',
    modify: 'm',
    reference: 'r,reference=FILE',
    stamp: 't=STAMP',
    time: ',time=WORD',
  },
  busybox: { usage: '[-cham] [-d DATE] [-t DATE] [-r FILE] FILE...' },
  *run(t) {
    const { p } = t;
    if (t.operands.length === 0) throw new Quit(t.isBusybox ? '' : 'missing file operand', 1, true);
    const zone = zoneOf(p.env.TZ);
    let time: number | undefined;
    const reference = t.value('reference');
    if (reference !== undefined) {
      const stat = p.stat(reference);
      if (isFail(stat)) {
        yield* t.refuse(t.isBusybox ? reference : `failed to get attributes of ${quoted(reference)}`, stat);
        return 1;
      }
      time = stat.mtime;
    }
    const text = t.value('date');
    const stamp = t.value('stamp');
    if (text !== undefined) time = parseDate(text, time ?? p.now(), zone);
    if (text !== undefined && time === undefined)
      throw new Quit(t.isBusybox ? `invalid date '${text}'` : `invalid date format ${t.quote(text)}`);
    if (stamp !== undefined) time = parseStamp(stamp, yearOf(p.now()), zone.offset);
    if (stamp !== undefined && time === undefined) throw new Quit(`invalid date format ${t.quote(stamp)}`);
    for (const path of t.operands) {
      const there = p.stat(path);
      if (isFail(there) && there.error === 'ENOENT') {
        if (t.has('noCreate')) continue;
        const refused = p.writeText(path, '', { append: true });
        if (refused !== undefined) {
          yield* t.refuse(t.isBusybox ? path : `cannot touch ${quoted(path)}`, refused);
          continue;
        }
        if (time === undefined) continue;
      }
      if (t.has('access') && !t.has('modify')) continue;
      const refused = p.touch(path, time);
      if (refused !== undefined)
        yield* t.refuse(t.isBusybox ? path : `cannot touch ${quoted(path)}`, refused);
    }
    return undefined;
  },
});

/** The year of a time, which a stamp without a year means. */
const yearOf = (ms: number) => 1970 + Math.floor(ms / 31_556_952_000);
