import { Quit, tool } from '../tool';
import { nameOf } from './connect';
import { netmaskOf, routes } from './view';

/** The kernel's routing table, as net-tools and busybox print it. */
export const route = tool<'numeric' | 'extended'>({
  name: 'route',
  usage: '[-n]',
  summary: 'Shows the routing table',
  options: { numeric: 'n', extended: 'e' },
  busybox: { usage: '[-ne]' },
  *run(t) {
    if (t.operands.length > 0)
      throw new Quit('changing routes is not available in this world: see ip route', 1);
    const isNumeric = t.has('numeric');
    const lines = routes(t.p).map(({ to, via, device }) => {
      const isDefault = to === 'default';
      const target = isDefault ? (isNumeric ? '0.0.0.0' : 'default') : to.replace(/\/.*/, '');
      const gateway = via ?? (isNumeric ? '0.0.0.0' : t.isBusybox ? '*' : '0.0.0.0');
      const shown = via !== undefined && !isNumeric && !t.isBusybox ? nameOf(t.p, gateway) : gateway;
      const mask = isDefault ? '0.0.0.0' : netmaskOf(to);
      return `${target.padEnd(15)} ${shown.padEnd(15)} ${mask.padEnd(15)} ${(via === undefined ? 'U' : 'UG').padEnd(5)} 0      0        0 ${device}\n`;
    });
    yield* t.p.out(
      `Kernel IP routing table\nDestination     Gateway         Genmask         Flags Metric Ref    Use Iface\n${lines.join('')}`,
    );
    return 0;
  },
});
