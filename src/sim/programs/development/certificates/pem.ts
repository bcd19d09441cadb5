import { asBytes } from '#sim/base/bytes';
import { fromBase64, toBase64 } from '../../hash/base64';
import type { Der } from './der';

/** `-----BEGIN label-----` around base64. */
export function pem(label: string, der: Der): string {
  const lines = toBase64(asBytes(der)).replace(/.{1,64}/g, '$&\n');
  return `-----BEGIN ${label}-----\n${lines}-----END ${label}-----\n`;
}

/** The first block with such a label; undefined where there is none. */
export function fromPem(text: string, label: RegExp): Der | undefined {
  for (const found of text.matchAll(/-----BEGIN ([A-Z ]+)-----\n([\s\S]*?)-----END \1-----/g))
    if (label.test(found[1] ?? '')) return fromBase64((found[2] ?? '').replace(/\s/g, '')).bytes;
  return undefined;
}
