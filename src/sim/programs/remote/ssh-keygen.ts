import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Outcome, Program, Steps } from '#sim/kernel/program';
import { text } from '#sim/base/bytes';
import { homeOf } from './connection';
import { chance, fingerprint, keysIn, publicBlob, shortKind, writePair, type PublicKey } from './keys';

const kinds: Readonly<Record<string, { kind: string; bits: number; file: string }>> = {
  ed25519: { kind: 'ssh-ed25519', bits: 256, file: 'id_ed25519' },
  rsa: { kind: 'ssh-rsa', bits: 3072, file: 'id_rsa' },
  ecdsa: { kind: 'ecdsa-sha2-nistp256', bits: 256, file: 'id_ecdsa' },
};

interface Wish {
  kind: string;
  file?: string;
  comment?: string;
  passphrase?: string;
  shows: boolean;
  removes?: string;
  isQuiet: boolean;
  wrong?: string;
}

function readLine(args: readonly string[]): Wish {
  const wish: Wish = { kind: 'ed25519', shows: false, isQuiet: false };
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (!arg.startsWith('-')) wish.wrong ??= 'Too many arguments.\n';
    for (let k = 1; arg.startsWith('-') && k < arg.length; k++) {
      const letter = arg.charAt(k);
      if (!'tfCNbRE'.includes(letter)) {
        if (letter === 'l') wish.shows = true;
        else if (letter === 'q') wish.isQuiet = true;
        else if (letter !== 'v') wish.wrong ??= `unknown option -- ${letter}\n`;
        continue;
      }
      const value = arg.slice(k + 1) || (args[++i] ?? '');
      k = arg.length;
      if (letter === 't') wish.kind = value;
      else if (letter === 'f') wish.file = value;
      else if (letter === 'C') wish.comment = value;
      else if (letter === 'N') wish.passphrase = value;
      else if (letter === 'R') wish.removes = value;
    }
  }
  return wish;
}

/** Makes pairs of keys, shows their fingerprints, forgets hosts: ssh-keygen(1). */
export const sshKeygen: Program = {
  name: 'ssh-keygen',
  start: { cpu: 10, anon: 2_000_000 },
  *main(p: Proc): Steps<Outcome> {
    const wish = readLine(p.args);
    if (wish.wrong !== undefined) {
      yield* p.err(wish.wrong);
      return 1;
    }
    if (wish.removes !== undefined) return yield* forget(p, wish, wish.removes);
    if (wish.shows) return yield* show(p, wish);
    return yield* make(p, wish);
  },
};

function* forget(p: Proc, wish: Wish, host: string): Steps<number> {
  const path = wish.file ?? `${homeOf(p)}/.ssh/known_hosts`;
  const content = p.readText(path);
  if (isFail(content)) {
    yield* p.err(`Cannot stat ${path}: No such file or directory\n`);
    return 255;
  }
  const lines = content.split('\n');
  const at = lines.findIndex((one) => (one.split(' ')[0] ?? '').split(',').includes(host));
  if (at < 0) {
    yield* p.out(`Host ${host} not found in ${path}\n`);
    return 255;
  }
  p.writeText(`${path}.old`, content);
  p.writeText(path, lines.filter((one) => !(one.split(' ')[0] ?? '').split(',').includes(host)).join('\n'));
  yield* p.out(
    `# Host ${host} found: line ${at + 1}\n${path} updated.\nOriginal contents retained as ${path}.old\n`,
  );
  return 0;
}

function* show(p: Proc, wish: Wish): Steps<number> {
  const path = wish.file ?? `${homeOf(p)}/.ssh/id_ed25519`;
  const keys = keysIn(p, p.exists(`${path}.pub`) ? `${path}.pub` : path);
  if (keys.length === 0) {
    yield* p.err(`${path}: No such file or directory\n`);
    return 255;
  }
  for (const key of keys) {
    const bits = Object.values(kinds).find((one) => one.kind === key.kind)?.bits ?? 256;
    yield* p.out(
      `${bits} ${fingerprint(key.blob)} ${key.comment === '' ? 'no comment' : key.comment} (${shortKind(key.kind)})\n`,
    );
  }
  return 0;
}

function* ask(p: Proc, question: string, hides: boolean): Steps<string> {
  yield* p.out(question);
  if (hides) p.setTtyModes(0, { echo: false });
  const answer = yield* p.read(0);
  if (hides) {
    p.setTtyModes(0, { echo: true });
    yield* p.out('\n');
  }
  return isFail(answer) ? '' : text(answer).replace(/\n$/, '');
}

function* make(p: Proc, wish: Wish): Steps<number> {
  const spec = Object.hasOwn(kinds, wish.kind) ? kinds[wish.kind] : undefined;
  if (spec === undefined) {
    yield* p.err(`unknown key type ${wish.kind}\n`);
    return 255;
  }
  if (!wish.isQuiet) yield* p.out(`Generating public/private ${wish.kind} key pair.\n`);
  const usual = `${homeOf(p)}/.ssh/${spec.file}`;
  const path =
    wish.file ?? ((yield* ask(p, `Enter file in which to save the key (${usual}): `, false)) || usual);
  if (p.exists(path)) {
    const answer = yield* ask(p, `${path} already exists.\nOverwrite (y/n)? `, false);
    if (!/^y/i.test(answer)) return 1;
  }
  const phrase = wish.passphrase ?? (yield* askPhrase(p));
  if (phrase === undefined) return 1;
  const folder = path.replace(/\/[^/]*$/, '');
  if (path === usual && !p.exists(folder)) {
    p.mkdir(folder, 0o700);
    if (!wish.isQuiet) yield* p.out(`Created directory '${folder}'.\n`);
  }
  const host = p.readText('/etc/hostname');
  const user = homeOf(p).replace(/.*\//, '');
  const key: PublicKey = {
    kind: spec.kind,
    blob: publicBlob(spec.kind, chance(p)),
    comment: wish.comment ?? `${user}@${isFail(host) ? 'localhost' : host.trim()}`,
  };
  if (!writePair(p, path, key)) {
    yield* p.err(`Saving key "${path}" failed: No such file or directory\n`);
    return 1;
  }
  if (!wish.isQuiet) yield* report(p, path, key);
  return 0;
}

/** A passphrase asked for twice; undefined when they differ. Keys are not encrypted here, so only an empty one is taken. */
function* askPhrase(p: Proc): Steps<string | undefined> {
  const first = yield* ask(p, 'Enter passphrase (empty for no passphrase): ', true);
  const second = yield* ask(p, 'Enter same passphrase again: ', true);
  if (first !== second) {
    yield* p.out('Passphrases do not match.  Try again.\n');
    return undefined;
  }
  if (first !== '') {
    yield* p.err('ssh-keygen: passphrases are not simulated: leave it empty\n');
    return undefined;
  }
  return first;
}

function* report(p: Proc, path: string, key: PublicKey): Steps<void> {
  yield* p.out(
    `Your identification has been saved in ${path}\nYour public key has been saved in ${path}.pub\nThe key fingerprint is:\n${fingerprint(key.blob)} ${key.comment}\n`,
  );
}
