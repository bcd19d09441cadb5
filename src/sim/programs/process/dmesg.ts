import { strftime } from '#sim/base/strftime';
import { Quit, tool } from '../tool';
import { zoneOf } from '../dates';

export const dmesg = tool({
  name: 'dmesg',
  usage: '[options]',
  summary: 'Shows what the kernel said',
  options: {
    human: 'H,human',
    ctime: 'T,ctime',
    noTime: 't,notime',
    follow: 'w,follow',
    level: 'l,level=LIST',
    clear: 'c,read-clear',
    size: 's,buffer-size=N',
    consoleLevel: 'n,console-level=N',
  },
  origin: 'util-linux',
  busybox: { usage: '[-cr] [-n LEVEL] [-s SIZE]', lacks: 'HTtwl' },

  *run(t) {
    const { p } = t;
    if (!p.can('SYSLOG') && !p.can('SYS_ADMIN'))
      throw new Quit(
        t.isBusybox
          ? 'klogctl: Operation not permitted'
          : 'read kernel buffer failed: Operation not permitted',
      );
    const { lines, booted } = p.do((sim) => {
      const machine = sim.machines.need(sim.processes.need(p.processId).machine);
      return {
        lines: machine.kernelLog.map(({ at, text }) => ({ at, text })),
        booted: sim.now - (sim.time - machine.bootedAt),
      };
    });
    for (const { at, text } of lines) {
      const stamp = t.has('noTime')
        ? ''
        : t.has('ctime')
          ? `[${strftime('%a %b %e %H:%M:%S %Y', booted + at, zoneOf(p.env.TZ))}] `
          : `[${(at / 1000).toFixed(6).padStart(12)}] `;
      t.say(`${stamp}${text}\n`);
    }
    return 0;
  },
});
