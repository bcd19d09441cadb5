import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { parseMode } from '../modes';
import { quoted } from '../quoting';
import { Quit, tool, type Tool } from '../tool';

type Option = 'mode' | 'parents' | 'verbose';

function* make(t: Tool<Option>, path: string, mode: number | undefined): Steps<void> {
  const refused = t.p.mkdir(path, 0o777);
  if (refused !== undefined) {
    const shown = t.isBusybox
      ? `can't create directory '${path}'`
      : `cannot create directory ${quoted(path)}`;
    yield* t.refuse(shown, refused);
    return;
  }
  if (mode !== undefined) t.p.chmod(path, mode);
  if (t.has('verbose'))
    t.say(`${t.isBusybox ? 'created directory:' : 'mkdir: created directory'} ${quoted(path)}\n`);
}

/** Makes what is missing of a path. Parents get the usual mode with u+wx. */
function* makeAll(t: Tool<Option>, path: string, mode: number | undefined): Steps<void> {
  const parts = path.split('/');
  for (let i = 1; i <= parts.length; i++) {
    const part = parts.slice(0, i).join('/');
    if (part === '' || parts[i - 1] === '') continue;
    const there = t.p.stat(part);
    if (!isFail(there) && there.type === 'dir') continue;
    const before = t.status;
    yield* make(t, part, i === parts.length ? mode : undefined);
    if (t.status !== before) return;
  }
}

export const mkdir = tool<Option>({
  name: 'mkdir',
  usage: '[OPTION]... DIRECTORY...',
  summary: 'Makes directories',
  options: { mode: 'm,mode=MODE', parents: 'p,parents', verbose: 'v,verbose' },
  refused: ['-Z', '--context'],
  busybox: { usage: '[-m MODE] [-p] DIRECTORY...' },
  *run(t) {
    if (t.operands.length === 0) throw new Quit(t.isBusybox ? '' : 'missing operand', 1, true);
    const text = t.value('mode');
    const change = text === undefined ? undefined : parseMode(text);
    if (text !== undefined && change === undefined) throw new Quit(`invalid mode ${t.quote(text)}`);
    const mode = change?.(0o777, true, t.p.umask());
    for (const path of t.operands) {
      if (t.has('parents')) yield* makeAll(t, path, mode);
      else yield* make(t, path, mode);
    }
    return undefined;
  },
});
