import { isFail, strerror } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { baseName, joinPath } from '../paths';
import { quoted } from '../quoting';
import { Quit, type Tool } from '../tool';

/** Sources and the directory or file they go to; complains as cp and mv do when that makes no sense. */
export function* destinationOf<K extends string>(
  t: Tool<K>,
  target: string | undefined,
  isPlain: boolean,
): Steps<{ sources: readonly string[]; to: string; isDirectory: boolean }> {
  const [first, ...others] = t.operands;
  if (first === undefined) throw new Quit(t.isBusybox ? '' : 'missing file operand', 1, true);
  if (target === undefined && others.length === 0)
    throw new Quit(t.isBusybox ? '' : `missing destination file operand after ${quoted(first)}`, 1, true);
  const to = target ?? t.operands.at(-1) ?? '';
  const sources = target === undefined ? t.operands.slice(0, -1) : t.operands;
  const there = t.p.stat(to);
  const isDirectory = !isFail(there) && there.type === 'dir' && !isPlain;
  if (sources.length > 1 || target !== undefined) {
    if (isPlain) throw new Quit(`extra operand ${quoted(t.operands[2] ?? '')}`, 1, true);
    if (isFail(there) && !t.isBusybox) throw new Quit(`target ${quoted(to)}: ${strerror(there)}`);
    if (!isDirectory && !t.isBusybox) throw new Quit(`target ${quoted(to)}: Not a directory`);
    if (!isDirectory) {
      for (const source of sources)
        yield* t.complain(
          `can't stat '${joinPath(to, baseName(source))}': ${isFail(there) ? strerror(there) : 'Not a directory'}`,
        );
      return { sources: [], to, isDirectory };
    }
  }
  return { sources, to, isDirectory };
}
