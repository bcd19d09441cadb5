import type { Address } from '#sim/world/io';
import type { Interface, NetNamespace } from '#sim/world/network';
import { shows, type Branch } from '../branch';
import type { ProcessContext } from './process-facts';

function namespaceOf({ sim, process }: ProcessContext): Readonly<NetNamespace> | undefined {
  return sim.netns.peek(process.ns.net);
}

const devHead =
  'Inter-|   Receive                                                |  Transmit\n' +
  ' face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed\n';

/** A packet of an ordinary link, bytes: what bytes are turned into counts of packets by. */
const packet = 1500;

function devLine({ name, received, sent }: Readonly<Interface>): string {
  const side = (bytes: number, widths: readonly number[]) =>
    [bytes, Math.ceil(bytes / packet), 0, 0, 0, 0, 0, 0]
      .map((n, i) => String(n).padStart(widths[i] ?? 1))
      .join(' ');
  const receive = side(received, [7, 7, 4, 4, 4, 5, 10, 9]);
  return `${name.padStart(6)}: ${receive} ${side(sent, [8, 7, 4, 4, 4, 5, 7, 10])}\n`;
}

/** An IPv4 address as these files write it: the bytes in reverse, in hex. */
function hexAddress(ip: string): string {
  const parts = ip.split('.').map(Number);
  if (parts.length !== 4 || parts.some((part) => Number.isNaN(part))) return '00000000';
  return parts
    .reverse()
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

function maskOf(prefix: number): string {
  const bits = prefix === 0 ? 0 : (0xffffffff << (32 - prefix)) >>> 0;
  return [24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join('.');
}

function route(context: ProcessContext): string {
  let out =
    'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT                                                       \n';
  for (const { to, via, device } of namespaceOf(context)?.routes ?? []) {
    const [network = '0.0.0.0', prefix = '32'] = to === 'default' ? ['0.0.0.0', '0'] : to.split('/');
    if (network.includes(':')) continue;
    const flags = via === undefined ? '0001' : '0003';
    const fields = [
      device,
      hexAddress(network),
      hexAddress(via ?? ''),
      flags,
      0,
      0,
      0,
      hexAddress(maskOf(Number(prefix))),
    ];
    out += `${`${fields.join('\t')}\t0\t0\t0`.padEnd(127)}\n`;
  }
  return out;
}

/** include/net/tcp_states.h */
const states = { new: '07', listening: '0A', connecting: '02', connected: '01', closed: '07' } as const;

function tcp({ sim, process }: ProcessContext): string {
  const end = ({ ip, port }: Address) =>
    `${hexAddress(ip)}:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  let out =
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode                                                     \n';
  let number = 0;
  for (const socket of sim.sockets.all()) {
    if (socket.netns !== process.ns.net || socket.family !== 'tcp' || socket.state === 'new') continue;
    const queues = `00000000:${socket.inbox.length.toString(16).toUpperCase().padStart(8, '0')} 00:00000000 00000000`;
    const line = `${String(number).padStart(4)}: ${end(socket.local)} ${end(socket.remote)} ${states[socket.state]} ${queues}`;
    out += `${`${line}     0        0 ${10000 + socket.id} 1 0000000000000000 100 0 0 10 0`.padEnd(149)}\n`;
    number += 1;
  }
  return out;
}

/** /proc/PID/net */
export const networkFiles: Branch<ProcessContext> = {
  dev: shows((context) => devHead + (namespaceOf(context)?.interfaces ?? []).map(devLine).join('')),
  route: shows(route),
  tcp: shows(tcp),
};
