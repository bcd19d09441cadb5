import { isFail, strerror } from '#sim/base/fail';
import type { Shell } from '../shell';
import type { Op } from '../syntax/ops';
import { forkShell } from './children';
import { visibleFiles } from './redirect';

/** Starts all parts of a pipeline, each in a subshell, and waits for them. */
export function runPipeline(sh: Shell, op: Extract<Op, { op: 'pipeline' }>): void {
  const { s } = sh;
  s.line = s.at.line + op.line;
  const pids: number[] = [];
  let reading: number | undefined;
  op.starts.forEach((start, i) => {
    const files = visibleFiles(sh);
    const isLast = i === op.starts.length - 1;
    const ends = isLast ? undefined : sh.p.pipe();
    if (isFail(ends)) sh.fail(`pipe error: ${strerror(ends)}`);
    if (reading !== undefined) {
      delete files[reading];
      files[0] = reading;
    }
    if (ends !== undefined) {
      files[1] = ends[1];
      if (op.isStderrToo[i] === true) files[2] = ends[1];
    }
    const group = pids[0] ?? 0;
    pids.push(forkShell(sh, { ...s.at, pc: start }, { files, group, isForeground: i === 0 }));
    if (reading !== undefined) sh.p.close(reading);
    if (ends !== undefined) sh.p.close(ends[1]);
    reading = ends?.[0];
  });
  s.at.pc = op.next;
  s.work = { k: 'children', pids, job: 0, isPipeline: true, text: op.text, line: s.line };
}
