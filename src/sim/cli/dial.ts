import { isFail, type Fail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { isNoName, parseIp, parseResolv, resolveName } from '#sim/network/index';
import { refuse, type Refusal } from './refusal';

/** Connects to a host by name or address. A name that has no address is refused in the words of Go's resolver. */
export function* dial(p: Proc, name: string, port: number): Steps<number | Fail | Refusal> {
  if (parseIp(name) !== undefined) return yield* p.connect({ ip: name, port });
  const [hosts, resolv] = [p.readText('/etc/hosts'), p.readText('/etc/resolv.conf')];
  const config = isFail(resolv) ? '' : resolv;
  const found = p.do((sim) => {
    const { net } = sim.processes.need(p.processId).ns;
    return resolveName(sim, { netns: net, hosts: isFail(hosts) ? '' : hosts, resolv: config }, name);
  });
  if (!isNoName(found)) return yield* p.connect({ ip: found[0] ?? '', port });
  yield* p.sleep(12);
  const server = parseResolv(config).servers[0] ?? '127.0.0.1';
  const why =
    found.noName === 'timeout'
      ? 'i/o timeout'
      : found.noName === 'SERVFAIL'
        ? 'server misbehaving'
        : 'no such host';
  return refuse(`dial tcp: lookup ${name} on ${server}:53: ${why}`);
}
