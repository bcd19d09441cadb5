import { strftime } from '#sim/base/strftime';
import type { Proc } from '#sim/kernel/proc';
import { zoneOf } from '../dates';
import { tool } from '../tool';
import { Names } from '../users';
import { listProcesses } from './process-list';
import { uptimeLine } from './uptime';

interface Login {
  user: string;
  tty: string;
  started: number;
  command: string;
  cpu: number;
}

/** Who sits at the machine's terminals; containers have no record of logins. */
function logins(p: Proc): Login[] {
  const names = new Names(p);
  const windows = p.do((sim) => {
    const me = sim.processes.need(p.processId);
    if (me.container !== undefined) return [];
    return [...sim.terminals.all()]
      .filter(({ machine }) => machine === me.machine)
      .map(({ tty }) => `pts/${String(sim.ttys.peek(tty)?.number ?? 0)}`);
  });
  const processes = listProcesses(p);
  return windows.flatMap((tty) => {
    const leader = processes.find((one) => one.tty === tty && one.session === one.pid);
    const front = processes.findLast((one) => one.tty === tty && one.isForeground) ?? leader;
    if (leader === undefined) return [];
    return [
      {
        user: names.user(leader.uid) ?? String(leader.uid),
        tty,
        started: leader.started,
        command: front?.argv.join(' ') ?? '',
        cpu: leader.cpu,
      },
    ];
  });
}

export const who = tool({
  name: 'who',
  usage: '[OPTION]... [ FILE | ARG1 ARG2 ]',
  summary: 'Shows who is logged in',
  options: {
    all: 'a,all',
    boot: 'b,boot',
    count: 'q,count',
    heading: 'H,heading',
    mine: 'm',
    short: 's,short',
  },
  busybox: { usage: '[-aH]' },

  *run(t) {
    const all = logins(t.p);
    const zone = zoneOf(t.p.env.TZ);
    if (t.has('heading')) t.say('NAME     LINE         TIME             COMMENT\n');
    if (t.has('count')) t.say(`${all.map(({ user }) => user).join(' ')}\n# users=${String(all.length)}\n`);
    else
      for (const { user, tty, started } of all)
        t.say(`${user.padEnd(8)} ${tty.padEnd(12)} ${strftime('%Y-%m-%d %H:%M', started, zone)}\n`);
    return 0;
  },
});

export const users = tool({
  name: 'users',
  usage: '[OPTION]... [FILE]',
  summary: 'Shows the names of who is logged in',
  options: {},
  busybox: { usage: '' },

  *run(t) {
    const all = logins(t.p).map(({ user }) => user);
    if (all.length > 0) t.say(`${all.toSorted().join(' ')}\n`);
    return 0;
  },
});

export const w = tool({
  name: 'w',
  usage: '[options] [user]',
  summary: 'Shows who is logged in and what they do',
  options: { noHeader: 'h,no-header', short: 's,short', from: 'f,from' },
  origin: 'procps-ng',
  busybox: { usage: '' },

  *run(t) {
    const zone = zoneOf(t.p.env.TZ);
    if (!t.has('noHeader'))
      t.say(` ${uptimeLine(t.p)}\nUSER     TTY      FROM             LOGIN@   IDLE   JCPU   PCPU WHAT\n`);
    for (const { user, tty, started, command, cpu } of logins(t.p)) {
      const used = `${(cpu / 1000).toFixed(2)}s`;
      t.say(
        `${user.padEnd(8)} ${tty.padEnd(8)} ${'-'.padEnd(16)} ${strftime('%H:%M', started, zone)}    0.00s ${used.padStart(6)} ${used.padStart(6)} ${command}\n`,
      );
    }
    return 0;
  },
});
