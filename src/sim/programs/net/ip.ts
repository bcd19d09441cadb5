import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { addInterface, removeInterface, setDefaultRoute, setInterfaceUp } from '#sim/network/index';
import { Quit, tool, type Tool } from '../tool';
import { netnsOf } from './connect';
import { netns } from './ip-netns';
import { becomeCommand } from '../process/runners';
import { broadcastOf, linkLocal, links, neighbours, routes, type Link } from './view';

type Option = 'brief' | 'v4' | 'v6' | 'stats' | 'oneline' | 'details' | 'colour' | 'json';

/** Shows (and, with the right to, changes) interfaces, addresses, routes and neighbours: iproute2's, and busybox's applet. */
export const ip = tool<Option>({
  name: 'ip',
  usage: '[ OPTIONS ] OBJECT { COMMAND | help }',
  summary: 'Shows and changes interfaces, addresses and routes',
  inOrder: true,
  usageStatus: 255,
  options: {
    brief: ',br|brief',
    v4: '4',
    v6: '6',
    stats: 's',
    oneline: 'o',
    details: 'd',
    colour: 'c',
    json: 'j',
  },
  rewrite: (args) => args.map((arg) => (/^-br/.test(arg) ? '--brief' : /^-c(olor)?/.test(arg) ? '-c' : arg)),
  busybox: { usage: '[OPTIONS] address|route|link|neigh [ARGS]' },
  *run(t, state) {
    const [object = '', verb = 'show', ...rest] = t.operands;
    if (state === 'inside') return yield* becomeCommand(t, rest.slice(1), {}, 'exec of ');
    if (t.has('json')) throw new Quit('output as JSON is not available in this world', 255);
    if (object === '') {
      yield* t.p.err(
        'Usage: ip [ OPTIONS ] OBJECT { COMMAND | help }\n       ip [ -force ] -batch filename\nwhere  OBJECT := { address | link | neigh | route }\n',
      );
      return t.isBusybox ? 1 : 255;
    }
    if ('address'.startsWith(object)) return yield* address(t, verb, rest);
    if ('link'.startsWith(object)) return yield* link(t, verb, rest);
    if ('route'.startsWith(object)) return yield* route(t, verb, rest);
    if ('neighbour'.startsWith(object) || 'neighbor'.startsWith(object)) return yield* neighbour(t);
    if (object === 'rule') return yield* rules(t);
    if (object === 'netns') return yield* netns(t, verb, rest);
    if (['tunnel', 'maddress', 'addrlabel', 'tuntap', 'xfrm', 'mroute', 'monitor', 'vrf'].includes(object))
      throw new Quit(`'ip ${object}' is not available in this world`, 255);
    throw new Quit(t.isBusybox ? `invalid argument '${object}' to 'ip'` : '', 1);
  },
});

const isShow = (verb: string) => 'show'.startsWith(verb) || 'list'.startsWith(verb) || verb === 'ls';

function chosen(t: Tool<Option>, verb: string, rest: readonly string[]): Link[] {
  const named = (isShow(verb) ? rest : [verb, ...rest]).filter((word) => word !== 'dev');
  const all = links(t.p);
  const wanted = named.find(
    (word) => !['up', 'type', 'bridge', 'veth', 'master', 'scope', 'global'].includes(word),
  );
  if (wanted === undefined) {
    const type = named[0] === 'type' ? named[1] : undefined;
    return type === undefined ? all : all.filter((one) => one.kind === type);
  }
  const found = all.filter((one) => one.name === wanted || (named[0] === 'master' && one.master === wanted));
  if (found.length === 0) throw new Quit('', 1);
  return found;
}

function flags(one: Link, isBusybox: boolean): string {
  const kind =
    one.kind === 'loopback'
      ? ['LOOPBACK']
      : [...(one.isUp && !one.hasCarrier ? ['NO-CARRIER'] : []), 'BROADCAST', 'MULTICAST'];
  const up = one.isUp ? ['UP', ...(one.hasCarrier ? ['LOWER_UP'] : [])] : [];
  return [...kind, ...up, ...(isBusybox && one.shown !== one.name ? ['M-DOWN'] : [])].join(',');
}

const stateOf = (one: Link) =>
  one.kind === 'loopback' ? 'UNKNOWN' : one.isUp && one.hasCarrier ? 'UP' : 'DOWN';

/** Alpine's build of busybox knows states, the one of the busybox image does not. */
const isMusl = (t: Tool<Option>) => t.p.exists('/lib/ld-musl-x86_64.so.1');

function headLines(t: Tool<Option>, one: Link, mode: string): string {
  const queue = one.isUp || one.kind === 'loopback' ? 'noqueue' : 'noop';
  const length = one.kind === 'loopback' ? ' qlen 1000' : '';
  const master = one.master === undefined ? '' : ` master ${one.master}`;
  const space =
    one.peerNamespace === undefined
      ? one.kind === 'veth'
        ? ' link-netnsid 0'
        : ''
      : ` link-netnsid ${one.peerNamespace}`;
  const type = one.kind === 'loopback' ? 'loopback' : 'ether';
  const broadcast = one.kind === 'loopback' ? '00:00:00:00:00:00' : 'ff:ff:ff:ff:ff:ff';
  const first = `${one.index}: ${one.shown}: <${flags(one, t.isBusybox)}> mtu ${one.mtu} qdisc ${queue}${master}`;
  if (t.isBusybox && isMusl(t))
    return `${first} state ${stateOf(one)} ${one.kind === 'loopback' ? 'qlen 1000' : ''}\n    link/${type} ${one.mac} brd ${broadcast}\n`;
  if (t.isBusybox)
    return `${first}${one.kind === 'loopback' ? length : ' '}\n    link/${type} ${one.mac} brd ${broadcast}\n`;
  return `${first} state ${stateOf(one)}${mode} group default${one.kind === 'loopback' ? length : one.kind === 'physical' ? length || ' qlen 1000' : ' '}\n    link/${type} ${one.mac} brd ${broadcast}${space}\n`;
}

/** `-o`: what goes on in another line goes on behind a backslash. */
const inOneLine = (t: Tool<Option>, lines: string) =>
  t.has('oneline') ? `${lines.replace(/\n$/, '').replaceAll('\n', '\\')}\n` : lines;

/** The address lines; with `-o` each begins with number and name of its interface. */
function addressLines(t: Tool<Option>, one: Link): string {
  const life = '       valid_lft forever preferred_lft forever\n';
  const begun = (line: string) =>
    t.has('oneline') ? `${one.index}: ${one.name}${line.replace(/\n$/, '').replaceAll('\n', '\\')}\n` : line;
  const four = one.addresses.map((address) => {
    const isLoopback = one.kind === 'loopback';
    return `    inet ${address}${isLoopback ? '' : ` brd ${broadcastOf(address)}`} scope ${isLoopback ? 'host' : 'global'} ${one.name}\n${life}`;
  });
  const six =
    one.kind === 'loopback'
      ? [`    inet6 ::1/128 scope host \n${life}`]
      : (one.kind === 'veth' && one.peerNamespace === undefined) || !one.hasCarrier
        ? []
        : [`    inet6 ${linkLocal(one.mac)}/64 scope link \n${life}`];
  return (t.has('v6') ? [] : four)
    .concat(t.has('v4') ? [] : six)
    .map(begun)
    .join('');
}

function* address(t: Tool<Option>, verb: string, rest: string[]): Steps<number> {
  if (verb === 'add' || verb === 'del' || verb === 'flush') return yield* denied(t);
  const shown = yield* select(t, verb, rest);
  if (shown === undefined) return 1;
  if (t.has('brief')) {
    const lines = shown.map((one) => {
      const six =
        one.kind === 'loopback'
          ? '::1/128 '
          : one.hasCarrier && !(one.kind === 'veth' && one.peerNamespace === undefined)
            ? `${linkLocal(one.mac)}/64 `
            : '';
      return `${one.shown.padEnd(16)} ${stateOf(one).padEnd(14)} ${one.addresses.map((a) => `${a} `).join('')}${t.has('v4') ? '' : six}\n`;
    });
    yield* t.p.out(lines.join(''));
    return 0;
  }
  for (const one of shown) {
    const lines = addressLines(t, one);
    if ((t.has('v4') || t.has('v6')) && lines === '') continue;
    if (t.has('oneline')) {
      yield* t.p.out(lines);
      continue;
    }
    const head = headLines(t, one, '');
    yield* t.p.out((t.has('v4') || t.has('v6') ? `${head.split('\n')[0] ?? ''}\n` : head) + lines);
  }
  return 0;
}

function* select(t: Tool<Option>, verb: string, rest: string[]): Steps<Link[] | undefined> {
  try {
    return chosen(t, verb, rest);
  } catch (error) {
    if (!(error instanceof Quit)) throw error;
    const name = (isShow(verb) ? rest : [verb, ...rest]).find((word) => word !== 'dev') ?? '';
    yield* t.p.err(t.isBusybox ? `ip: can't find device '${name}'\n` : `Device "${name}" does not exist.\n`);
    return undefined;
  }
}

function mayChange(p: Proc): boolean {
  return p.can('NET_ADMIN');
}

function* denied(t: Tool<Option>): Steps<number> {
  if (mayChange(t.p)) throw new Quit('changing addresses is not available in this world', 2);
  yield* t.p.err(
    t.isBusybox
      ? 'ip: RTNETLINK answers: Operation not permitted\n'
      : 'RTNETLINK answers: Operation not permitted\n',
  );
  return 2;
}

function* link(t: Tool<Option>, verb: string, rest: string[]): Steps<number> {
  if (['add', 'set', 'del', 'delete'].includes(verb)) return yield* changeLink(t, verb, rest);
  const shown = yield* select(t, verb, rest);
  if (shown === undefined) return 1;
  if (t.has('brief')) {
    yield* t.p.out(
      shown
        .map(
          (one) => `${one.shown.padEnd(16)} ${stateOf(one).padEnd(14)} ${one.mac} <${flags(one, false)}> \n`,
        )
        .join(''),
    );
    return 0;
  }
  for (const one of shown) {
    yield* t.p.out(inOneLine(t, headLines(t, one, ' mode DEFAULT')));
    if (!t.has('stats')) continue;
    const row = (bytes: number, packets: number) =>
      `    ${String(bytes).padEnd(10)} ${String(packets).padEnd(7)} 0       0       0       0\n`;
    yield* t.p.out(
      `    RX: bytes  packets errors  dropped missed  mcast\n${row(one.received, one.receivedPackets)}    TX: bytes  packets errors  dropped carrier collsns\n${row(one.sent, one.sentPackets)}`,
    );
  }
  return 0;
}

function* changeLink(t: Tool<Option>, verb: string, rest: string[]): Steps<number> {
  if (!mayChange(t.p)) {
    if (!t.isBusybox || verb !== 'set') return yield* denied(t);
    yield* t.p.err('ip: SIOCSIFFLAGS: Operation not permitted\n');
    return 2;
  }
  const words = rest.filter((word) => word !== 'dev' && word !== 'name');
  const [name = ''] = words;
  const isThere = links(t.p).some((one) => one.name === name);
  if (verb !== 'add' && !isThere) {
    yield* t.p.err(t.isBusybox ? `ip: can't find device '${name}'\n` : `Cannot find device "${name}"\n`);
    return 1;
  }
  if (verb === 'add' && isThere) {
    yield* t.p.err('RTNETLINK answers: File exists\n');
    return 2;
  }
  const type = words[words.indexOf('type') + 1];
  if (verb === 'add' && type !== 'dummy' && type !== 'bridge')
    throw new Quit(`link type ${type ?? ''} is not available in this world`, 2);
  t.p.do((sim) => {
    const netns = netnsOf(sim, t.p);
    if (verb === 'add') addInterface(sim, netns, { name, kind: type === 'bridge' ? 'bridge' : 'dummy' });
    else if (verb === 'set') setInterfaceUp(sim, netns, name, !words.includes('down'));
    else removeInterface(sim, netns, name);
  });
  return 0;
}

function* route(t: Tool<Option>, verb: string, rest: string[]): Steps<number> {
  if (verb === 'get') return yield* routeGet(t, rest[0] ?? '');
  if (verb === 'add' || verb === 'del' || verb === 'replace') {
    if (!mayChange(t.p)) return yield* denied(t);
    const via = rest[rest.indexOf('via') + 1];
    if (rest[0] !== 'default' || via === undefined)
      throw new Quit('only the default route can be changed in this world', 2);
    const device = routes(t.p).find((one) => one.via === undefined)?.device ?? 'eth0';
    t.p.do((sim) => {
      setDefaultRoute(sim, netnsOf(sim, t.p), via, device);
    });
    return 0;
  }
  const sorted = routes(t.p).sort((x, y) => Number(y.to === 'default') - Number(x.to === 'default'));
  const lines = sorted.map(({ to, via, device, source }) => {
    if (via !== undefined) return `${to} via ${via} dev ${device} \n`;
    const up = links(t.p).find((one) => one.name === device)?.hasCarrier === false ? 'linkdown ' : '';
    return t.isBusybox
      ? `${to} dev ${device} scope link  src ${source} \n`
      : `${to} dev ${device} proto kernel scope link src ${source} ${up}\n`;
  });
  yield* t.p.out(lines.join(''));
  return 0;
}

function* routeGet(t: Tool<Option>, to: string): Steps<number> {
  const all = routes(t.p);
  const found =
    all.find((one) => one.to !== 'default' && to.startsWith(one.to.split('.').slice(0, 2).join('.'))) ??
    all.find((one) => one.to === 'default');
  if (found === undefined) {
    yield* t.p.err('RTNETLINK answers: Network is unreachable\n');
    return 2;
  }
  yield* t.p.out(
    `${to}${found.via === undefined ? '' : ` via ${found.via}`} dev ${found.device} src ${found.source} uid ${t.p.uid()} \n    cache \n`,
  );
  return 0;
}

function* neighbour(t: Tool<Option>): Steps<number> {
  yield* t.p.out(
    neighbours(t.p)
      .map(
        ({ ip: at, mac, device }) =>
          `${at} dev ${device} lladdr ${mac} ${t.isBusybox ? 'ref 1 used 0/0/0 probes 1 ' : ''}REACHABLE${t.isBusybox ? '' : ' '}\n`,
      )
      .join(''),
  );
  return 0;
}

function* rules(t: Tool<Option>): Steps<number> {
  yield* t.p.out(
    '0:\tfrom all lookup local\n32766:\tfrom all lookup main\n32767:\tfrom all lookup default\n',
  );
  return 0;
}
