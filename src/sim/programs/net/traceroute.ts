import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { isNoName, ping } from '#sim/network/index';
import { Quit, tool, type Tool } from '../tool';
import { lookUp, nameOf, netnsOf } from './connect';

type Option = 'hops' | 'wait' | 'numeric' | 'probes' | 'icmp' | 'v4';

/** Round trip to the first router, and from one to the next, ms. */
const nearby = 0.2;

/** Tells the routers on the way to a host. */
export const traceroute = tool<Option>({
  name: 'traceroute',
  usage: '[-n] [-m HOPS] [-w SECONDS] [-q PROBES] HOST',
  summary: 'Shows the routers on the way to a host',
  options: { hops: 'm=HOPS', wait: 'w=SECONDS', numeric: 'n', probes: 'q=COUNT', icmp: 'I', v4: '4' },
  busybox: { usage: '[-46FIlnrv] [-f 1ST_TTL] [-m MAXTTL] [-q PROBES] HOST [BYTES]' },
  *run(t) {
    const [host] = t.operands;
    if (host === undefined) throw new Quit('', 1, true);
    const addresses = yield* lookUp(t.p, host);
    if (isNoName(addresses))
      throw new Quit(
        t.isBusybox ? `bad address '${host}'` : `${host}: Name or service not known`,
        t.isBusybox ? 1 : 2,
      );
    const ip = addresses[0] ?? '';
    const most = Number(t.value('hops') ?? 30);
    yield* t.p.out(
      `traceroute to ${host} (${ip}), ${most} hops max, ${t.isBusybox ? 46 : 60} byte packets\n`,
    );
    const way = t.p.do((sim) => {
      const echo = ping(sim, netnsOf(sim, t.p), ip);
      return isFail(echo) ? undefined : { hops: echo.hops, latency: echo.latency };
    });
    const stations = way === undefined ? [] : [...way.hops, ip];
    for (let i = 0; i < most; i++) {
      const station = stations[i];
      yield* t.p.out(`${String(i + 1).padStart(2)}  `);
      yield* probes(t, station, station === ip ? (way?.latency ?? 0) : nearby * (i + 1));
      if (station === ip) return 0;
    }
    return 0;
  },
});

function* probes(t: Tool<Option>, station: string | undefined, latency: number): Steps<void> {
  const count = Number(t.value('probes') ?? 3);
  if (station === undefined) {
    yield* t.p.sleep(count * Number(t.value('wait') ?? 5) * 1000);
    yield* t.p.out(`${Array.from({ length: count }, () => '*').join(t.isBusybox ? '  ' : ' ')}\n`);
    return;
  }
  const name = t.has('numeric') ? station : `${nameOf(t.p, station)} (${station})`;
  const times = Array.from(
    { length: count },
    () => `${(latency * (0.8 + t.p.random(400) / 1000)).toFixed(3)} ms`,
  );
  yield* t.p.sleep(latency * count);
  yield* t.p.out(`${name}  ${times.join('  ')}\n`);
}
