import { asBytes, text, utf8 } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Program, Steps } from '#sim/kernel/program';
import { apr1, saltLetters } from '../hash/apr1';
import { toBase64 } from '../hash/base64';
import { bcrypt, isBcrypt, saltOf } from '../hash/bcrypt';
import { sha1 } from '../hash/sha';

const usage = `Usage:
	htpasswd [-cimB25dpsDv] [-C cost] [-r rounds] passwordfile username
	htpasswd -b[cmB25dpsDv] [-C cost] [-r rounds] passwordfile username password

	htpasswd -n[imB25dps] [-C cost] [-r rounds] username
	htpasswd -nb[mB25dps] [-C cost] [-r rounds] username password
`;

interface Wish {
  /** letters of options */
  letters: Set<string>;
  cost: number;
  words: string[];
}

/** Apache's keeper of password files (httpd 2.4, support/htpasswd.c): bcrypt, MD5 and SHA-1; not crypt(3), not SHA-2. */
export const htpasswd: Program = {
  name: 'htpasswd',
  start: { cpu: 2, anon: 800_000 },
  *main(p) {
    const wish = wishOf(p.args);
    const has = (letter: string) => wish?.letters.has(letter) === true;
    const [least, most] = [has('n') ? 1 : 2, (has('n') ? 1 : 2) + (has('b') ? 1 : 0)];
    if (wish === undefined || wish.words.length < least || wish.words.length !== most) {
      yield* p.err(usage);
      return 2;
    }
    if (has('d') || has('2') || has('5')) {
      yield* p.err('htpasswd: Only -B, -m, -s and -p are part of this simulation\n');
      return 1;
    }
    if (wish.cost < 4 || wish.cost > 17) {
      yield* p.err('htpasswd: argument to -C must be a positive integer\n');
      return 2;
    }
    const file = has('n') ? '' : (wish.words[0] ?? '');
    const user = wish.words[has('n') ? 0 : 1] ?? '';
    if (user.includes(':')) {
      yield* p.err("htpasswd: username contains illegal character ':'\n");
      return 6;
    }
    return has('D') ? yield* forget(p, file, user) : yield* set(p, wish, file, user);
  },
};

function wishOf(args: readonly string[]): Wish | undefined {
  const wish: Wish = { letters: new Set(), cost: 5, words: [] };
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? '';
    if (!/^-./.test(arg) || wish.words.length > 0) {
      wish.words.push(arg);
      continue;
    }
    for (const letter of arg.slice(1)) {
      if (letter === 'C') wish.cost = Number(args[++i] ?? NaN);
      else if ('cnmspdBDbivt25'.includes(letter)) wish.letters.add(letter);
      else return undefined;
    }
  }
  return wish;
}

/** The password: from the command line, standard input, or asked for twice. */
function* passwordOf(p: Proc, wish: Wish): Steps<string | number> {
  if (wish.letters.has('b')) return wish.words.at(-1) ?? '';
  if (wish.letters.has('i')) {
    const input = yield* p.readAll(0);
    return isFail(input) ? '' : text(input).replace(/\r?\n[^]*$/, '');
  }
  const first = yield* ask(p, wish.letters.has('v') ? 'Enter password: ' : 'New password: ');
  if (wish.letters.has('v')) return first;
  const second = yield* ask(p, 'Re-type new password: ');
  if (first === second) return first;
  yield* p.err('htpasswd: password verification error\n');
  return 3;
}

function* ask(p: Proc, question: string): Steps<string> {
  yield* p.err(question);
  p.setTtyModes(0, { echo: false });
  let line = '';
  for (;;) {
    const part = yield* p.read(0, 1);
    if (isFail(part) || part === '' || part === '\n') break;
    line += part;
  }
  p.setTtyModes(0, { echo: true });
  yield* p.err('\n');
  return text(asBytes(line));
}

function* hashOf(p: Proc, { letters, cost }: Wish, password: string): Steps<string> {
  if (letters.has('p')) return password;
  if (letters.has('s')) {
    const digest = sha1(utf8(password)).replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16)));
    return `{SHA}${toBase64(asBytes(digest))}`;
  }
  if (!letters.has('B')) return apr1(password, saltLetters(Array.from({ length: 8 }, () => p.random(64))));
  yield* p.cpu(2.5 * 2 ** (cost - 5));
  return bcrypt(password, saltOf(Array.from({ length: 16 }, () => p.random(256))), cost);
}

function* set(p: Proc, wish: Wish, file: string, user: string): Steps<number> {
  const isNew = wish.letters.has('c');
  const old = file === '' || isNew ? '' : p.readText(file);
  if (isFail(old)) {
    yield* p.err(`htpasswd: cannot modify file ${file}; use '-c' to create it\n`);
    return 1;
  }
  const password = yield* passwordOf(p, wish);
  if (typeof password === 'number') return password;
  if (wish.letters.has('v')) return yield* verify(p, old, user, password);
  const line = `${user}:${yield* hashOf(p, wish, password)}`;
  if (file === '') {
    yield* p.out(`${line}\n\n`);
    return 0;
  }
  const lines = old.split('\n').filter((one, i, all) => one !== '' || i < all.length - 1);
  const at = lines.findIndex((one) => one.startsWith(`${user}:`));
  const all = at < 0 ? [...lines, line] : lines.map((one, i) => (i === at ? line : one));
  const failed = p.writeFile(file, utf8(`${all.join('\n')}\n`));
  if (failed) {
    yield* p.err(`htpasswd: cannot create file ${file}: ${strerror(failed)}\n`);
    return 1;
  }
  yield* p.err(`${at < 0 ? 'Adding' : 'Updating'} password for user ${user}\n`);
  return 0;
}

function* verify(p: Proc, file: string, user: string, password: string): Steps<number> {
  const hash = file
    .split('\n')
    .find((one) => one.startsWith(`${user}:`))
    ?.slice(user.length + 1);
  if (hash === undefined) {
    yield* p.err(`User ${user} not found\n`);
    return 6;
  }
  const salt = /^\$apr1\$([^$]*)\$/.exec(hash)?.[1];
  const isRight =
    salt === undefined ? isBcrypt(password, hash) || password === hash : apr1(password, salt) === hash;
  yield* p.err(isRight ? `Password for user ${user} correct.\n` : 'password verification failed\n');
  return isRight ? 0 : 3;
}

function* forget(p: Proc, file: string, user: string): Steps<number> {
  const old = p.readText(file);
  if (isFail(old)) {
    yield* p.err(`htpasswd: cannot open file ${file} for read access\n`);
    return 1;
  }
  const lines = old.split('\n');
  const kept = lines.filter((one) => !one.startsWith(`${user}:`));
  if (kept.length === lines.length) yield* p.err(`User ${user} not found\n`);
  else {
    p.writeFile(file, utf8(kept.join('\n')));
    yield* p.err(`Deleting password for user ${user}\n`);
  }
  return 0;
}
