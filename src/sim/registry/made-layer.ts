import { utf8 } from '#sim/base/bytes';
import { hexDigest } from '#sim/base/digest';
import type { Architecture } from './types';

/** A layer of a release that no catalogue lists (releases.ts). */
export interface MadeLayer {
  /** `library/node` */
  repository: string;
  tag: string;
  /** which layer of that image, base first */
  index: number;
}

/** What fits into a digest beside the rest, bytes: longer tags have no layers of this kind. */
export const longestTag = 26;

const stream = hexDigest('sha256', utf8('layers of releases between those of the catalogue'));
const mark = (text: string, digits: number) => hexDigest('sha256', utf8(text)).slice(0, digits);
const hex = (code: number) => code.toString(16).padStart(2, '0');

/** Digits of one text combined with those of another, so that the result looks like any digest. */
function mixed(digits: string): string {
  return [...digits]
    .map((digit, i) => (parseInt(digit, 16) ^ parseInt(stream[i] ?? '0', 16)).toString(16))
    .join('');
}

/**
 * The diff id of such a layer. Saved worlds name layers by nothing but their diff ids, and these layers are in no list: so the
 * id itself says which release it belongs to. 32 bytes: check (3), architecture and index (1), repository (2), tag (26).
 */
export function madeDiffId({ repository, tag, index }: MadeLayer, architecture: Architecture): string {
  const place = hex((architecture === 'amd64' ? 0 : 128) + index);
  const name = [...tag.padEnd(longestTag, '\0')].map((char) => hex(char.charCodeAt(0))).join('');
  const rest = place + mark(repository, 4) + name;
  return `sha256:${mixed(mark(rest, 6) + rest)}`;
}

/** Reads such an id; undefined for every other. `repositories`: those there are. */
export function readMadeDiffId(
  diffId: string,
  repositories: readonly string[],
): (MadeLayer & { architecture: Architecture }) | undefined {
  const digits = mixed(diffId.replace('sha256:', ''));
  const rest = digits.slice(6);
  if (digits.length !== 64 || mark(rest, 6) !== digits.slice(0, 6)) return undefined;
  const repository = repositories.find((one) => mark(one, 4) === rest.slice(2, 6));
  if (repository === undefined) return undefined;
  const place = parseInt(rest.slice(0, 2), 16);
  const codes = rest.slice(6).match(/../g) ?? [];
  const tag = codes
    .map((code) => String.fromCharCode(parseInt(code, 16)))
    .join('')
    .replace(/\0+$/, '');
  return { repository, tag, index: place & 127, architecture: place < 128 ? 'amd64' : 'arm64' };
}
