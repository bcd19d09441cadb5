import { asBytes, type Bytes } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import type { Program, Steps } from '#sim/kernel/program';
import type { Proc } from '#sim/kernel/proc';
import { fromBase64, toBase64 } from '../hash/base64';
import { certificateCommands } from './certificates/index';
import { md5 } from '../hash/md5';
import { sha1, sha256, sha384, sha512 } from '../hash/sha';

const digests: Readonly<Record<string, { label: string; of: (bytes: string) => string }>> = {
  md5: { label: 'MD5', of: md5 },
  sha1: { label: 'SHA1', of: sha1 },
  sha256: { label: 'SHA2-256', of: sha256 },
  sha384: { label: 'SHA2-384', of: sha384 },
  sha512: { label: 'SHA2-512', of: sha512 },
};

function* fail(p: Proc, message: string): Steps<number> {
  yield* p.err(`${message}\n`);
  return 1;
}

const wrap = (digits: string) => digits.replace(/.{1,64}/g, '$&\n');

function* rand(p: Proc, args: readonly string[]): Steps<number> {
  const count = Number(args.find((arg) => /^\d+$/.test(arg)));
  if (!(count > 0)) return yield* fail(p, 'rand: Use -help for summary.');
  let bytes = '';
  for (let i = 0; i < count; i++) bytes += String.fromCharCode(p.random(256));
  if (args.includes('-hex'))
    yield* p.out(`${[...bytes].map((char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join('')}\n`);
  else if (args.includes('-base64')) yield* p.out(wrap(toBase64(asBytes(bytes))));
  else yield* p.write(1, asBytes(bytes));
  return 0;
}

function* readInput(p: Proc, file: string | undefined): Steps<Bytes | string> {
  if (file === undefined) {
    const all = yield* p.readAll(0);
    return isFail(all) ? strerror(all) : all;
  }
  const content = p.readFile(file);
  return isFail(content) ? `${file}: ${strerror(content)}` : content;
}

function* digest(p: Proc, name: string, args: readonly string[]): Steps<number> {
  const kind = digests[name];
  if (kind === undefined) return yield* fail(p, `dgst: Unknown option or message digest: ${name}`);
  const files = args.filter((arg) => !arg.startsWith('-'));
  for (const file of files.length === 0 ? [undefined] : files) {
    if (file !== undefined && !p.exists(file))
      return yield* fail(p, `Can't open "${file}" for reading, No such file or directory`);
    const content = yield* readInput(p, file);
    const sum = kind.of(content);
    yield* p.out(
      args.includes('-r') ? `${sum} *${file ?? 'stdin'}\n` : `${kind.label}(${file ?? 'stdin'})= ${sum}\n`,
    );
  }
  return 0;
}

function* base64(p: Proc, args: readonly string[]): Steps<number> {
  const at = args.indexOf('-in');
  const content = yield* readInput(p, at < 0 ? undefined : args[at + 1]);
  if (args.includes('-d')) yield* p.write(1, fromBase64(content.replace(/\s/g, '')).bytes);
  else yield* p.out(args.includes('-A') ? toBase64(asBytes(content)) : wrap(toBase64(asBytes(content))));
  return 0;
}

/** Random bytes, digests, base64; keys and certificates as files. TLS is not spoken. */
export const openssl: Program = {
  name: 'openssl',
  start: { cpu: 2, anon: 3_000_000 },
  *main(p) {
    const [name = 'help', ...args] = p.args;
    if (name === 'version') {
      yield* p.out('OpenSSL 3.0.13 30 Jan 2024 (Library: OpenSSL 3.0.13 30 Jan 2024)\n');
      return 0;
    }
    const command = certificateCommands[name];
    if (command !== undefined) return yield* command(p, args);
    if (name === 'rand') return yield* rand(p, args);
    if (name === 'base64') return yield* base64(p, args);
    if (name === 'dgst')
      return yield* digest(
        p,
        (args.find((arg) => digests[arg.slice(1)] !== undefined) ?? '-sha256').slice(1),
        args,
      );
    if (digests[name] !== undefined) return yield* digest(p, name, args);
    if (
      [
        'rsa',
        'genpkey',
        'pkey',
        's_client',
        'enc',
        'ca',
        'verify',
        'passwd',
        'ecparam',
        'ec',
        'pkcs12',
        'dhparam',
      ].includes(name)
    ) {
      return yield* fail(p, `openssl: '${name}' is not available in this world`);
    }
    return yield* fail(p, `Invalid command '${name}'; type "help" for a list.`);
  },
};
