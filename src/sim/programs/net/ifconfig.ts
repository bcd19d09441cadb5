import { Quit, tool } from '../tool';
import { broadcastOf, links, netmaskOf, type Link } from './view';

/** The old way to look at interfaces: net-tools', and busybox's. */
export const ifconfig = tool<'all' | 'short'>({
  name: 'ifconfig',
  usage: '[-a] [-s] [interface]',
  summary: 'Shows network interfaces',
  options: { all: 'a', short: 's' },
  busybox: { usage: '[-a] [IFACE]' },
  *run(t) {
    const [name] = t.operands;
    if (t.operands.length > 1)
      throw new Quit('changing interfaces is not available in this world: see ip link', 1);
    const shown = links(t.p).filter((one) =>
      name === undefined ? one.isUp || t.has('all') : one.name === name,
    );
    if (name !== undefined && shown.length === 0) {
      throw new Quit(t.isBusybox ? `${name}: error fetching interface information: Device not found` : '', 1);
    }
    const sorted = shown.sort((x, y) => (x.name < y.name ? -1 : 1));
    yield* t.p.out(sorted.map(t.isBusybox ? busyboxText : gnuText).join(''));
    return 0;
  },
});

function busyboxText(one: Link): string {
  const isLoopback = one.kind === 'loopback';
  const type = isLoopback ? 'Local Loopback  ' : `Ethernet  HWaddr ${one.mac.toUpperCase()}  `;
  const [address] = one.addresses;
  const pad = '          ';
  const at =
    address === undefined
      ? ''
      : `${pad}inet addr:${address.replace(/\/.*/, '')}  ${isLoopback ? '' : `Bcast:${broadcastOf(address)}  `}Mask:${netmaskOf(address)}\n`;
  const six = isLoopback ? `${pad}inet6 addr: ::1/128 Scope:Host\n` : '';
  const flags = isLoopback
    ? 'UP LOOPBACK RUNNING'
    : `UP BROADCAST${one.hasCarrier ? ' RUNNING' : ''} MULTICAST`;
  return (
    `${one.name.padEnd(9)} Link encap:${type}\n${at}${six}${pad}${flags}  MTU:${one.mtu}  Metric:1\n` +
    `${pad}RX packets:${one.receivedPackets} errors:0 dropped:0 overruns:0 frame:0\n${pad}TX packets:${one.sentPackets} errors:0 dropped:0 overruns:0 carrier:0\n` +
    `${pad}collisions:0 txqueuelen:${isLoopback ? 1000 : 0} \n${pad}RX bytes:${one.received} (${sized(one.received, 'B')})  TX bytes:${one.sent} (${sized(one.sent, 'B')})\n\n`
  );
}

function gnuText(one: Link): string {
  const isLoopback = one.kind === 'loopback';
  const names = isLoopback
    ? ['UP', 'LOOPBACK', 'RUNNING']
    : ['UP', 'BROADCAST', ...(one.hasCarrier ? ['RUNNING'] : []), 'MULTICAST'];
  const number = isLoopback ? 73 : one.hasCarrier ? 4163 : 4099;
  const pad = '        ';
  const at = one.addresses
    .map(
      (address) =>
        `${pad}inet ${address.replace(/\/.*/, '')}  netmask ${netmaskOf(address)}${isLoopback ? '' : `  broadcast ${broadcastOf(address)}`}\n`,
    )
    .join('');
  const link = isLoopback
    ? `${pad}inet6 ::1  prefixlen 128  scopeid 0x10<host>\n${pad}loop  txqueuelen 1000  (Local Loopback)\n`
    : `${pad}ether ${one.mac}  txqueuelen ${one.kind === 'physical' ? 1000 : 0}  (Ethernet)\n`;
  return (
    `${one.name}: flags=${number}<${names.join(',')}>  mtu ${one.mtu}\n${at}${link}` +
    `${pad}RX packets ${one.receivedPackets}  bytes ${one.received} (${sized(one.received, 'B')})\n${pad}RX errors 0  dropped 0  overruns 0  frame 0\n` +
    `${pad}TX packets ${one.sentPackets}  bytes ${one.sent} (${sized(one.sent, 'B')})\n${pad}TX errors 0  dropped 0 overruns 0  carrier 0  collisions 0\n\n`
  );
}

/** `726.0 B`, `1.3 KiB` */
function sized(bytes: number, unit: string): string {
  if (bytes < 1024) return `${bytes.toFixed(1)} ${unit}`;
  return bytes < 1048576
    ? `${(bytes / 1024).toFixed(1)} Ki${unit}`
    : `${(bytes / 1048576).toFixed(1)} Mi${unit}`;
}
