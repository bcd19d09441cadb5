import { processByPid } from '#sim/world/pids';
import { Quit, tool } from '../tool';

export const renice = tool({
  name: 'renice',
  usage: '[-n|--priority|--relative] <priority> [-p|--pid] <pid>...',
  summary: 'Changes the niceness of running processes',
  options: {
    priority: 'n,priority=NUM',
    relative: ',relative=NUM',
    pid: 'p,pid',
    group: 'g,pgrp',
    user: 'u,user',
  },
  origin: 'util-linux',
  busybox: { usage: '[-n] PRIORITY [[-p|g|u] ID...]...' },
  rewrite: (args) => (/^-\d+$/.test(args[0] ?? '') ? ['-n', ...args] : args),
  *run(t) {
    const operands = [...t.operands];
    const relative = t.value('relative');
    const text = t.value('priority') ?? relative ?? operands.shift();
    if (text === undefined || operands.length === 0)
      throw new Quit(t.isBusybox ? '' : 'not enough arguments', 1, true);
    if (!/^[-+]?\d+$/.test(text)) throw new Quit(`invalid priority '${text}'`, 1, true);
    for (const operand of operands) {
      const result = t.p.do((sim) => {
        const me = sim.processes.need(t.p.processId);
        const id = processByPid(sim, me.ns.pid, Number(operand));
        const process = id === undefined ? undefined : sim.processes.get(id);
        if (process === undefined) return 'No such process';
        const wanted = Math.max(
          -20,
          Math.min(19, (relative === undefined ? 0 : process.nice) + Number(text)),
        );
        if (me.cred.uid !== 0 && (process.cred.uid !== me.cred.uid || wanted < process.nice))
          return 'Permission denied';
        const old = process.nice;
        process.nice = wanted;
        return [old, wanted];
      });
      if (typeof result === 'string')
        yield* t.complain(
          t.isBusybox
            ? `setpriority: ${result}`
            : `failed to ${result === 'No such process' ? 'get' : 'set'} priority for ${operand} (process ID): ${result}`,
        );
      else if (!t.isBusybox)
        t.say(
          `${operand} (process ID) old priority ${String(result[0])}, new priority ${String(result[1])}\n`,
        );
    }
    return undefined;
  },
});
