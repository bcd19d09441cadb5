import { strftime, utc } from '#sim/base/strftime';
import { isFail } from '#sim/base/fail';
import { parseDate } from '../date-parse';
import { zoneOf } from '../dates';
import { quoted } from '../quoting';
import { Quit, tool } from '../tool';

const isoFormats: Readonly<Record<string, string>> = {
  date: '%Y-%m-%d',
  hours: '%Y-%m-%dT%H%:z',
  minutes: '%Y-%m-%dT%H:%M%:z',
  seconds: '%Y-%m-%dT%H:%M:%S%:z',
  ns: '%Y-%m-%dT%H:%M:%S,%N%:z',
};
const rfcFormats: Readonly<Record<string, string>> = {
  date: '%Y-%m-%d',
  seconds: '%Y-%m-%d %H:%M:%S%:z',
  ns: '%Y-%m-%d %H:%M:%S.%N%:z',
};

const full = (word: string, table: Readonly<Record<string, string>>) =>
  table[Object.keys(table).find((name) => name.startsWith(word)) ?? ''];

export const date = tool({
  name: 'date',
  usage: '[OPTION]... [+FORMAT]\n[-u|--utc|--universal] [MMDDhhmm[[CC]YY][.ss]]',
  summary: 'Shows a time, or sets the clock',
  options: {
    date: 'd,date=STRING',
    file: 'f,file=DATEFILE',
    iso: 'I,iso-8601[=FMT]',
    rfcEmail: 'R,rfc-email',
    rfc3339: ',rfc-3339=FMT',
    reference: 'r,reference=FILE',
    set: 's,set=STRING',
    utc: 'u,utc|universal',
    inputFormat: 'D=FMT',
  },
  refused: ['--debug', '--resolution'],
  busybox: { usage: '[OPTIONS] [+FMT] [[-s] TIME]' },
  *run(t) {
    const zone = t.has('utc') ? utc : zoneOf(t.p.env.TZ);
    const [operand, extra] = t.operands;
    const text = t.value('date');
    if (operand !== undefined && !operand.startsWith('+')) {
      if (t.has('date'))
        throw new Quit(
          `the argument ${t.quote(operand)} lacks a leading '+';\nwhen using an option to specify date(s), any non-option\nargument must be a format string beginning with '+'`,
          1,
          true,
        );
      throw new Quit(
        /^\d{8,12}(\.\d\d)?$/.test(operand)
          ? 'cannot set date: Operation not permitted'
          : `invalid date ${t.quote(operand)}`,
      );
    }
    if (extra !== undefined) throw new Quit(`extra operand ${t.quote(extra)}`, 1, true);
    const wish = t.value('set');
    const reference = t.value('reference');
    let time = t.p.now();
    if (reference !== undefined) {
      const stat = t.p.stat(reference);
      if (isFail(stat)) {
        yield* t.refuse(t.isBusybox ? `can't stat '${reference}'` : quoted(reference).slice(1, -1), stat);
        return 1;
      }
      time = stat.mtime;
    }
    if (text !== undefined) {
      const parsed = parseDate(text, time, zone);
      if (parsed === undefined) throw new Quit(`invalid date ${t.quote(text)}`);
      time = parsed;
    }
    if (wish !== undefined) {
      const parsed = parseDate(wish, time, zone);
      if (parsed === undefined) throw new Quit(`invalid date ${t.quote(wish)}`);
      time = parsed;
      yield* t.p.err(`date: ${t.isBusybox ? "can't" : 'cannot'} set date: Operation not permitted\n`);
    }
    const rfc3339 = t.value('rfc3339');
    const iso = t.has('iso') ? full(t.value('iso') ?? 'date', isoFormats) : undefined;
    const format =
      operand?.slice(1) ??
      (rfc3339 === undefined ? undefined : full(rfc3339, rfcFormats)) ??
      iso ??
      (t.has('rfcEmail') ? '%a, %d %b %Y %H:%M:%S %z' : '%a %b %e %H:%M:%S %Z %Y');
    t.say(`${strftime(format, time, zone)}\n`);
    return wish === undefined || t.isBusybox ? 0 : 1;
  },
});
