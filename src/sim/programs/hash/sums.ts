import { text, type Bytes } from '#sim/base/bytes';
import type { Program, Steps } from '#sim/kernel/program';
import { closeInput, openInput, tool, type Tool } from '../tool';
import { md5 } from './md5';
import { sha1, sha224, sha256, sha384, sha512 } from './sha';

type Digest = (bytes: string) => string;
type Option =
  'binary' | 'check' | 'tag' | 'text' | 'zero' | 'ignoreMissing' | 'quiet' | 'status' | 'strict' | 'warn';

/** bytes that a core hashes in a millisecond */
const hashRate = 500_000;

function* digestOf(t: Tool<Option>, digest: Digest, name: string): Steps<string | undefined> {
  const input = yield* openInput(t, name);
  if (input === undefined) return undefined;
  const all: Bytes = yield* input.all();
  yield* closeInput(t, input, name);
  if (input.refusal !== undefined) return undefined;
  yield* t.p.cpu(all.length > 65_536 ? all.length / hashRate : 0);
  return digest(all);
}

/** `-c`: reads lists of sums and says which files still have theirs. */
function* check(t: Tool<Option>, digest: Digest, length: number): Steps<void> {
  for (const list of t.operandsOr('-')) {
    const input = yield* openInput(t, list);
    if (input === undefined) continue;
    const counts = { bad: 0, unread: 0, malformed: 0, good: 0 };
    for (const line of yield* input.lines()) {
      const found =
        /^\\?([0-9a-fA-F]+) [ *](.*)$/.exec(text(line)) ??
        /^[A-Z0-9-]+ \((.*)\) = ([0-9a-f]+)$/.exec(text(line));
      const [sum = '', name = ''] =
        found === null
          ? []
          : /^[0-9a-fA-F]+$/.test(found[1] ?? '') && found[1]?.length === length
            ? [found[1], found[2]]
            : [found[2], found[1]];
      if (found === null || sum.length !== length) {
        counts.malformed += 1;
        continue;
      }
      const status = t.status;
      const actual = yield* digestOf(t, digest, name);
      if (actual === undefined) {
        counts.unread += 1;
        t.status = Math.max(status, 1);
        t.say(`${name}: FAILED open or read\n`);
      } else if (actual === sum.toLowerCase()) {
        counts.good += 1;
        if (!t.has('quiet') && !t.has('status')) t.say(`${name}: OK\n`);
      } else {
        counts.bad += 1;
        if (!t.has('status')) t.say(`${name}: FAILED\n`);
      }
    }
    yield* report(t, list, counts);
  }
}

function* report(
  t: Tool<Option>,
  list: string,
  { bad, unread, malformed, good }: { bad: number; unread: number; malformed: number; good: number },
): Steps<void> {
  if (good + bad + unread === 0) {
    yield* t.complain(
      `${list === '-' ? "'standard input'" : list}: no properly formatted checksum lines found`,
    );
    return;
  }
  const warnings: [number, string, string][] = [
    [malformed, 'line is improperly formatted', 'lines are improperly formatted'],
    [unread, 'listed file could not be read', 'listed files could not be read'],
    [bad, 'computed checksum did NOT match', 'computed checksums did NOT match'],
  ];
  for (const [count, one, many] of warnings) {
    if (count === 0 || t.has('status')) continue;
    yield* t.warn(
      t.isBusybox && one.startsWith('computed')
        ? `WARNING: ${String(count)} of ${String(bad + good)} computed checksums did NOT match`
        : `WARNING: ${String(count)} ${count === 1 ? one : many}`,
    );
  }
  if (bad + unread > 0 || (malformed > 0 && t.has('strict'))) t.status = 1;
}

function sumTool(name: string, label: string, digest: Digest): Program {
  const length = digest('').length;
  return tool<Option>({
    name,
    usage: '[OPTION]... [FILE]...',
    summary: `Shows or checks ${label} sums`,
    options: {
      binary: 'b,binary',
      check: 'c,check',
      tag: ',tag',
      text: 't,text',
      zero: 'z,zero',
      ignoreMissing: ',ignore-missing',
      quiet: ',quiet',
      status: ',status',
      strict: ',strict',
      warn: 'w,warn',
    },
    busybox: { usage: '[-c[sw]] [FILE]...' },
    *run(t) {
      if (t.has('check')) {
        yield* check(t, digest, length);
        return undefined;
      }
      for (const file of t.operandsOr('-')) {
        const sum = yield* digestOf(t, digest, file);
        if (sum === undefined) continue;
        if (t.has('tag')) t.say(`${label} (${file}) = ${sum}\n`);
        else t.say(`${sum} ${t.has('binary') ? '*' : ' '}${file}${t.has('zero') ? '\0' : '\n'}`);
      }
      return undefined;
    },
  });
}

export const md5sum = sumTool('md5sum', 'MD5', md5);
export const sha1sum = sumTool('sha1sum', 'SHA1', sha1);
export const sha224sum = sumTool('sha224sum', 'SHA224', sha224);
export const sha256sum = sumTool('sha256sum', 'SHA256', sha256);
export const sha384sum = sumTool('sha384sum', 'SHA384', sha384);
export const sha512sum = sumTool('sha512sum', 'SHA512', sha512);
