import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { isNoName, parseIp, resolveName } from '#sim/network/index';

/** IPv4 addresses of a name, in the time that takes; undefined where nobody knows it. */
export function* lookUp(p: Proc, name: string): Steps<string[] | undefined> {
  if (parseIp(name) !== undefined) return [name];
  const read = (path: string) => {
    const found = p.readText(path);
    return isFail(found) ? '' : found;
  };
  const [hosts, resolv] = [read('/etc/hosts'), read('/etc/resolv.conf')];
  const answer = p.do((sim) => {
    const netns = sim.processes.need(p.processId).ns.net;
    return resolveName(sim, { netns, hosts, resolv }, name);
  });
  if (!isNoName(answer)) return [...answer];
  yield* p.sleep(answer.noName === 'timeout' ? 10_000 : 12);
  return undefined;
}

/** The machine's card, as `ipconfig` shows it. */
export function cardOf(
  p: Proc,
): { name: string; ip: string; prefix: number; mac: string; gateway: string }[] {
  return p.do((sim) => {
    const netns = sim.netns.need(sim.processes.need(p.processId).ns.net);
    return netns.interfaces
      .filter((one) => one.kind !== 'loopback' && one.isUp)
      .map(({ name, addresses, mac }) => {
        const [ip = '', prefix = '24'] = (addresses[0] ?? '').split('/');
        const route = netns.routes.find((one) => one.to === 'default' && one.device === name);
        return { name, ip, prefix: Number(prefix), mac, gateway: route?.via ?? '' };
      });
  });
}
