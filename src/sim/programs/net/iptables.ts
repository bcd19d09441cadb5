import type { Proc } from '#sim/kernel/proc';
import { parseSubnet, formatSubnet, publishedPorts } from '#sim/network/index';
import { Quit, tool, type Tool } from '../tool';
import { netnsOf } from './connect';

type Option =
  | 'table'
  | 'list'
  | 'rules'
  | 'numeric'
  | 'verbose'
  | 'numbers'
  | 'append'
  | 'delete'
  | 'insert'
  | 'flush'
  | 'policy';

/** A rule: what `-S` says of it. */
interface Rule {
  chain: string;
  text: string;
}

interface Bridge {
  name: string;
  subnet: string;
  isInternal: boolean;
}

/** The firewall's tables, made from what the network does: Docker's chains, published ports, masquerading. */
export const iptables = tool<Option>({
  name: 'iptables',
  usage: '[-t table] -L|-S [chain]',
  summary: 'Shows the rules of the firewall',
  options: {
    table: 't,table=TABLE',
    list: 'L,list',
    rules: 'S,list-rules',
    numeric: 'n,numeric',
    verbose: 'v,verbose',
    numbers: ',line-numbers',
    append: 'A,append=CHAIN',
    delete: 'D,delete=CHAIN',
    insert: 'I,insert=CHAIN',
    flush: 'F,flush',
    policy: 'P,policy=CHAIN',
  },
  usageStatus: 2,
  *run(t) {
    if (!t.p.can('NET_ADMIN'))
      throw new Quit(
        'v1.8.10 (nf_tables): Could not fetch rule set generation id: Permission denied (you must be root)',
        4,
      );
    if (t.has('append') || t.has('delete') || t.has('insert') || t.has('flush') || t.has('policy'))
      throw new Quit('changing rules is not available in this world', 2);
    const table = t.value('table') ?? 'filter';
    const tables: Record<string, () => [string[], Rule[]]> = {
      filter: () => filter(t.p),
      nat: () => nat(t.p),
      raw: () => raw(t.p),
      mangle: () => [['PREROUTING', 'INPUT', 'FORWARD', 'OUTPUT', 'POSTROUTING'], []],
    };
    const made = tables[table];
    if (made === undefined)
      throw new Quit(
        `v1.8.10 (nf_tables): table '${table}' does not exist\nPerhaps iptables or your kernel needs to be upgraded.`,
        3,
      );
    const [chains, rules] = made();
    const wanted = t.operands[0];
    if (wanted !== undefined && !chains.includes(wanted)) {
      yield* t.p.err(`iptables: No chain/target/match by that name.\n`);
      return 1;
    }
    const shown = wanted === undefined ? chains : [wanted];
    yield* t.p.out(t.has('rules') ? ruleText(shown, rules) : listText(t, shown, rules));
    return 0;
  },
});

const own = new Set(['PREROUTING', 'INPUT', 'FORWARD', 'OUTPUT', 'POSTROUTING']);

function ruleText(chains: readonly string[], rules: readonly Rule[]): string {
  const head = chains.map((chain) => (own.has(chain) ? `-P ${chain} ACCEPT\n` : `-N ${chain}\n`));
  return (
    head.join('') +
    rules
      .filter(({ chain }) => chains.includes(chain))
      .map(({ chain, text }) => `-A ${chain} ${text}\n`)
      .join('')
  );
}

function bridges(p: Proc): Bridge[] {
  return p.do((sim) =>
    (sim.netns.peek(netnsOf(sim, p))?.interfaces ?? []).flatMap(({ kind, name, addresses, bridge }) => {
      const subnet = parseSubnet(addresses[0] ?? '');
      return kind !== 'bridge' || subnet === undefined
        ? []
        : [{ name, subnet: formatSubnet(subnet), isInternal: bridge?.isInternal === true }];
    }),
  );
}

const ports = (p: Proc) =>
  p
    .do((sim) => publishedPorts(sim, netnsOf(sim, p)).map((one) => ({ ...one })))
    .filter((one) => one.hostIp !== '::');

function bridgeOf(all: readonly Bridge[], ip: string): string {
  return (
    all.find(({ subnet }) => subnet.split('.').slice(0, 2).join('.') === ip.split('.').slice(0, 2).join('.'))
      ?.name ?? 'docker0'
  );
}

function filter(p: Proc): [string[], Rule[]] {
  const all = bridges(p);
  const chains = ['INPUT', 'FORWARD', 'OUTPUT'];
  if (all.length === 0) return [chains, []];
  const open = all.filter((one) => !one.isInternal);
  const rules: Rule[] = [
    { chain: 'FORWARD', text: '-j DOCKER-USER' },
    { chain: 'FORWARD', text: '-j DOCKER-FORWARD' },
    ...ports(p).map(({ protocol, toIp, toPort }) => {
      const bridge = bridgeOf(all, toIp);
      return {
        chain: 'DOCKER',
        text: `-d ${toIp}/32 ! -i ${bridge} -o ${bridge} -p ${protocol} -m ${protocol} --dport ${toPort} -j ACCEPT`,
      };
    }),
    ...open.map(({ name }) => ({ chain: 'DOCKER', text: `! -i ${name} -o ${name} -j DROP` })),
    ...open.map(({ name }) => ({ chain: 'DOCKER-BRIDGE', text: `-o ${name} -j DOCKER` })),
    ...open.map(({ name }) => ({
      chain: 'DOCKER-CT',
      text: `-o ${name} -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT`,
    })),
    ...['DOCKER-CT', 'DOCKER-ISOLATION-STAGE-1', 'DOCKER-BRIDGE'].map((chain) => ({
      chain: 'DOCKER-FORWARD',
      text: `-j ${chain}`,
    })),
    ...all.map(({ name, isInternal }) => ({
      chain: 'DOCKER-FORWARD',
      text: `-i ${name} ${isInternal ? `-o ${name} ` : ''}-j ACCEPT`,
    })),
    ...all.flatMap(({ name, subnet, isInternal }) =>
      isInternal
        ? [`! -s ${subnet} -o ${name} -j DROP`, `! -d ${subnet} -i ${name} -j DROP`].map((text) => ({
            chain: 'DOCKER-ISOLATION-STAGE-1',
            text,
          }))
        : [
            {
              chain: 'DOCKER-ISOLATION-STAGE-1',
              text: `-i ${name} ! -o ${name} -j DOCKER-ISOLATION-STAGE-2`,
            },
          ],
    ),
    ...open
      .toReversed()
      .map(({ name }) => ({ chain: 'DOCKER-ISOLATION-STAGE-2', text: `-o ${name} -j DROP` })),
  ];
  return [
    [
      ...chains,
      'DOCKER',
      'DOCKER-BRIDGE',
      'DOCKER-CT',
      'DOCKER-FORWARD',
      'DOCKER-ISOLATION-STAGE-1',
      'DOCKER-ISOLATION-STAGE-2',
      'DOCKER-USER',
    ],
    rules,
  ];
}

function nat(p: Proc): [string[], Rule[]] {
  const all = bridges(p);
  const chains = ['PREROUTING', 'INPUT', 'OUTPUT', 'POSTROUTING'];
  if (all.length === 0) return [chains, []];
  const open = all.filter((one) => !one.isInternal).toReversed();
  const rules: Rule[] = [
    { chain: 'PREROUTING', text: '-m addrtype --dst-type LOCAL -j DOCKER' },
    { chain: 'OUTPUT', text: '! -d 127.0.0.0/8 -m addrtype --dst-type LOCAL -j DOCKER' },
    ...open.map(({ name, subnet }) => ({
      chain: 'POSTROUTING',
      text: `-s ${subnet} ! -o ${name} -j MASQUERADE`,
    })),
    ...open.map(({ name }) => ({ chain: 'DOCKER', text: `-i ${name} -j RETURN` })),
    ...ports(p).map(({ protocol, hostIp, hostPort, toIp, toPort }) => {
      const only = hostIp === '0.0.0.0' ? '' : `-d ${hostIp}/32 `;
      return {
        chain: 'DOCKER',
        text: `${only}! -i ${bridgeOf(all, toIp)} -p ${protocol} -m ${protocol} --dport ${hostPort} -j DNAT --to-destination ${toIp}:${toPort}`,
      };
    }),
  ];
  return [[...chains, 'DOCKER'], rules];
}

function raw(p: Proc): [string[], Rule[]] {
  const rules = p.do((sim) => {
    const prefix = `${netnsOf(sim, p)}/`;
    return [...sim.neighbours.keys()]
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length).split('/'));
  });
  return [
    ['PREROUTING', 'OUTPUT'],
    rules.map(([bridge = '', ip = '']) => ({
      chain: 'PREROUTING',
      text: `-d ${ip}/32 ! -i ${bridge} -j DROP`,
    })),
  ];
}

/** `-L`: a table for each chain. */
function listText(t: Tool<Option>, chains: readonly string[], rules: readonly Rule[]): string {
  return chains
    .map((chain) => {
      const mine = rules.filter((one) => one.chain === chain);
      const uses = rules.filter(({ text }) => text.endsWith(`-j ${chain}`)).length;
      const title = own.has(chain) ? `Chain ${chain} (policy ACCEPT)` : `Chain ${chain} (${uses} references)`;
      return `${title}\ntarget     prot opt source               destination         \n${mine.map((one) => row(t, one.text)).join('')}`;
    })
    .join('\n');
}

function row(t: Tool<Option>, text: string): string {
  const anywhere = t.has('numeric') ? '0.0.0.0/0' : 'anywhere';
  const of = (flag: string) => new RegExp(`(! )?${flag} (\\S+)`).exec(text);
  const place = (flag: string) => {
    const found = of(flag);
    return found === null
      ? anywhere
      : `${found[1] === undefined ? '' : '!'}${(found[2] ?? '').replace(/\/32$/, '')}`;
  };
  const protocol = of('-p')?.[2] ?? 'all';
  const shownProtocol = t.has('numeric')
    ? ({ all: '0', tcp: '6', udp: '17' }[protocol] ?? protocol)
    : protocol;
  const extra = [
    of('--dst-type') === null ? '' : 'ADDRTYPE match dst-type LOCAL',
    of('--ctstate') === null ? '' : 'ctstate RELATED,ESTABLISHED',
    of('--dport') === null ? '' : `${protocol} dpt:${of('--dport')?.[2] ?? ''}`,
    of('--to-destination') === null ? '' : `to:${of('--to-destination')?.[2] ?? ''}`,
  ]
    .filter(Boolean)
    .join(' ');
  return `${(of('-j')?.[2] ?? '').padEnd(10)} ${shownProtocol.padEnd(4)} --  ${place('-s').padEnd(20)} ${place('-d').padEnd(20)} ${extra}\n`;
}
