import { isFail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import { again, type Again, type Steps } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';
import { isNoName, parseIp, ping as echo } from '#sim/network/index';
import { Quit, tool, type Tool } from '../tool';
import { lookUp, nameOf, netnsOf } from './connect';

type Option =
  'count' | 'wait' | 'deadline' | 'interval' | 'quiet' | 'size' | 'ttl' | 'v4' | 'v6' | 'numeric' | 'flood';

/** What ping knows between two probes. */
interface Progress {
  [key: string]: Json | undefined;
  host: string;
  ip: string;
  /** name that answers come from, where it is shown */
  from: string;
  began: number;
  sent: number;
  received: number;
  errors: number;
  min: number;
  max: number;
  sum: number;
  squares: number;
}

export const ping = tool<Option>({
  name: 'ping',
  usage: '[OPTION]... HOST',
  summary: 'Sends echo requests to a host and tells of its answers',
  start: { cpu: 1 },
  usageStatus: 2,
  origin: 'iputils',
  options: {
    count: 'c=COUNT',
    wait: 'W=SECONDS',
    deadline: 'w=SECONDS',
    interval: 'i=SECONDS',
    quiet: 'q',
    size: 's=BYTES',
    ttl: 't=TTL',
    v4: '4',
    v6: '6',
    numeric: 'n',
    flood: 'A',
  },
  busybox: { usage: '[OPTIONS] HOST', lacks: 'n' },
  *run(t, state) {
    if (state !== null) return yield* probe(t, { ...(state as Progress) });
    const host = t.operands[0];
    if (host === undefined)
      throw new Quit(
        t.isBusybox ? '' : 'usage error: Destination address required',
        t.isBusybox ? 1 : 2,
        t.isBusybox,
      );
    const addresses = yield* lookUp(t.p, host);
    if (isNoName(addresses)) {
      if (t.isBusybox) throw new Quit(`bad address '${host}'`, 1);
      const isUnknown = addresses.noName === 'NXDOMAIN' || addresses.noName === 'NODATA';
      throw new Quit(
        `${host}: ${isUnknown ? 'Name or service not known' : 'Temporary failure in name resolution'}`,
        2,
      );
    }
    const ip = addresses[0] ?? '';
    const isForbidden = t.isBusybox && !t.p.can('NET_RAW');
    const size = Number(t.value('size') ?? 56);
    t.p.onSignal(SIG.INT, 'handle');
    const head = `PING ${host} (${ip})${t.isBusybox ? `: ${size} data bytes` : ` ${size}(${size + 28}) bytes of data.`}\n`;
    const from = parseIp(host) !== undefined || t.isBusybox || t.has('numeric') ? '' : nameOf(t.p, ip);
    yield* t.p.out(head);
    if (isForbidden) throw new Quit('permission denied (are you root?)');
    const began = t.p.clock();
    const none = { sent: 0, received: 0, errors: 0, min: 0, max: 0, sum: 0, squares: 0 };
    return again({ host, ip, from: from === ip ? '' : from, began, ...none });
  },
});

const seconds = (t: Tool<Option>, key: Option, usual: number) => Number(t.value(key) ?? usual) * 1000;

/** One probe, its answer, and the wait until the next one. */
function* probe(t: Tool<Option>, s: Progress): Steps<number | Again> {
  const { p } = t;
  const sentAt = p.clock();
  const answer = p.do((sim): { error: string } | { latency: number; ttl: number } => {
    const one = echo(sim, netnsOf(sim, p), s.ip);
    return isFail(one) ? { error: one.error } : { latency: one.latency, ttl: one.ttl };
  });
  if ('error' in answer && answer.error === 'ENETUNREACH') {
    throw new Quit(
      t.isBusybox ? 'sendto: Network is unreachable' : 'connect: Network is unreachable',
      t.isBusybox ? 1 : 2,
    );
  }
  s.sent += 1;
  const limit = t.value('count') === undefined ? Infinity : Number(t.value('count'));
  const isLast = s.sent >= limit;
  const deadline = t.value('deadline') === undefined ? Infinity : s.began + seconds(t, 'deadline', 0);
  if ('latency' in answer) {
    if (yield* isInterrupted(t, sentAt + answer.latency)) return yield* summary(t, s);
    note(s, answer.latency);
    if (!t.has('quiet')) yield* p.out(reply(t, s, answer.latency, answer.ttl));
    if (isLast) return yield* summary(t, s);
  } else if (isLast) {
    if (yield* isInterrupted(t, sentAt + seconds(t, 'wait', 10))) return yield* summary(t, s);
    yield* unreachable(t, s, answer.error);
    return yield* summary(t, s);
  } else if (answer.error === 'EHOSTUNREACH') yield* unreachable(t, s, answer.error);
  const next = sentAt + seconds(t, 'interval', 1);
  if (yield* isInterrupted(t, Math.min(next, deadline))) return yield* summary(t, s);
  return p.clock() >= deadline ? yield* summary(t, s) : again(s);
}

function* isInterrupted(t: Tool<Option>, until: number): Steps<boolean> {
  return (yield* t.p.poll({ signal: true, until })) === 'signal';
}

function* unreachable(t: Tool<Option>, s: Progress, error: string): Steps<void> {
  if (t.isBusybox || error !== 'EHOSTUNREACH') return;
  s.errors += 1;
  const own = t.p.do(
    (sim) =>
      sim.netns.peek(netnsOf(sim, t.p))?.interfaces.find((one) => one.kind !== 'loopback')?.addresses[0] ??
      '',
  );
  yield* t.p.out(`From ${own.replace(/\/.*/, '')} icmp_seq=${s.sent} Destination Host Unreachable\n`);
}

function note(s: Progress, latency: number): void {
  s.min = s.received === 0 ? latency : Math.min(s.min, latency);
  s.max = Math.max(s.max, latency);
  s.sum += latency;
  s.squares += latency * latency;
  s.received += 1;
}

function reply(t: Tool<Option>, s: Progress, latency: number, ttl: number): string {
  const size = Number(t.value('size') ?? 56) + 8;
  if (t.isBusybox)
    return `${size} bytes from ${s.ip}: seq=${s.sent - 1} ttl=${ttl} time=${latency.toFixed(3)} ms\n`;
  const from = s.from === '' ? s.ip : `${s.from} (${s.ip})`;
  return `${size} bytes from ${from}: icmp_seq=${s.sent} ttl=${ttl} time=${shortMs(latency)} ms\n`;
}

/** Three figures that count, as iputils shows times. */
function shortMs(ms: number): string {
  return ms < 1 ? ms.toFixed(3) : ms < 10 ? ms.toFixed(2) : ms < 100 ? ms.toFixed(1) : ms.toFixed(0);
}

function* summary(t: Tool<Option>, s: Progress): Steps<number> {
  const loss = s.sent === 0 ? 0 : Math.floor(((s.sent - s.received) * 100) / s.sent);
  const average = s.received === 0 ? 0 : s.sum / s.received;
  let text = `\n--- ${s.host} ping statistics ---\n`;
  if (t.isBusybox) {
    text += `${s.sent} packets transmitted, ${s.received} packets received, ${loss}% packet loss\n`;
    if (s.received > 0)
      text += `round-trip min/avg/max = ${[s.min, average, s.max].map((ms) => ms.toFixed(3)).join('/')} ms\n`;
  } else {
    const errors = s.errors > 0 ? `, +${s.errors} errors` : '';
    const time = Math.floor(t.p.clock() - s.began);
    text += `${s.sent} packets transmitted, ${s.received} received${errors}, ${loss}% packet loss, time ${time}ms\n`;
    const spread = s.received === 0 ? 0 : Math.sqrt(Math.max(0, s.squares / s.received - average * average));
    if (s.received > 0)
      text += `rtt min/avg/max/mdev = ${[s.min, average, s.max, spread].map((ms) => ms.toFixed(3)).join('/')} ms\n`;
    if (s.received === 0) text += '\n';
  }
  yield* t.p.out(text);
  return s.received > 0 ? 0 : 1;
}
