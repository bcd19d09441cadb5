import { refuse } from '../errors';
import { isThing, toText, dateTime, type Value } from '../values';
import { formatDate } from '../dates';
import { roundHalfEven } from './convert';

const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ',');

function fixed(value: number, places: number, isGrouped: boolean): string {
  const text = Math.abs(value).toFixed(places);
  const [whole = '', rest] = text.split('.');
  return `${value < 0 && Number(text) !== 0 ? '-' : ''}${isGrouped ? grouped(whole) : whole}${rest === undefined ? '' : `.${rest}`}`;
}

/** A number in one of .NET's formats (standard: N2, F1, D3, X, P0; custom: 0.00, #,##0); en-US. */
export function formatNumber(value: number, format: string): string {
  const standard = /^([nfdxpgec])(\d*)$/i.exec(format);
  if (standard !== null) {
    const kind = (standard[1] ?? '').toLowerCase();
    const places = standard[2] === '' ? undefined : Number(standard[2]);
    if (kind === 'n') return fixed(value, places ?? 2, true);
    if (kind === 'f') return fixed(value, places ?? 2, false);
    if (kind === 'c') return `$${fixed(value, places ?? 2, true)}`;
    if (kind === 'p') return `${fixed(value * 100, places ?? 2, true)}%`;
    if (kind === 'd') return (value < 0 ? '-' : '') + String(Math.abs(value)).padStart(places ?? 0, '0');
    if (kind === 'x') {
      const text = value.toString(16).padStart(places ?? 0, '0');
      return standard[1] === 'X' ? text.toUpperCase() : text;
    }
    return String(value);
  }
  return formatCustom(value, format);
}

function formatCustom(value: number, format: string): string {
  const body = /[#0,.]+/.exec(format);
  if (body === null) return format;
  const [whole = '', rest = ''] = body[0].split('.');
  const most = rest.length;
  const least = rest.replace(/#+$/, '').length;
  let text = fixed(roundHalfEven(Math.abs(value), most), most, whole.includes(','));
  if (most > least) text = text.replace(new RegExp(`0{0,${String(most - least)}}$`), '').replace(/\.$/, '');
  const zeros = whole.replace(/[^0]/g, '').length;
  const [head = '', tail] = text.split('.');
  const padded = zeros === 0 && head === '0' ? '' : head.padStart(zeros, '0');
  return `${value < 0 ? '-' : ''}${format.slice(0, body.index)}${padded}${tail === undefined ? '' : `.${tail}`}${format.slice(body.index + body[0].length)}`;
}

/** One value in a format; a format that means nothing to it is left out. */
export function formatValue(value: Value, format: string): string {
  if (format === '') return toText(value);
  if (typeof value === 'number') return formatNumber(value, format);
  if (isThing(value) && value.type === dateTime) return formatDate(value, format);
  return toText(value);
}

/** -f: `{0}`, `{1,10}`, `{0:N2}`. */
export function formatText(template: string, args: readonly Value[]): string {
  return template.replace(
    /\{\{|\}\}|\{(\d+)(?:,(-?\d+))?(?::([^}]*))?\}/g,
    (all, index?: string, width?: string, format?: string) => {
      if (index === undefined) return all.slice(1);
      if (Number(index) >= args.length)
        refuse({
          message:
            'Error formatting a string: Index (zero based) must be greater than or equal to zero and less than the size of the argument list..',
          category: 'InvalidOperation',
          target: template,
          exception: 'RuntimeException',
          id: 'FormatError',
        });
      const text = formatValue(args[Number(index)] ?? null, format ?? '');
      const columns = Number(width ?? 0);
      return columns < 0 ? text.padEnd(-columns) : text.padStart(columns);
    },
  );
}
