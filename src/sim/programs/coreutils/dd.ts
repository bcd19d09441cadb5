import { asBytes, type Bytes } from '#sim/base/bytes';
import { isFail, strerror, type Fail } from '#sim/base/fail';
import { cloneJson, type Json } from '#sim/base/json';
import { again, type Program, type Steps } from '#sim/kernel/program';
import type { Proc } from '#sim/kernel/proc';
import { quoted } from '../quoting';
import { parseSize } from '../sizes';
import { appletArgv } from '../tool';

interface Blocks {
  full: number;
  partial: number;
}

/** What is under way: plain JSON, since it outlives the journal. */
interface Job {
  input: number;
  output: number;
  ibs: number;
  obs: number;
  /** blocks to read; null: until the end */
  most: number | null;
  conversions: string[];
  status: string;
  of: string;
  began: number;
  rest: string;
  read: Blocks;
  written: Blocks;
  bytes: number;
}

/** Like GNU's: `1048576 bytes (1.0 MB, 1.0 MiB) copied, 0.01 s, 105 MB/s`. */
function summary(bytes: number, seconds: number, isBusybox: boolean): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const binaryUnits = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const scaled = (value: number, base: number, names: string[]) => {
    let unit = 0;
    while (value >= base && unit < 4) {
      value /= base;
      unit += 1;
    }
    return `${value < 10 && unit > 0 ? value.toFixed(1) : String(Math.round(value))} ${names[unit] ?? ''}`;
  };
  const spent = Math.max(seconds, 1e-6);
  if (isBusybox) {
    const [value, unit] = [bytes / spent, ['B', 'KB', 'MB', 'GB']] as const;
    const power = Math.min(3, Math.floor(Math.log(Math.max(1, value)) / Math.log(1024)));
    const human = (amount: number) => {
      const p = Math.min(3, Math.floor(Math.log(Math.max(1, amount)) / Math.log(1024)));
      return `${(amount / 1024 ** p).toFixed(1)}${unit[p] ?? ''}`;
    };
    return `${String(bytes)} bytes (${human(bytes)}) copied, ${spent.toFixed(6)} seconds, ${(value / 1024 ** power).toFixed(1)}${unit[power] ?? ''}/s\n`;
  }
  const sizes =
    bytes >= 1000
      ? ` (${scaled(bytes, 1000, units)}${bytes >= 1024 ? `, ${scaled(bytes, 1024, binaryUnits)}` : ''})`
      : '';
  const time =
    spent >= 1 ? spent.toPrecision(6).replace(/\.?0+$/, '') : spent.toPrecision(6).replace(/0+$/, '');
  return `${String(bytes)} byte${bytes === 1 ? '' : 's'}${sizes} copied, ${time} s, ${scaled(bytes / spent, 1000, units)}/s\n`;
}

function converted(data: Bytes, conversions: readonly string[]): Bytes {
  if (conversions.includes('ucase'))
    return asBytes(data.replace(/[a-z]+/g, (letters) => letters.toUpperCase()));
  if (conversions.includes('lcase'))
    return asBytes(data.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()));
  return data;
}

/** Bytes moved before the journal is emptied. */
const stretch = 16 << 20;

/** Block by block, for a stretch; true when there may be more. Each block costs what copying it costs a core. */
function* pump(p: Proc, job: Job): Steps<boolean | Fail> {
  const count = job.read;
  for (let moved = 0; moved < stretch;) {
    if (job.most !== null && count.full + count.partial >= job.most) break;
    yield* p.cpu(job.ibs / 2_000_000);
    if (job.ibs > stretch) {
      const got = yield* hugeBlock(p, job);
      if (typeof got !== 'number') return got;
      if (got === 0) break;
      return true;
    }
    const part = yield* p.read(job.input, job.ibs);
    if (isFail(part)) return part;
    if (part === '') break;
    moved += part.length;
    if (part.length === job.ibs) count.full += 1;
    else count.partial += 1;
    job.rest += converted(part, job.conversions);
    while (job.rest.length >= job.obs || (job.ibs === job.obs && job.rest !== '')) {
      const refused = yield* put(p, job, job.obs);
      if (refused !== undefined) return refused;
    }
    if (moved >= stretch) return true;
  }
  return job.rest === '' ? false : ((yield* put(p, job, job.obs)) ?? false);
}

/** A block that is larger than a stretch is in dd's memory as a whole, and is handed on in parts. */
function* hugeBlock(p: Proc, job: Job): Steps<number | Fail> {
  p.hold(job.ibs);
  let got = 0;
  while (got < job.ibs) {
    const part = yield* p.read(job.input, Math.min(stretch, job.ibs - got));
    if (isFail(part)) return part;
    if (part === '') break;
    got += part.length;
    const refused = yield* p.write(job.output, converted(part, job.conversions));
    if (refused !== undefined) return refused;
  }
  if (got === 0) return 0;
  if (got === job.ibs) job.read.full += 1;
  else job.read.partial += 1;
  if (got === job.obs) job.written.full += 1;
  else job.written.partial += 1;
  job.bytes += got;
  return got;
}

function* put(p: Proc, job: Job, size: number): Steps<Fail | undefined> {
  const block = asBytes(job.rest.slice(0, size));
  job.rest = job.rest.slice(block.length);
  const refused = yield* p.write(job.output, block);
  if (refused !== undefined) return refused;
  if (block.length === job.obs) job.written.full += 1;
  else job.written.partial += 1;
  job.bytes += block.length;
  return undefined;
}

const known = ['if', 'of', 'bs', 'ibs', 'obs', 'count', 'skip', 'seek', 'conv', 'status', 'iflag', 'oflag'];

function* fail(p: Proc, message: string): Steps<number> {
  yield* p.err(`dd: ${message}\n`);
  return 1;
}

/** Opens what is to be read and written, or says what is wrong. */
function* prepare(p: Proc, isBusybox: boolean): Steps<Job | number> {
  const operands: Record<string, string> = {};
  for (const word of appletArgv(p.argv).slice(1)) {
    const [, name = '', value = ''] = /^([a-z]+)=(.*)$/.exec(word) ?? [];
    if (!known.includes(name))
      return yield* fail(p, `unrecognized operand '${word}'\nTry 'dd --help' for more information.`);
    operands[name] = value;
  }
  const sizes: Record<string, number> = {};
  for (const name of ['bs', 'ibs', 'obs', 'count', 'skip', 'seek']) {
    const value = operands[name];
    if (value === undefined) continue;
    const size = parseSize(value.replace(/[cw]$/, ''));
    if (size === undefined || (size === 0 && name.endsWith('bs')))
      return yield* fail(p, `invalid number: '${value}'`);
    sizes[name] = size;
  }
  const { bs, skip = 0, seek = 0 } = sizes;
  const ibs = bs ?? sizes.ibs ?? 512;
  const obs = bs ?? sizes.obs ?? 512;
  const conversions = (operands.conv ?? '').split(',');
  const opening = (path: string) => (isBusybox ? `can't open '${path}'` : `failed to open ${quoted(path)}`);
  const input = operands.if === undefined ? 0 : p.open(operands.if);
  if (isFail(input)) return yield* fail(p, `${opening(operands.if ?? '')}: ${strerror(input)}`);
  const keeps = conversions.includes('notrunc') || seek > 0;
  const append = (operands.oflag ?? '').includes('append');
  const output =
    operands.of === undefined
      ? 1
      : p.open(operands.of, {
          write: true,
          create: !conversions.includes('nocreat'),
          truncate: !keeps && !append,
          append,
        });
  if (isFail(output)) return yield* fail(p, `${opening(operands.of ?? '')}: ${strerror(output)}`);
  if (seek > 0) p.seek(output, seek * obs);
  if (skip > 0 && isFail(p.seek(input, skip * ibs))) for (let i = 0; i < skip; i++) yield* p.read(input, ibs);
  const none = () => ({ full: 0, partial: 0 });
  const { status = '', of = 'standard output' } = operands;
  return {
    input,
    output,
    ibs,
    obs,
    most: sizes.count ?? null,
    conversions,
    status,
    of,
    began: p.clock(),
    rest: '',
    read: none(),
    written: none(),
    bytes: 0,
  };
}

export const dd: Program = {
  name: 'dd',
  *main(p, state) {
    const isBusybox = p.do((sim) => sim.processes.peek(p.processId)?.program === 'busybox');
    const job = state === null ? yield* prepare(p, isBusybox) : cloneJson(state as unknown as Job);
    if (typeof job === 'number') return job;
    const more = yield* pump(p, job);
    if (more === true) return again(job as unknown as Json);
    if (isFail(more)) yield* p.err(`dd: error writing ${quoted(job.of)}: ${strerror(more)}\n`);
    if (job.status !== 'none') {
      const records = ({ full, partial }: Blocks) => `${String(full)}+${String(partial)} records`;
      yield* p.err(`${records(job.read)} in\n${records(job.written)} out\n`);
      // busybox has no time for its third line when it dies
      if (job.status !== 'noxfer' && !(isBusybox && isFail(more)))
        yield* p.err(summary(job.bytes, (p.clock() - job.began) / 1000, isBusybox));
    }
    return isFail(more) ? 1 : 0;
  },
};
