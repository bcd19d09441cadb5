import { utf8 } from '#sim/base/bytes';
import { md5 } from './md5';

const letters = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const raw = (bytes: string): string =>
  md5(bytes).replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16)));

function encode(value: number, count: number): string {
  let out = '';
  let rest = value;
  for (let i = 0; i < count; i++) {
    out += letters[rest & 63] ?? '';
    rest >>= 6;
  }
  return out;
}

/** Apache's own hash of a password, a thousand rounds of MD5 (apr_md5_encode): `$apr1$salt$…`. `salt`: up to eight letters. */
export function apr1(password: string, salt: string): string {
  const key = utf8(password);
  const inner = raw(key + salt + key);
  let text = `${key}$apr1$${salt}`;
  for (let left = key.length; left > 0; left -= 16) text += inner.slice(0, Math.min(16, left));
  for (let i = key.length; i > 0; i >>= 1) text += (i & 1) === 1 ? '\0' : key.slice(0, 1);
  let sum = raw(text);
  for (let i = 0; i < 1000; i++) {
    const odd = (i & 1) === 1;
    sum = raw((odd ? key : sum) + (i % 3 === 0 ? '' : salt) + (i % 7 === 0 ? '' : key) + (odd ? sum : key));
  }
  const at = (i: number) => sum.charCodeAt(i);
  const groups = [
    [0, 6, 12],
    [1, 7, 13],
    [2, 8, 14],
    [3, 9, 15],
    [4, 10, 5],
  ] as const;
  const hash = groups.map(([a, b, c]) => encode((at(a) << 16) | (at(b) << 8) | at(c), 4)).join('');
  return `$apr1$${salt}$${hash}${encode(at(11), 2)}`;
}

/** A salt of that many letters from numbers below 64. */
export function saltLetters(numbers: readonly number[]): string {
  return numbers.map((number) => letters[number & 63] ?? '').join('');
}
