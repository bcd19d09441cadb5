import type { Proc } from '#sim/kernel/proc';
import { integer, nothing, octets, oid, sequence, small, tagged, values, type Der } from './der';
import { fromPem, pem } from './pem';

export const rsa = () => sequence(oid('1.2.840.113549.1.1.1'), nothing);

/** Random digits of that many bytes, the first bit set. */
function digits(p: Proc, size: number): string {
  let made = '';
  for (let i = 0; i < size; i++) made += String.fromCharCode(i === 0 ? 128 | p.random(128) : p.random(256));
  return made;
}

/** A private key of that many bits, PKCS#8. */
export function newKey(p: Proc, length: number): Der {
  const whole = length / 8;
  const half = whole / 2;
  const parts = [
    digits(p, whole),
    '\x01\x00\x01',
    digits(p, whole),
    ...[1, 2, 3, 4, 5].map(() => digits(p, half)),
  ];
  const key = sequence(small(0), ...parts.map(integer));
  return sequence(small(0), rsa(), octets(key));
}

export const keyText = (key: Der) => pem('PRIVATE KEY', key);
export const readKey = (text: string) => fromPem(text, /PRIVATE KEY$/);

/** Its public half: modulus and exponent, as certificates hold it. */
export function publicOf(key: Der): Der {
  const inner = values(values(values(key)[0]?.content ?? '')[2]?.content ?? '')[0]?.content ?? '';
  const [, modulus, exponent] = values(inner);
  return sequence(rsa(), tagged(3, `\0${sequence(modulus?.whole ?? '', exponent?.whole ?? '')}`));
}
