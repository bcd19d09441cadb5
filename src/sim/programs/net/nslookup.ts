import { isNoName } from '#sim/network/index';
import type { Steps } from '#sim/kernel/program';
import { Quit, tool, type Tool } from '../tool';
import { arpaName, askDns, isAddress, resolverOf, reverseDns } from './names';

type Option = 'type' | 'debug';

/** Asks name servers: busybox's applet, and BIND's tool of the same name. */
export const nslookup = tool<Option>({
  name: 'nslookup',
  usage: '[-type=TYPE] NAME [SERVER]',
  summary: 'Asks name servers about a host',
  options: { type: ',type|querytype|query=TYPE', debug: ',debug' },
  rewrite: (args) => args.map((arg) => (/^-[a-z]{2}/.test(arg) ? `-${arg}` : arg)),
  busybox: { usage: '[-type=QUERY_TYPE] [-debug] HOST [DNS_SERVER]' },
  *run(t) {
    const [name, server] = t.operands;
    if (name === undefined) throw new Quit('', 1, true);
    const config = resolverOf(t.p, server);
    const asked = config.servers[0] ?? '';
    const answer = isAddress(name) ? reverseDns(t.p, config, name) : yield* askDns(t.p, config, name);
    if (isNoName(answer) && answer.noName === 'timeout') {
      yield* t.p.out(';; connection timed out; no servers could be reached\n\n');
      return 1;
    }
    yield* t.p.out(`Server:\t\t${asked}\nAddress:\t${asked}${t.isBusybox ? ':' : '#'}53\n\n`);
    if (isAddress(name)) return yield* showReverse(t, name, Array.isArray(answer) ? answer : []);
    if (isNoName(answer)) {
      const line = `** server can't find ${name}: ${answer.noName === 'SERVFAIL' ? 'SERVFAIL' : 'NXDOMAIN'}\n\n`;
      yield* t.p.out(t.isBusybox ? line + line : line);
      return 1;
    }
    const found = answer.map((ip) => `Name:\t${name}\nAddress: ${ip}\n`).join('');
    // the second answer is the one about IPv6
    yield* t.p.out(
      `Non-authoritative answer:\n${found}\n${t.isBusybox ? 'Non-authoritative answer:\n\n' : ''}`,
    );
    return 0;
  },
});

function* showReverse(t: Tool<Option>, ip: string, names: readonly string[]): Steps<number> {
  if (names.length === 0) {
    yield* t.p.out(`** server can't find ${arpaName(ip)}: NXDOMAIN\n\n`);
    return 1;
  }
  const end = t.isBusybox ? '' : '.';
  const head = t.isBusybox ? 'Non-authoritative answer:\n' : '';
  yield* t.p.out(`${head}${names.map((name) => `${arpaName(ip)}\tname = ${name}${end}\n`).join('')}\n`);
  return 0;
}
