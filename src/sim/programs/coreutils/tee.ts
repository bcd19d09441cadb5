import { isFail, strerror } from '#sim/base/fail';
import { again } from '#sim/kernel/program';
import { tool } from '../tool';

export const tee = tool({
  name: 'tee',
  usage: '[OPTION]... [FILE]...',
  summary: 'Copies standard input to standard output and to files',
  options: {
    append: 'a,append',
    ignore: 'i,ignore-interrupts',
    pipe: 'p',
    outputError: ',output-error[=MODE]',
  },
  busybox: { usage: '[-ai] [FILE]...' },
  *run(t, state) {
    const { p } = t;
    // the descriptors of the files, once they are open
    const fds = (Array.isArray(state) ? (state as number[]) : undefined) ?? [];
    if (!Array.isArray(state)) {
      if (t.has('ignore')) p.onSignal(2, 'ignore');
      for (const path of t.operands) {
        const fd = p.open(path, {
          write: true,
          create: true,
          truncate: !t.has('append'),
          append: t.has('append'),
        });
        if (isFail(fd)) yield* t.refuse(path, fd);
        else fds.push(fd);
      }
      if (t.status !== 0) fds.unshift(-1);
    }
    const part = yield* p.read(0);
    if (isFail(part)) yield* t.complain(`read error: ${strerror(part)}`);
    if (isFail(part) || part === '') return Math.max(t.status, fds[0] === -1 ? 1 : 0);
    const refused = yield* p.write(1, part);
    if (refused !== undefined) yield* t.refuse('standard output', refused);
    for (const fd of fds) if (fd >= 0) yield* p.write(fd, part);
    return again(fds);
  },
});
