import { isFail, strerror } from '#sim/base/fail';
import { asBytes, type Bytes } from '#sim/base/bytes';
import type { Program, Steps } from '#sim/kernel/program';
import { standardInput } from '../coreutils/ask';
import { baseName } from '../paths';
import { Quit, tool, type Tool } from '../tool';
import { compress, decompress, isGzip } from './gzip-format';

const options = {
  stdout: 'c,stdout|to-stdout',
  decompress: 'd,decompress|uncompress',
  force: 'f,force',
  keep: 'k,keep',
  list: 'l,list',
  noName: 'n,no-name',
  name: 'N,name',
  quiet: 'q,quiet',
  recursive: 'r,recursive',
  suffix: 'S,suffix=SUF',
  test: 't,test',
  verbose: 'v,verbose',
  level1: '1,fast',
  level2: '2',
  level3: '3',
  level4: '4',
  level5: '5',
  level6: '6',
  level7: '7',
  level8: '8',
  level9: '9,best',
} as const;

type Option = keyof typeof options;
type Gzip = Tool<Option>;
type Mode = 'compress' | 'decompress';

/** bytes that a core packs, or unpacks, in a millisecond */
const rates: Readonly<Record<Mode, number>> = { compress: 60_000, decompress: 250_000 };

function levelOf(t: Gzip): number {
  const last = t.given.findLast(({ key }) => key.startsWith('level'))?.key;
  return last === undefined ? 6 : Number(last.slice(5));
}

function* transformed(
  t: Gzip,
  mode: Mode,
  data: Bytes,
  name: string,
  mtime: number,
): Steps<Bytes | undefined> {
  yield* t.p.cpu(data.length / rates[mode]);
  if (mode === 'compress')
    return compress(data, levelOf(t), t.has('noName') || name === '-' ? '' : baseName(name), mtime);
  const shown = name === '-' ? 'stdin' : name;
  if (!isGzip(data)) {
    if (t.has('force') && t.has('stdout')) return data;
    if (!t.isBusybox) yield* t.p.err('\n');
    yield* t.complain(
      t.isBusybox
        ? t.spec.name === 'zcat'
          ? 'no gzip/bzip2/xz magic'
          : 'invalid magic'
        : `${data === '' ? `${shown}: unexpected end of file` : `${shown}: not in gzip format`}`,
    );
    return undefined;
  }
  const plain = decompress(data);
  if (plain === undefined)
    yield* t.complain(t.isBusybox ? 'corrupted data' : `${shown}: unexpected end of file`);
  return plain;
}

/** The name that a file gets, or why it is left alone. */
function* targetName(t: Gzip, mode: Mode, name: string): Steps<string | undefined> {
  const suffix = t.value('suffix') ?? '.gz';
  if (mode === 'compress') {
    if (!name.endsWith(suffix)) return name + suffix;
    yield* t.warn(`${name} already has ${suffix} suffix -- unchanged`);
    t.status = Math.max(t.status, 2);
    return undefined;
  }
  if (name.endsWith('.tgz')) return `${name.slice(0, -3)}tar`;
  if (name.endsWith(suffix)) return name.slice(0, -suffix.length);
  yield* t.warn(`${name}: unknown suffix ${t.isBusybox ? '- ignored' : '-- ignored'}`);
  t.status = Math.max(t.status, t.isBusybox ? 1 : 2);
  return undefined;
}

function* oneFile(t: Gzip, mode: Mode, name: string, toStdout: boolean): Steps<void> {
  const { p } = t;
  const stat = p.stat(name);
  if (isFail(stat)) {
    yield* t.refuse(name, stat);
    return;
  }
  if (stat.type === 'dir') {
    yield* t.warn(`${name} is a directory -- ignored`);
    t.status = Math.max(t.status, 2);
    return;
  }
  const target = toStdout || t.has('test') ? '' : yield* targetName(t, mode, name);
  if (target === undefined) return;
  const data = p.readFile(name);
  if (isFail(data)) {
    yield* t.refuse(name, data);
    return;
  }
  const result = yield* transformed(t, mode, data, name, stat.mtime);
  if (result === undefined || t.has('test')) return;
  if (toStdout) {
    t.put(result);
    yield* t.drain();
    return;
  }
  if (p.exists(target) && !t.has('force')) {
    yield* t.p.err(
      `${t.name}: ${target} already exists;${t.p.isTty(0) ? ' do you wish to overwrite (y or n)? ' : '\tnot overwritten\n'}`,
    );
    const answer = t.p.isTty(0) ? yield* standardInput(t).line() : undefined;
    if (!/^[yY]/.test(answer ?? '')) {
      t.status = 2;
      return;
    }
  }
  const refused = p.writeFile(target, result, { mode: stat.mode & 0o7777 });
  if (refused !== undefined) {
    yield* t.complain(`${target}: ${strerror(refused)}`);
    return;
  }
  p.chown(target, stat.uid, stat.gid);
  p.touch(target, stat.mtime);
  if (t.has('verbose')) {
    const [big, small] = mode === 'compress' ? [data.length, result.length] : [result.length, data.length];
    const ratio = big === 0 ? '0.0' : ((1 - small / big) * 100).toFixed(1);
    yield* t.p.err(
      `${name}:\t${ratio.padStart(5)}% -- ${t.has('keep') ? 'created' : 'replaced with'} ${target}\n`,
    );
  }
  if (!t.has('keep')) p.unlink(name);
}

function gzipTool(name: string, standard: Mode, alwaysStdout: boolean, busyboxUsage: string): Program {
  return tool<Option>({
    name,
    usage: '[OPTION]... [FILE]...',
    summary: standard === 'compress' ? 'Packs files' : 'Unpacks files',
    options,
    refused: ['--rsyncable', '--synchronous', '-a', '--ascii'],
    origin: 'gzip',
    speaksAs: 'gzip',
    busybox: { usage: busyboxUsage, lacks: 'lnNqrS' },
    *run(t) {
      if (t.has('list') || t.has('recursive')) throw new Quit('-l and -r are not available in this world');
      const mode: Mode = t.has('decompress') || t.has('test') ? 'decompress' : standard;
      const toStdout = alwaysStdout || t.has('stdout');
      if (t.operands.length > 0 && !(t.operands.length === 1 && t.operands[0] === '-')) {
        for (const file of t.operands) yield* oneFile(t, mode, file, toStdout);
        return undefined;
      }
      if (mode === 'compress' && t.isTtyOut && !t.has('force')) {
        yield* t.p.err(
          `${t.name}: compressed data not written to a terminal. Use -f to force compression.\nFor help, type: ${t.name} -h\n`,
        );
        return 1;
      }
      const data = yield* standardInput(t).all();
      const result = yield* transformed(t, mode, data, '-', 0);
      if (result !== undefined && !t.has('test')) t.put(asBytes(result));
      return undefined;
    },
  });
}

export const gzip = gzipTool('gzip', 'compress', false, '[-cfkdt] [FILE]...');
export const gunzip = gzipTool('gunzip', 'decompress', false, '[-cfkt] [FILE]...');
export const zcat = gzipTool('zcat', 'decompress', true, '[FILE]...');
