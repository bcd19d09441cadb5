import { isNoName } from '#sim/network/index';
import type { Program } from '#sim/kernel/program';
import { arpaName, askDns, isAddress, resolverOf, reverseDns } from './names';

/** BIND's short form of nslookup. */
export const host: Program = {
  name: 'host',
  start: { cpu: 6, anon: 4_000_000 },
  *main(p) {
    const [name, server] = p.args.filter((arg) => !arg.startsWith('-'));
    if (name === undefined) {
      yield* p.err('Usage: host [-t type] hostname [server]\n');
      return 1;
    }
    const config = resolverOf(p, server);
    if (server !== undefined)
      yield* p.out(`Using domain server:\nName: ${server}\nAddress: ${server}#53\nAliases: \n\n`);
    const answer = isAddress(name) ? reverseDns(p, config, name) : yield* askDns(p, config, name);
    if (isNoName(answer)) {
      const words =
        answer.noName === 'timeout'
          ? ';; connection timed out; no servers could be reached'
          : `Host ${name} not found: ${answer.noName === 'SERVFAIL' ? '2(SERVFAIL)' : '3(NXDOMAIN)'}`;
      yield* p.out(`${words}\n`);
      return 1;
    }
    if (isAddress(name)) {
      const lines = answer.map((one) => `${arpaName(name)} domain name pointer ${one}.\n`);
      yield* p.out(lines.length === 0 ? `Host ${arpaName(name)} not found: 3(NXDOMAIN)\n` : lines.join(''));
      return lines.length === 0 ? 1 : 0;
    }
    yield* p.out(answer.map((ip) => `${name} has address ${ip}\n`).join(''));
    return 0;
  },
};
