import { isFail } from '#sim/base/fail';
import { text } from '#sim/base/bytes';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { nameFrom, nameText, newCertificate, newRequest, readRequest } from './certificate';
import { fail, inputText, output, readOptions, type Options } from './command-line';
import { fromHex } from './hex';
import { keyText, newKey, publicOf, readKey } from './key';
import { fromPem, pem } from './pem';

const day = 86_400_000;

/** Questions for the parts of a name, with what an empty answer stands for. */
const questions: readonly [string, string, string][] = [
  ['C', 'Country Name (2 letter code) [AU]:', 'AU'],
  ['ST', 'State or Province Name (full name) [Some-State]:', 'Some-State'],
  ['L', 'Locality Name (eg, city) []:', ''],
  ['O', 'Organization Name (eg, company) [Internet Widgits Pty Ltd]:', 'Internet Widgits Pty Ltd'],
  ['OU', 'Organizational Unit Name (eg, section) []:', ''],
  ['CN', 'Common Name (e.g. server FQDN or YOUR name) []:', ''],
  ['emailAddress', 'Email Address []:', ''],
];

/** Asks for the parts of a name; where nobody answers, everything is as it stands in brackets. */
function* askName(p: Proc): Steps<string> {
  yield* p.err('-----\n');
  let rest = '';
  let isEnded = false;
  let name = '';
  for (const [key, question, usual] of questions) {
    yield* p.err(question);
    while (!rest.includes('\n') && !isEnded) {
      const more = yield* p.read(0, 256);
      if (isFail(more) || more === '') isEnded = true;
      else rest += text(more);
    }
    const [line = '', ...others] = rest.split('\n');
    rest = others.join('\n');
    const value = line.trim() === '' ? usual : line.trim() === '.' ? '' : line.trim();
    if (isEnded) yield* p.err('\n');
    if (value !== '') name += `/${key}=${value}`;
  }
  return name;
}

/** The key to sign with: a file's, or a new one. */
function* keyFor(p: Proc, { values, switches }: Options): Steps<string | { problem: string }> {
  if (values['key'] !== undefined) {
    const read = yield* inputText(p, values['key']);
    if ('problem' in read) return read;
    return readKey(read.text) ?? { problem: `Could not find private key from ${values['key']}` };
  }
  const length = Number(/^rsa:(\d+)$/.exec(values['newkey'] ?? 'rsa:2048')?.[1] ?? 2048);
  yield* p.err('.+.....+++++\n..+......+++++\n');
  yield* p.cpu(length / 20);
  const key = newKey(p, length);
  const file = values['keyout'] ?? 'privkey.pem';
  if (!switches.has('nodes') && !switches.has('noenc') && values['passout'] === undefined)
    yield* p.err('Enter PEM pass phrase:\nVerifying - Enter PEM pass phrase:\n');
  const refused = p.writeText(file, keyText(key));
  if (isFail(refused)) return { problem: `req: Can't open "${file}" for writing, No such file or directory` };
  p.chmod(file, 0o600);
  return key;
}

/** `openssl req`: requests, and with -x509 certificates that sign themselves. */
export function* req(p: Proc, args: readonly string[]): Steps<number> {
  const options = readOptions(
    args,
    'newkey keyout key out days subj in addext config extensions passout passin set_serial',
    'new nodes noenc x509 batch noout subject text verify sha256 sha512 sha1 utf8 reqexts',
  );
  if (typeof options === 'string') return yield* fail(p, `req: ${options}`);
  const { values, switches, all } = options;
  if (values['in'] !== undefined) return yield* show(p, options);
  if (!switches.has('new') && !switches.has('x509') && values['newkey'] === undefined)
    return yield* fail(p, 'req: Use -new, -x509 or -newkey');
  const key = yield* keyFor(p, options);
  if (typeof key !== 'string') return yield* fail(p, key.problem);
  const asked = values['subj'] ?? (switches.has('batch') ? '' : yield* askName(p));
  if (values['subj'] !== undefined && values['newkey'] !== undefined) yield* p.err('-----\n');
  const name = nameFrom(asked);
  if (name === undefined)
    return yield* fail(
      p,
      `req: subject name is expected to be in the format /type0=value0/type1=value1/type2=... This name is not in that format: '${asked}'`,
    );
  if (!switches.has('x509'))
    return yield* output(p, values['out'], pem('CERTIFICATE REQUEST', newRequest(name, key)));
  const names = all.flatMap(([option, value]) =>
    option === 'addext' && /subjectAltName/i.test(value) ? [value.replace(/^[^=]*=\s*/, '')] : [],
  );
  const made = newCertificate(
    {
      serial: serialOf(p),
      subject: name,
      issuer: name,
      publicKey: publicOf(key),
      from: p.now(),
      until: p.now() + Number(values['days'] ?? 30) * day,
      isAuthority: true,
      names: names.join(','),
    },
    key,
  );
  return yield* output(p, values['out'], pem('CERTIFICATE', made));
}

export function serialOf(p: Proc): string {
  let digits = '';
  for (let i = 0; i < 20; i++)
    digits += (i === 0 ? p.random(127) + 1 : p.random(256)).toString(16).padStart(2, '0');
  return fromHex(digits);
}

function* show(p: Proc, { values, switches }: Options): Steps<number> {
  const read = yield* inputText(p, values['in']);
  if ('problem' in read) return yield* fail(p, read.problem);
  const der = fromPem(read.text, /^CERTIFICATE REQUEST$/);
  const request = der === undefined ? undefined : readRequest(der);
  if (request === undefined) return yield* fail(p, `Unable to load X509 request`);
  if (switches.has('verify')) yield* p.err('Certificate request self-signature verify OK\n');
  if (switches.has('subject') || switches.has('text')) yield* p.out(`subject=${nameText(request.name)}\n`);
  return switches.has('noout') ? 0 : yield* output(p, values['out'], read.text);
}
