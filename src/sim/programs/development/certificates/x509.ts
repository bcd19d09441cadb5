import { asBytes } from '#sim/base/bytes';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { sha1, sha256 } from '../../hash/sha';
import { nameText, newCertificate, readCertificate, readRequest, type Read } from './certificate';
import { fail, inputText, output, readOptions, type Options } from './command-line';
import { toHex } from './hex';
import { publicOf, readKey } from './key';
import { fromPem, pem } from './pem';
import { serialOf } from './req';

const day = 86_400_000;

/** `openssl x509`: shows a certificate, or makes one of a request. */
export function* x509(p: Proc, args: readonly string[]): Steps<number> {
  const options = readOptions(
    args,
    'in out days CA CAkey CAserial signkey key extfile extensions set_serial inform outform nameopt passin',
    'req noout text subject issuer dates startdate enddate serial fingerprint pubkey CAcreateserial sha256 sha1 sha512 purpose',
  );
  if (typeof options === 'string') return yield* fail(p, `x509: ${options}`);
  const read = yield* inputText(p, options.values['in']);
  if ('problem' in read) return yield* fail(p, read.problem);
  if (options.switches.has('req')) return yield* sign(p, options, read.text);
  const der = fromPem(read.text, /^CERTIFICATE$/);
  const certificate = der === undefined ? undefined : readCertificate(der);
  if (der === undefined || certificate === undefined)
    return yield* fail(p, `Could not find certificate from ${options.values['in'] ?? '<stdin>'}`);
  yield* p.out(facts(options, certificate, der));
  return options.switches.has('noout') ? 0 : yield* output(p, options.values['out'], pem('CERTIFICATE', der));
}

const pairs = (digits: string) => digits.toUpperCase().replace(/..(?=.)/g, '$&:');

function facts({ switches }: Options, one: Read, der: string): string {
  const lines: string[] = [];
  const has = (name: string) => switches.has(name);
  if (has('text'))
    lines.push(
      'Certificate:',
      '    Data:',
      '        Version: 3 (0x2)',
      `        Serial Number:\n            ${pairs(toHex(one.serial)).toLowerCase()}`,
      '        Signature Algorithm: sha256WithRSAEncryption',
      `        Issuer: ${nameText(one.issuer)}`,
      '        Validity',
      `            Not Before: ${one.from}`,
      `            Not After : ${one.until}`,
      `        Subject: ${nameText(one.subject)}`,
    );
  if (has('serial')) lines.push(`serial=${toHex(one.serial).toUpperCase()}`);
  if (has('subject')) lines.push(`subject=${nameText(one.subject)}`);
  if (has('issuer')) lines.push(`issuer=${nameText(one.issuer)}`);
  if (has('dates') || has('startdate')) lines.push(`notBefore=${one.from}`);
  if (has('dates') || has('enddate')) lines.push(`notAfter=${one.until}`);
  if (has('fingerprint'))
    lines.push(
      has('sha256')
        ? `sha256 Fingerprint=${pairs(sha256(asBytes(der)))}`
        : `SHA1 Fingerprint=${pairs(sha1(asBytes(der)))}`,
    );
  return lines.map((line) => `${line}\n`).join('');
}

function* sign(p: Proc, { values }: Options, text: string): Steps<number> {
  const der = fromPem(text, /^CERTIFICATE REQUEST$/);
  const request = der === undefined ? undefined : readRequest(der);
  if (request === undefined) return yield* fail(p, 'Unable to load X509 request');
  const keyFile = values['CAkey'] ?? values['signkey'] ?? values['key'] ?? values['CA'];
  const read = yield* inputText(p, keyFile ?? '');
  if ('problem' in read) return yield* fail(p, read.problem);
  const key = readKey(read.text);
  if (key === undefined) return yield* fail(p, `Could not find private key from ${keyFile ?? ''}`);
  let issuer = request.name;
  if (values['CA'] !== undefined) {
    const authority = yield* inputText(p, values['CA']);
    if ('problem' in authority) return yield* fail(p, authority.problem);
    const found = fromPem(authority.text, /^CERTIFICATE$/);
    const certificate = found === undefined ? undefined : readCertificate(found);
    if (certificate === undefined) return yield* fail(p, `Could not find certificate from ${values['CA']}`);
    issuer = certificate.subject;
    if (certificate.publicKey !== publicOf(key))
      return yield* fail(p, 'CA certificate and CA private key do not match');
  }
  const more = values['extfile'] === undefined ? undefined : yield* inputText(p, values['extfile']);
  const names =
    more !== undefined && 'text' in more
      ? (/^\s*subjectAltName\s*=\s*(.*)$/m.exec(more.text)?.[1] ?? '')
      : '';
  yield* p.err(`Certificate request self-signature ok\nsubject=${nameText(request.name)}\n`);
  const made = newCertificate(
    {
      serial: serialOf(p),
      subject: request.name,
      issuer,
      publicKey: request.publicKey,
      from: p.now(),
      until: p.now() + Number(values['days'] ?? 30) * day,
      isAuthority: false,
      names,
    },
    key,
  );
  return yield* output(p, values['out'], pem('CERTIFICATE', made));
}
