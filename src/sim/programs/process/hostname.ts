import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import { Quit, tool } from '../tool';

export const hostname = tool({
  name: 'hostname',
  usage: '[-b] {hostname|-F file}\n[-a|-A|-d|-f|-i|-I|-s|-y]',
  summary: 'Shows or sets the name of the host',
  options: {
    alias: 'a,alias',
    allFqdns: 'A,all-fqdns',
    boot: 'b,boot',
    domain: 'd,domain',
    fqdn: 'f,fqdn|long',
    file: 'F,file=FILE',
    ip: 'i,ip-address',
    allIps: 'I,all-ip-addresses',
    short: 's,short',
    yp: 'y,yp|nis',
  },
  origin: 'hostname',
  busybox: { usage: '[-sidf] [HOSTNAME | -F FILE]', lacks: 'aAbIy' },

  *run(t) {
    const { p } = t;
    const name = p.do((sim) => sim.namespaces.peek(sim.processes.need(p.processId).ns.uts)?.hostname ?? '');
    const file = t.value('file');
    const content = file === undefined ? undefined : p.readText(file);
    if (isFail(content)) throw new Quit(`can't open '${file ?? ''}'`);
    const wanted = t.operands[0] ?? content?.split('\n').find((line) => line !== '' && !line.startsWith('#'));
    if (wanted !== undefined) {
      if (!p.can('SYS_ADMIN'))
        throw new Quit(
          t.isBusybox ? 'sethostname: Operation not permitted' : 'you must be root to change the host name',
        );
      p.do((sim) => {
        const namespace = sim.namespaces.get(sim.processes.need(p.processId).ns.uts);
        if (namespace !== undefined) namespace.hostname = wanted;
      });
      return 0;
    }
    const hosts = p.readText('/etc/hosts');
    const lines = isFail(hosts)
      ? []
      : hosts.split('\n').map((line) => line.replace(/#.*/, '').trim().split(/\s+/));
    const entry = lines.find((words) => words.slice(1).includes(name));
    if (t.has('allIps'))
      t.say(
        `${addresses(t.p)
          .map((ip) => `${ip} `)
          .join('')}\n`,
      );
    else if (t.has('ip')) {
      const found = entry?.[0] ?? addresses(p)[0];
      if (found === undefined) throw new Quit('Name or service not known');
      t.say(`${found}\n`);
    } else if (t.has('domain')) t.say(`${(entry?.[1] ?? '').split('.').slice(1).join('.')}\n`);
    else if (t.has('fqdn')) t.say(`${entry?.[1] ?? name}\n`);
    else t.say(`${t.has('short') ? (name.split('.')[0] ?? '') : name}\n`);
    return 0;
  },
});

/** Addresses of the network namespace but for loopback's. */
function addresses(p: Proc): string[] {
  return p.do((sim) => {
    const interfaces = sim.netns.peek(sim.processes.need(p.processId).ns.net)?.interfaces ?? [];
    return interfaces
      .filter(({ kind, isUp }) => kind !== 'loopback' && isUp)
      .flatMap((one) => one.addresses.map((address) => address.replace(/\/.*/, '')));
  });
}
