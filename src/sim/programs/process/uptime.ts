import { strftime } from '#sim/base/strftime';
import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import { zoneOf } from '../dates';
import { tool } from '../tool';

/** ` 21:19:12 up  1:11,  0 users,  load average: 0.00, 0.01, 0.05`: the first line of uptime, w and top. */
export function uptimeLine(p: Proc): string {
  const uptime = p.readText('/proc/uptime');
  const load = p.readText('/proc/loadavg');
  const seconds = isFail(uptime) ? 0 : Math.floor(Number(uptime.split(' ')[0]));
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  const dayText = days === 0 ? '' : `${String(days)} day${days === 1 ? '' : 's'}, `;
  const rest =
    hours > 0 ? `${String(hours).padStart(2)}:${String(minutes).padStart(2, '0')}` : `${String(minutes)} min`;
  // containers keep no record of who is logged in
  const users = p.do((sim) => {
    const me = sim.processes.need(p.processId);
    return me.container !== undefined
      ? 0
      : [...sim.terminals.all()].filter(({ machine }) => machine === me.machine).length;
  });
  const shown = isFail(load) ? '0.00, 0.00, 0.00' : load.split(' ').slice(0, 3).join(', ');
  return `${strftime('%H:%M:%S', p.now(), zoneOf(p.env.TZ))} up ${dayText}${rest},  ${String(users)} user${users === 1 ? '' : 's'},  load average: ${shown}`;
}

export const uptime = tool({
  name: 'uptime',
  usage: '[options]',
  summary: 'Shows how long the machine has been running, and its load',
  options: { pretty: 'p,pretty', since: 's,since' },
  origin: 'procps-ng',
  busybox: { usage: '' },

  *run(t) {
    const text = t.p.readText('/proc/uptime');
    const seconds = isFail(text) ? 0 : Number(text.split(' ')[0]);
    if (t.has('since'))
      t.say(`${strftime('%Y-%m-%d %H:%M:%S', t.p.now() - seconds * 1000, zoneOf(t.p.env.TZ))}\n`);
    else if (t.has('pretty')) t.say(`${pretty(seconds)}\n`);
    else t.say(` ${uptimeLine(t.p)}\n`);
    return 0;
  },
});

function pretty(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 604_800), 'week'],
    [Math.floor(seconds / 86_400) % 7, 'day'],
    [Math.floor(seconds / 3600) % 24, 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
  ] as const;
  const words = parts.flatMap(([count, unit]) =>
    count === 0 ? [] : [`${String(count)} ${unit}${count === 1 ? '' : 's'}`],
  );
  return `up ${words.join(', ') || '0 minutes'}`;
}
