import { asBytes } from '#sim/base/bytes';
import { civilTime, months, twoDigits } from '#sim/base/calendar';
import { fromHex } from './hex';
import { sha256 } from '../../hash/sha';
import {
  bits,
  integer,
  nothing,
  octets,
  oid,
  printable,
  sequence,
  set,
  small,
  tagged,
  utf8Text,
  values,
  yes,
  type Der,
} from './der';
import { publicOf } from './key';

const attributes: readonly [string, string][] = [
  ['C', '2.5.4.6'],
  ['ST', '2.5.4.8'],
  ['L', '2.5.4.7'],
  ['O', '2.5.4.10'],
  ['OU', '2.5.4.11'],
  ['CN', '2.5.4.3'],
  ['emailAddress', '1.2.840.113549.1.9.1'],
];

/** `/C=DE/CN=localhost` as a name; undefined where a part is no attribute. */
export function nameFrom(subject: string): Der | undefined {
  const parts = subject.split('/').filter((part) => part !== '');
  const sets: Der[] = [];
  for (const part of parts) {
    const [key = '', ...value] = part.split('=');
    const id = attributes.find(([one]) => one === key)?.[1];
    if (id === undefined) return undefined;
    const text = value.join('=');
    sets.push(set(sequence(oid(id), key === 'C' ? printable(text) : utf8Text(text))));
  }
  return sequence(...sets);
}

/** `C = DE, CN = localhost` */
export function nameText(name: Der): string {
  const parts = values(values(name)[0]?.content ?? '').map(({ content }) => {
    const [id, value] = values(values(content)[0]?.content ?? '');
    const key = attributes.find(([, one]) => oid(one) === id?.whole)?.[0] ?? '';
    return `${key} = ${value?.content ?? ''}`;
  });
  return parts.join(', ');
}

const signedBy = () => sequence(oid('1.2.840.113549.1.1.11'), nothing);

/** What stands in the place of a signature: a digest of what is signed, and of who signs. */
function signature(content: Der, key: Der): Der {
  const signer = publicOf(key);
  let made = '';
  for (let turn = 0; made.length < 256; turn++)
    made += fromHex(sha256(asBytes(`${turn} ${signer}${content}`)));
  return bits(made.slice(0, 256));
}

/** A request for a certificate (PKCS#10). */
export function newRequest(name: Der, key: Der): Der {
  const info = sequence(small(0), name, publicOf(key), tagged(0xa0, ''));
  return sequence(info, signedBy(), signature(info, key));
}

/** Name and public key of a request. */
export function readRequest(der: Der): { name: Der; publicKey: Der } | undefined {
  const [, name, publicKey] = values(values(values(der)[0]?.content ?? '')[0]?.content ?? '');
  return name === undefined || publicKey === undefined
    ? undefined
    : { name: name.whole, publicKey: publicKey.whole };
}

/** `251231235959Z` */
function time(ms: number): Der {
  const t = civilTime(ms);
  const year = t.year < 2050 ? twoDigits(t.year % 100) : String(t.year);
  const text = `${year}${twoDigits(t.month)}${twoDigits(t.day)}${twoDigits(t.hour)}${twoDigits(t.minute)}${twoDigits(t.second)}Z`;
  return tagged(t.year < 2050 ? 23 : 24, text);
}

export interface Facts {
  serial: string;
  subject: Der;
  issuer: Der;
  publicKey: Der;
  from: number;
  until: number;
  isAuthority: boolean;
  /** `DNS:localhost,IP:127.0.0.1` */
  names: string;
}

function alternatives(text: string): Der {
  const names = text.split(',').flatMap((one) => {
    const [kind = '', ...value] = one.trim().split(':');
    const word = value.join(':').trim();
    if (/^DNS$/i.test(kind.trim())) return [tagged(0x82, word)];
    if (/^IP$/i.test(kind.trim()))
      return [
        tagged(
          0x87,
          word
            .split('.')
            .map((part) => String.fromCharCode(Number(part)))
            .join(''),
        ),
      ];
    return [];
  });
  return sequence(oid('2.5.29.17'), octets(sequence(...names)));
}

/** A certificate (X.509 v3), signed with a key. */
export function newCertificate(facts: Facts, key: Der): Der {
  const extensions = [
    ...(facts.isAuthority ? [sequence(oid('2.5.29.19'), yes, octets(sequence(yes)))] : []),
    ...(facts.names === '' ? [] : [alternatives(facts.names)]),
  ];
  const body = sequence(
    tagged(0xa0, small(2)),
    integer(facts.serial),
    signedBy(),
    facts.issuer,
    sequence(time(facts.from), time(facts.until)),
    facts.subject,
    facts.publicKey,
    ...(extensions.length === 0 ? [] : [tagged(0xa3, sequence(...extensions))]),
  );
  return sequence(body, signedBy(), signature(body, key));
}

/** What a certificate says. */
export interface Read {
  serial: string;
  issuer: Der;
  subject: Der;
  from: string;
  until: string;
  publicKey: Der;
}

export function readCertificate(der: Der): Read | undefined {
  const parts = values(values(values(der)[0]?.content ?? '')[0]?.content ?? '');
  const [, serial, , issuer, validity, subject, publicKey] = parts;
  if (serial === undefined || issuer === undefined || subject === undefined || publicKey === undefined)
    return undefined;
  const [from, until] = values(validity?.content ?? '').map(({ content }) => dateText(content));
  return {
    serial: serial.content,
    issuer: issuer.whole,
    subject: subject.whole,
    publicKey: publicKey.whole,
    from: from ?? '',
    until: until ?? '',
  };
}

/** `Jan  5 09:00:00 2026 GMT` */
function dateText(text: string): string {
  const long = text.length === 13 ? `20${text}` : text;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(long) ?? [];
  return `${months[Number(month) - 1] ?? ''} ${String(Number(day)).padStart(2)} ${hour}:${minute}:${second} ${year} GMT`;
}
