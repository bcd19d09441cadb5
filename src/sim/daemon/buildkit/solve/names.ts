import { canReachInternet } from '#sim/network/index';
import type { Steps } from '#sim/kernel/program';
import type { Task } from './work';

/** What Go's HTTP client says of a host that cannot be reached. */
export function* lookUp(task: Task, url: string): Steps<string> {
  yield* task.p.sleep(20);
  const parts = /^(https?):\/\/([^/:?#]+)(?::(\d+))?/.exec(url);
  const host = parts?.[2] ?? '';
  const port = parts?.[3] ?? (parts?.[1] === 'https' ? '443' : '80');
  const isOnline = task.p.do((sim) => {
    const { net } = sim.machines.need(sim.daemons.need(task.daemon).machine).ns;
    return canReachInternet(sim, net);
  });
  const isAddress = /^[\d.]+$/.test(host);
  if (isAddress) {
    if (!isOnline)
      return `Get ${JSON.stringify(url)}: dial tcp ${host}:${port}: connect: network is unreachable`;
    yield* task.p.sleep(3000);
    return `Get ${JSON.stringify(url)}: dial tcp ${host}:${port}: connect: no route to host`;
  }
  const reason = isOnline
    ? `lookup ${host} on 192.168.1.1:53: no such host`
    : `lookup ${host}: network is unreachable`;
  return `Get ${JSON.stringify(url)}: dial tcp: ${reason}`;
}
