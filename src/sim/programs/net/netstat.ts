import { tool, type Tool } from '../tool';
import { links, netmaskOf, routes, socketViews, type SocketView } from './view';

type Option =
  | 'all'
  | 'listening'
  | 'numeric'
  | 'programs'
  | 'tcp'
  | 'udp'
  | 'route'
  | 'unix'
  | 'interfaces'
  | 'extended'
  | 'raw'
  | 'wide';

const shown = ({ ip, port }: { ip: string; port: number }, isV6: boolean) => {
  const at = ip === '' ? (isV6 ? '::' : '0.0.0.0') : ip;
  return `${at}:${port === 0 ? '*' : port}`;
};

/** Sockets, routes and interfaces: net-tools', and busybox's. */
export const netstat = tool<Option>({
  name: 'netstat',
  usage: '[-alnptur]',
  summary: 'Shows sockets, routes and interfaces',
  origin: 'net-tools',
  options: {
    all: 'a,all',
    listening: 'l,listening',
    numeric: 'n,numeric',
    programs: 'p,programs',
    tcp: 't,tcp',
    udp: 'u,udp',
    route: 'r,route',
    unix: 'x,unix',
    interfaces: 'i,interfaces',
    extended: 'e',
    raw: 'w',
    wide: 'W',
  },
  busybox: { usage: '[-ralutwxenp]' },
  *run(t) {
    if (t.has('route')) return yield* routeTable(t);
    if (t.has('interfaces')) return yield* interfaceTable(t);
    const kind = t.has('listening')
      ? 'only servers'
      : t.has('all')
        ? 'servers and established'
        : 'w/o servers';
    const head = `Proto Recv-Q Send-Q Local Address           Foreign Address         State       ${t.has('programs') ? 'PID/Program name    ' : ''}\n`;
    const rows =
      t.has('udp') && !t.has('tcp')
        ? []
        : socketViews(t.p).filter((one) =>
            t.has('listening') ? one.state === 'LISTEN' : t.has('all') || one.state !== 'LISTEN',
          );
    yield* t.p.out(
      `Active Internet connections (${kind})\n${head}${rows.map((one) => line(t, one)).join('')}`,
    );
    if (!t.has('tcp') && !t.has('udp')) {
      yield* t.p.out(
        `Active UNIX domain sockets (${kind})\nProto RefCnt Flags       Type       State         I-Node   Path\n`,
      );
    }
    return 0;
  },
});

function line(t: Tool<Option>, one: SocketView): string {
  const protocol = (one.isV6 && !t.isBusybox ? 'tcp6' : 'tcp').padEnd(5);
  const owner = one.pid === 0 && one.program === '' ? '-' : `${one.pid === 0 ? '-' : one.pid}/${one.program}`;
  const program = t.has('programs') ? (one.pid === 0 ? '-' : owner).padEnd(20) : '';
  return `${protocol}      0      0 ${shown(one.local, one.isV6).padEnd(23)} ${shown(one.remote, one.isV6).padEnd(23)} ${one.state.padEnd(11)} ${program}\n`;
}

function* routeTable(t: Tool<Option>) {
  const lines = routes(t.p).map(({ to, via, device }) => {
    const isDefault = to === 'default';
    const target = isDefault ? (t.has('numeric') ? '0.0.0.0' : 'default') : to.replace(/\/.*/, '');
    return `${target.padEnd(15)} ${(via ?? '0.0.0.0').padEnd(15)} ${(isDefault ? '0.0.0.0' : netmaskOf(to)).padEnd(15)} ${(via === undefined ? 'U' : 'UG').padEnd(5)}     0 0          0 ${device}\n`;
  });
  yield* t.p.out(
    `Kernel IP routing table\nDestination     Gateway         Genmask         Flags   MSS Window  irtt Iface\n${lines.join('')}`,
  );
  return 0;
}

function* interfaceTable(t: Tool<Option>) {
  const rows = links(t.p).map(
    (one) =>
      `${one.name.padEnd(8)} ${String(one.mtu).padStart(6)} ${String(one.receivedPackets).padStart(8)}      0      0 0      ${String(one.sentPackets).padStart(8)}      0      0      0 ${one.kind === 'loopback' ? 'LRU' : 'BMRU'}\n`,
  );
  yield* t.p.out(
    `Kernel Interface table\nIface      MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg\n${rows.join('')}`,
  );
  return 0;
}
