import { tool } from '../tool';
import { socketViews } from './view';

type Option =
  'all' | 'listening' | 'numeric' | 'processes' | 'tcp' | 'udp' | 'unix' | 'v4' | 'v6' | 'summary' | 'noHead';

/** Sockets, as iproute2 lists them. */
export const ss = tool<Option>({
  name: 'ss',
  usage: '[-alnptu]',
  summary: 'Shows sockets',
  origin: 'iproute2',
  options: {
    all: 'a,all',
    listening: 'l,listening',
    numeric: 'n,numeric',
    processes: 'p,processes',
    tcp: 't,tcp',
    udp: 'u,udp',
    unix: 'x,unix',
    v4: '4,ipv4',
    v6: '6,ipv6',
    summary: 's,summary',
    noHead: 'H,no-header',
  },
  *run(t) {
    const all = t.has('udp') && !t.has('tcp') ? [] : socketViews(t.p);
    const rows = all.filter(
      (one) =>
        (t.has('listening') ? one.state === 'LISTEN' : t.has('all') || one.state !== 'LISTEN') &&
        !(t.has('v4') && one.isV6) &&
        !(t.has('v6') && !one.isV6),
    );
    const address = (ip: string, isV6: boolean) =>
      isV6 ? (ip === '' || ip === '::' ? '[::]' : `[${ip}]`) : ip === '' ? '0.0.0.0' : ip;
    const port = (n: number) => (n === 0 ? '*' : String(n));
    const cells = rows.map((one) => [
      one.state === 'LISTEN' ? 'LISTEN' : one.state === 'ESTABLISHED' ? 'ESTAB' : 'SYN-SENT',
      '0',
      one.state === 'LISTEN' ? '4096' : '0',
      address(one.local.ip, one.isV6),
      port(one.local.port),
      address(one.remote.ip, one.isV6),
      port(one.remote.port),
      t.has('processes') && one.program !== '' ? `users:(("${one.program}",pid=${one.pid},fd=3))` : '',
    ]);
    const head = [
      'State',
      'Recv-Q',
      'Send-Q',
      'Local Address',
      'Port',
      'Peer Address',
      'Port',
      t.has('processes') ? 'Process' : '',
    ];
    const table = t.has('noHead') ? cells : [head, ...cells];
    const widths = head.map((title, i) => Math.max(title.length, ...cells.map((row) => row[i]?.length ?? 0)));
    const line = (row: readonly string[]) => {
      const [
        state = '',
        received = '',
        sent = '',
        from = '',
        fromPort = '',
        to = '',
        toPort = '',
        owner = '',
      ] = row;
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = widths;
      const left = `${state.padEnd(a)} ${received.padEnd(b)} ${sent.padEnd(c)} `;
      return `${left}${from.padStart(d)}:${fromPort.padEnd(e)} ${to.padStart(f)}:${toPort.padEnd(g)}${owner}\n`;
    };
    yield* t.p.out(table.map(line).join(''));
    return 0;
  },
});
