import { asBytes, text } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import * as io from '#sim/kernel/io';
import type { Wait } from '#sim/world/process';
import type { Shell } from '../shell';
import type { Op } from '../syntax/ops';
import { waitFor } from './step';

/** `select` (bash): shows a menu, asks, and takes the answer as a number. The menu comes again after an empty line. */
export function chooseNext(sh: Shell, op: Extract<Op, { op: 'choose' }>): Wait | undefined {
  const loop = sh.s.stack.at(-1);
  if (loop?.k !== 'loop') throw new Error('select outside its loop');
  const words = loop.words ?? [];
  if (words.length === 0) {
    sh.s.at.pc = op.to;
    return undefined;
  }
  if (loop.next !== 1) {
    const width = String(words.length).length;
    if (loop.next === 0 || sh.get('REPLY') === '')
      words.forEach((word, i) => sh.err(`${String(i + 1).padStart(width)}) ${word}\n`));
    sh.err(sh.get('PS3') ?? '#? ');
    loop.next = 1;
    sh.s.at.pc -= 1;
    return undefined;
  }
  const data = sh.p.do((sim) => io.read(sim, sh.p.processId, 0, 4096));
  if (data === undefined) {
    sh.s.at.pc -= 1;
    return waitFor(sh, [sh.p.wakeKey(0)]);
  }
  if (data === '' || isFail(data)) {
    sh.out('\n');
    sh.s.at.pc = op.to;
    loop.status = 1;
    return undefined;
  }
  loop.next = 2;
  const answer = text(asBytes(data)).replace(/\n$/, '');
  sh.variables.set('REPLY', answer);
  if (answer === '') {
    loop.next = 0;
    sh.s.at.pc -= 1;
    return undefined;
  }
  sh.variables.set(op.name, /^\d+$/.test(answer) ? (words[Number(answer) - 1] ?? '') : '');
  return undefined;
}
