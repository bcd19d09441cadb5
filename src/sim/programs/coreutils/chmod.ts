import { isFail } from '#sim/base/fail';
import { modeText, parseMode } from '../modes';
import { quoted } from '../quoting';
import { Quit, tool } from '../tool';
import { changeTree } from './change-tree';

const octal = (mode: number) => (mode & 0o7777).toString(8).padStart(4, '0');

export const chmod = tool({
  name: 'chmod',
  usage:
    '[OPTION]... MODE[,MODE]... FILE...\n[OPTION]... OCTAL-MODE FILE...\n[OPTION]... --reference=RFILE FILE...',
  summary: 'Changes the mode of files',
  options: {
    changes: 'c,changes',
    silent: 'f,silent|quiet',
    verbose: 'v,verbose',
    recursive: 'R,recursive',
    reference: ',reference=RFILE',
    noPreserveRoot: ',no-preserve-root',
    preserveRoot: ',preserve-root',
  },
  rewrite: (args) =>
    args.map((arg, i) =>
      i === args.findIndex((one) => one === arg) && /^-[rwxXst]+([,+=-]|$)/.test(arg) ? `\0${arg}` : arg,
    ),
  busybox: { usage: '[-Rcvf] MODE[,MODE]... FILE...' },
  *run(t) {
    const operands = t.operands.map((operand) => operand.replace(/^\0/, ''));
    const reference = t.value('reference');
    const text = reference === undefined ? operands.shift() : '';
    if (text === undefined) throw new Quit(t.isBusybox ? '' : 'missing operand', 1, true);
    if (operands.length === 0)
      throw new Quit(t.isBusybox ? '' : `missing operand after ${t.quote(text)}`, 1, true);
    const model = reference === undefined ? undefined : t.p.stat(reference);
    if (isFail(model)) {
      yield* t.refuse(`failed to get attributes of ${quoted(reference ?? '')}`, model);
      return 1;
    }
    const change = model === undefined ? parseMode(text) : () => model.mode;
    if (change === undefined)
      throw new Quit(
        t.isBusybox ? `invalid mode '${text}'` : `invalid mode: ${t.quote(text)}`,
        1,
        !t.isBusybox,
      );
    const umask = t.p.umask();
    for (const path of operands) {
      yield* changeTree(t, path, t.has('recursive'), function* (at, stat) {
        const mode = change(stat.mode & 0o7777, stat.type === 'dir', umask);
        const refused = t.p.chmod(at, mode);
        if (refused !== undefined) {
          if (t.has('silent')) t.status = 1;
          else yield* t.refuse(t.isBusybox ? at : `changing permissions of ${quoted(at)}`, refused);
          return;
        }
        const isChanged = (stat.mode & 0o7777) !== mode;
        const from = `${octal(stat.mode)} (${modeText('file', stat.mode).slice(1)})`;
        const to = `${octal(mode)} (${modeText('file', mode).slice(1)})`;
        if (t.isBusybox) {
          if (t.has('verbose') || (t.has('changes') && isChanged))
            t.say(`mode of '${at}' changed to ${to.replace(' ', ' ')}\n`);
        } else if (isChanged && (t.has('verbose') || t.has('changes')))
          t.say(`mode of ${quoted(at)} changed from ${from} to ${to}\n`);
        else if (t.has('verbose')) t.say(`mode of ${quoted(at)} retained as ${to}\n`);
      });
    }
    return undefined;
  },
});
