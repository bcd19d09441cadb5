import { asBytes, text, utf8 } from '#sim/base/bytes';
import { fromBase64, toBase64 } from '../hash/base64';
import { JqError, shown, toJson, typeOf, type Value } from './values';

const asText = (value: Value) => (typeof value === 'string' ? value : toJson(value));

function row(value: Value, name: string, cell: (item: Value) => string, separator: string): string {
  if (!Array.isArray(value))
    throw new JqError(`${typeOf(value)} (${shown(value)}) cannot be ${name}-formatted, only an array can be`);
  return value
    .map((item) => {
      if (typeof item === 'object' && item !== null)
        throw new JqError(`${typeOf(item)} (${shown(item)}) is not valid in a ${name} row`);
      return cell(item);
    })
    .join(separator);
}

function shellWord(value: Value): string {
  if (typeof value === 'object' && value !== null)
    throw new JqError(`${typeOf(value)} (${shown(value)}) can not be escaped for shell`);
  return typeof value === 'string' ? `'${value.replaceAll("'", "'\\''")}'` : toJson(value);
}

const htmlSigns: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  "'": '&#39;',
  '"': '&quot;',
};
const tabSigns: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\' };

/** `@csv`, `@base64` … */
export const formats: Readonly<Record<string, (value: Value) => string>> = {
  '@text': asText,
  '@json': (value) => toJson(value),
  '@html': (value) => asText(value).replace(/[<>&'"]/g, (sign) => htmlSigns[sign] ?? sign),
  '@uri': (value) =>
    [...utf8(asText(value))]
      .map((char) =>
        /[A-Za-z0-9\-_.~]/.test(char)
          ? char
          : `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
      )
      .join(''),
  '@csv': (value) =>
    row(
      value,
      'csv',
      (item) =>
        typeof item === 'string' ? `"${item.replaceAll('"', '""')}"` : item === null ? '' : toJson(item),
      ',',
    ),
  '@tsv': (value) =>
    row(
      value,
      'tsv',
      (item) =>
        typeof item === 'string'
          ? item.replace(/[\t\n\r\\]/g, (sign) => tabSigns[sign] ?? sign)
          : item === null
            ? ''
            : toJson(item),
      '\t',
    ),
  '@sh': (value) => (Array.isArray(value) ? value.map(shellWord).join(' ') : shellWord(value)),
  '@base64': (value) => toBase64(utf8(asText(value))),
  '@base64d': (value) => text(asBytes(fromBase64(asText(value)).bytes)),
};
