import { asBytes, type Bytes } from '#sim/base/bytes';
import { isFail, type Fail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Stat } from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';

/** Files up to this size are copied in one go; of larger ones the world keeps only so much at their beginning. */
const atOnce = 8 * 1024 * 1024;
/** bytes that a core copies in a millisecond, from page cache to page cache */
const copyRate = 1_500_000;

/** Copies what is in a regular file. */
export function* copyContent(
  p: Proc,
  from: string,
  to: string,
  size: number,
  mode: number,
): Steps<Fail | undefined> {
  yield* p.cpu(size > 65_536 ? size / copyRate : 0);
  if (size <= atOnce) {
    return p.do((sim) => {
      const me = sim.processes.need(p.processId);
      const data = files.readFile(sim, me, from);
      return isFail(data) ? data : files.writeFile(sim, me, to, data, { mode });
    });
  }
  return (
    p.do((sim) => {
      const me = sim.processes.need(p.processId);
      const refused = files.writeFile(sim, me, to, asBytes(''), { mode });
      return refused ?? undefined;
    }) ?? (yield* copyLarge(p, from, to, size))
  );
}

function* copyLarge(p: Proc, from: string, to: string, size: number): Steps<Fail | undefined> {
  const source = p.open(from);
  if (isFail(source)) return source;
  const target = p.open(to, { write: true });
  if (isFail(target)) return target;
  let refused: Fail | undefined;
  let hole = 0;
  for (let at = 0; at < atOnce && refused === undefined; at += 1 << 20) {
    const part = yield* p.read(source, 1 << 20);
    if (isFail(part)) refused = part;
    else if (part === '' || /^\0*$/.test(part)) break;
    const solid = isFail(part) ? '' : withoutZeros(part);
    if (solid !== '') refused = yield* p.write(target, asBytes('\0'.repeat(hole) + solid));
    hole = isFail(part) ? 0 : part.length - solid.length;
  }
  p.close(source);
  p.close(target);
  return refused ?? p.truncate(to, size);
}

/** Without the zeros at its end: what a file does not store. */
function withoutZeros(data: Bytes): Bytes {
  let end = data.length;
  while (end > 0 && data.charCodeAt(end - 1) === 0) end -= 1;
  return asBytes(data.slice(0, end));
}

/** Owner, mode and time from one file to another, as far as allowed (`cp -p`, `mv` to another filesystem). */
export function copyAttributes(
  p: Proc,
  from: Stat,
  to: string,
  what: { owner: boolean; mode: boolean; time: boolean },
): void {
  if (what.owner) p.chown(to, from.uid, from.gid, false);
  if (from.type === 'symlink') return;
  if (what.mode) p.chmod(to, from.mode);
  if (what.time) p.touch(to, from.mtime);
}
