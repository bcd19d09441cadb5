import { strerror } from '#sim/base/fail';
import { execCommand, execFailure } from '../run';
import { Quit, tool } from '../tool';

export const env = tool({
  name: 'env',
  usage: '[OPTION]... [-] [NAME=VALUE]... [COMMAND [ARG]...]',
  summary: 'Shows the environment, or runs a command in a changed one',
  options: {
    ignore: 'i,ignore-environment',
    zero: '0,null',
    unset: 'u,unset=NAME',
    chdir: 'C,chdir=DIR',
    split: 'S,split-string=S',
  },
  refused: [
    '--block-signal',
    '--default-signal',
    '--ignore-signal',
    '--list-signal-handling',
    '-v',
    '--debug',
  ],
  inOrder: true,
  usageStatus: 125,
  busybox: { usage: '[-i0] [-u NAME]... [-] [NAME=VALUE]... [PROG ARGS]', lacks: 'CSv' },
  *run(t) {
    const split = t.value('split');
    const operands = [...(split === undefined ? [] : split.trim().split(/\s+/)), ...t.operands];
    const isEmpty = t.has('ignore') || operands[0] === '-';
    if (operands[0] === '-') operands.shift();
    const names = new Map(isEmpty ? [] : Object.entries(t.p.env));
    for (const name of t.values('unset')) names.delete(name);
    while (operands[0]?.includes('=') === true) {
      const [, name = '', value = ''] = /^([^=]*)=([^]*)$/.exec(operands.shift() ?? '') ?? [];
      names.set(name, value);
    }
    const folder = t.value('chdir');
    const refused = folder === undefined ? undefined : t.p.chdir(folder);
    if (refused !== undefined)
      throw new Quit(`cannot change directory to ${t.quote(folder ?? '')}: ${strerror(refused)}`, 125);
    const [command] = operands;
    if (command === undefined) {
      for (const [name, value] of names) t.say(`${name}=${value}${t.has('zero') ? '\0' : '\n'}`);
      return 0;
    }
    const refusal = yield* execCommand(t.p, operands, { env: Object.fromEntries(names) });
    const { message, code } = execFailure(command, refusal, t.isBusybox, (word) => t.quote(word), '');
    throw new Quit(message, code);
  },
});
