import { strerror } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';
import { execCommand, execFailure, type CommandOrder } from '../run';
import { Quit, tool, type Tool } from '../tool';

/** Becomes the command of the operands, or says why not. */
export function* becomeCommand<K extends string>(
  t: Tool<K>,
  argv: readonly string[],
  order: CommandOrder = {},
  verb = 'failed to run command ',
): Steps<number> {
  yield* t.flush();
  const refused = yield* execCommand(t.p, argv, order);
  const { message, code } = execFailure(argv[0] ?? '', refused, t.isBusybox, (word) => t.quote(word), verb);
  throw new Quit(message, code);
}

export const nohup = tool({
  name: 'nohup',
  usage: 'COMMAND [ARG]...\nOPTION',
  summary: 'Runs a command that does not end with its terminal',
  options: {},
  inOrder: true,
  usageStatus: 125,
  busybox: { usage: 'PROG ARGS' },
  *run(t) {
    const { p } = t;
    if (t.operands.length === 0)
      throw new Quit(t.isBusybox ? '' : 'missing operand', t.isBusybox ? 1 : 125, true);
    if (p.isTty(0)) {
      const empty = p.open('/dev/null');
      if (typeof empty === 'number') p.dup2(empty, 0);
    }
    if (p.isTty(1)) {
      const fd = p.open('nohup.out', { write: true, create: true, append: true }, 0o600);
      if (typeof fd !== 'number')
        throw new Quit(`failed to open ${t.quote('nohup.out')}: ${strerror(fd)}`, 125);
      yield* t.p.err(`${t.name}: ignoring input and appending output to ${t.quote('nohup.out')}\n`);
      p.dup2(fd, 1);
    }
    if (p.isTty(2)) p.dup2(1, 2);
    return yield* becomeCommand(t, t.operands, { ignore: [SIG.HUP] });
  },
});

export const nice = tool({
  name: 'nice',
  usage: '[OPTION] [COMMAND [ARG]...]',
  summary: 'Runs a command with another niceness',
  options: { adjustment: 'n,adjustment=N' },
  inOrder: true,
  usageStatus: 125,
  rewrite: (args) =>
    /^-{1,2}\d+$/.test(args[0] ?? '') ? ['-n', (args[0] ?? '').slice(1), ...args.slice(1)] : args,
  busybox: { usage: '[-n ADJUST] [PROG ARGS]' },
  *run(t) {
    const now = t.p.do((sim) => sim.processes.need(t.p.processId).nice);
    if (t.operands.length === 0) {
      if (t.has('adjustment')) throw new Quit('a command must be given with an adjustment', 125, true);
      t.say(`${String(now)}\n`);
      return 0;
    }
    const text = t.value('adjustment') ?? '10';
    if (!/^[-+]?\d+$/.test(text)) throw new Quit(`invalid adjustment ${t.quote(text)}`, 125);
    let wanted = Math.max(-20, Math.min(19, now + Number(text)));
    if (wanted < now && !t.p.can('SYS_NICE')) {
      yield* t.warn('cannot set niceness: Permission denied');
      wanted = now;
    }
    return yield* becomeCommand(t, t.operands, { nice: wanted }, '');
  },
});

export const setsid = tool({
  name: 'setsid',
  usage: '[options] <program> [arguments ...]',
  summary: 'Runs a program in a new session',
  options: { ctty: 'c,ctty', fork: 'f,fork', wait: 'w,wait' },
  inOrder: true,
  origin: 'util-linux',
  busybox: { usage: '[-c] PROG ARGS', lacks: 'fw' },
  *run(t) {
    if (t.operands.length === 0) throw new Quit(t.isBusybox ? '' : 'no command specified', 1, true);
    t.p.newSession();
    return yield* becomeCommand(t, t.operands);
  },
});

export const chroot = tool({
  name: 'chroot',
  usage: '[OPTION] NEWROOT [COMMAND [ARG]...]',
  summary: 'Runs a command with another root directory',
  options: {},
  refused: ['--groups', '--userspec', '--skip-chdir'],
  inOrder: true,
  usageStatus: 125,
  busybox: { usage: 'NEWROOT [PROG ARGS]' },
  *run(t) {
    const [root, ...command] = t.operands;
    if (root === undefined) throw new Quit(t.isBusybox ? '' : 'missing operand', t.isBusybox ? 1 : 125, true);
    const allowed = t.p.can('SYS_CHROOT');
    const refused = allowed ? t.p.chroot(root) : ({ error: 'EPERM' } as const);
    if (refused !== undefined) {
      throw new Quit(
        t.isBusybox
          ? `can't change root directory to '${root}': ${strerror(refused)}`
          : `cannot change root directory to '${root}': ${strerror(refused)}`,
        t.isBusybox ? 1 : 125,
      );
    }
    t.p.chdir('/');
    return yield* becomeCommand(t, command.length > 0 ? command : [t.p.env.SHELL ?? '/bin/sh', '-i']);
  },
});
