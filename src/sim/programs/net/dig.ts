import { isNoName } from '#sim/network/index';
import type { Program } from '#sim/kernel/program';
import { arpaName, askDns, isAddress, resolverOf, reverseDns } from './names';

const version = '9.18.30-0ubuntu0.24.04.2-Ubuntu';
const types = new Set(['A', 'AAAA', 'ANY', 'MX', 'NS', 'TXT', 'CNAME', 'SOA', 'PTR', 'SRV']);

/** Asks name servers, and shows what they say in the form of zone files. */
export const dig: Program = {
  name: 'dig',
  start: { cpu: 8, anon: 4_000_000 },
  *main(p) {
    const words = p.args.filter(
      (arg) => !/^[+@-]/.test(arg) && !types.has(arg.toUpperCase()) && arg !== 'IN',
    );
    const type = p.args.find((arg) => types.has(arg.toUpperCase()))?.toUpperCase() ?? 'A';
    const server = p.args.find((arg) => arg.startsWith('@'))?.slice(1);
    const config = resolverOf(p, server);
    const isReverse = p.args.includes('-x') && words[0] !== undefined && isAddress(words[0]);
    const name = words[0] ?? '.';
    const answer = isReverse
      ? reverseDns(p, config, name)
      : yield* askDns(p, { ...config, search: [] }, name);
    const isShort = p.args.includes('+short');
    const asked = config.servers[0] ?? '';
    if (isNoName(answer) && answer.noName === 'timeout') {
      yield* p.out(`;; communications error to ${asked}#53: timed out\n;; no servers could be reached\n`);
      return 9;
    }
    const values =
      isNoName(answer) || (type !== 'A' && !isReverse)
        ? []
        : answer.map((one) => (isReverse ? `${one}.` : one));
    if (isShort) {
      yield* p.out(values.map((value) => `${value}\n`).join(''));
      return 0;
    }
    const status = isNoName(answer) ? (answer.noName === 'SERVFAIL' ? 'SERVFAIL' : 'NXDOMAIN') : 'NOERROR';
    const question = `${isReverse ? arpaName(name) : name.replace(/\.$/, '')}.`;
    const kind = isReverse ? 'PTR' : type;
    const id = p.random(65536);
    const rows = values.map((value) => `${question}\t\t600\tIN\t${kind}\t${value}\n`).join('');
    yield* p.out(
      `\n; <<>> DiG ${version} <<>> ${p.args.join(' ')}\n;; global options: +cmd\n;; Got answer:\n` +
        `;; ->>HEADER<<- opcode: QUERY, status: ${status}, id: ${id}\n` +
        `;; flags: qr rd ra; QUERY: 1, ANSWER: ${values.length}, AUTHORITY: 0, ADDITIONAL: 0\n\n` +
        `;; QUESTION SECTION:\n;${question}\t\t\tIN\t${kind}\n\n` +
        (rows === '' ? '' : `;; ANSWER SECTION:\n${rows}\n`) +
        `;; Query time: 1 msec\n;; SERVER: ${asked}#53(${asked}) (UDP)\n\n`,
    );
    return 0;
  },
};
