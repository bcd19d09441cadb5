import { tool } from '../tool';
import { nameOf } from './connect';
import { neighbours } from './view';

/** Who was met on the wire. */
export const arp = tool<'all' | 'numeric'>({
  name: 'arp',
  usage: '[-an]',
  summary: 'Shows the table of neighbours',
  options: { all: 'a', numeric: 'n' },
  busybox: { usage: '[-vn] [-a]' },
  *run(t) {
    const rows = neighbours(t.p);
    if (t.isBusybox || t.has('all')) {
      const name = (ip: string) => {
        const found = t.has('numeric') ? ip : nameOf(t.p, ip);
        return found === ip ? '?' : found;
      };
      yield* t.p.out(
        rows.map(({ ip, mac, device }) => `${name(ip)} (${ip}) at ${mac} [ether]  on ${device}\n`).join(''),
      );
      return 0;
    }
    const head = 'Address                  HWtype  HWaddress           Flags Mask            Iface\n';
    yield* t.p.out(
      rows.length === 0
        ? ''
        : head +
            rows
              .map(
                ({ ip, mac, device }) =>
                  `${ip.padEnd(24)} ether   ${mac}   C                     ${device}\n`,
              )
              .join(''),
    );
    return 0;
  },
});
