import { isFail } from '#sim/base/fail';
import { quoted } from '../quoting';
import { tool } from '../tool';

/** What is written is on disk at once in this world; so only the paths are looked at. */
export const sync = tool({
  name: 'sync',
  usage: '[OPTION] [FILE]...',
  summary: 'Waits until cached writes are on disk',
  options: { data: 'd,data', fileSystem: 'f,file-system' },
  busybox: { usage: '[-df] [FILE]...' },
  *run(t) {
    for (const path of t.operands) {
      const stat = t.p.stat(path);
      if (isFail(stat))
        yield* t.refuse(t.isBusybox ? `can't open '${path}'` : `error opening ${quoted(path)}`, stat);
    }
    return undefined;
  },
});
