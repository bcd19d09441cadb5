import { isFail } from '#sim/base/fail';
import { ping as echo } from '#sim/network/index';
import type { Program } from '#sim/kernel/program';
import { lookUp } from '../network';

/** How long an answer is waited for: 4 s, ms. */
const patience = 4000;

export const ping: Program = {
  name: 'windows-ping',
  *main(p) {
    const count = p.args.findIndex((arg) => /^[-/]n$/i.test(arg));
    const wanted = count < 0 ? 4 : Number(p.args[count + 1] ?? 4);
    const host = p.args.find((arg, i) => !/^[-/]/.test(arg) && (count < 0 || i !== count + 1));
    if (host === undefined) {
      yield* p.out('\nUsage: ping [-n count] target_name\n');
      return 1;
    }
    const found = yield* lookUp(p, host);
    const ip = found?.[0];
    if (ip === undefined) {
      yield* p.out(`Ping request could not find host ${host}. Please check the name and try again.\n`);
      return 1;
    }
    yield* p.out(`\nPinging ${ip === host ? ip : `${host} [${ip}]`} with 32 bytes of data:\n`);
    const times: number[] = [];
    for (let i = 0; i < wanted; i++) {
      if (i > 0) yield* p.sleep(1000);
      const answer = p.do((sim) => {
        const one = echo(sim, sim.processes.need(p.processId).ns.net, ip);
        return isFail(one)
          ? { error: one.error, latency: 0, ttl: 0 }
          : { error: '', latency: one.latency, ttl: one.ttl };
      });
      if (answer.error === '') {
        yield* p.sleep(answer.latency);
        times.push(Math.floor(answer.latency));
        yield* p.out(
          `Reply from ${ip}: bytes=32 time${answer.latency < 1 ? '<1' : `=${String(Math.floor(answer.latency))}`}ms TTL=${String(answer.ttl)}\n`,
        );
      } else if (answer.error === 'ETIMEDOUT') {
        yield* p.sleep(patience);
        yield* p.out('Request timed out.\n');
      } else {
        yield* p.sleep(3000);
        yield* p.out('Destination host unreachable.\n');
      }
    }
    const lost = wanted - times.length;
    yield* p.out(
      `\nPing statistics for ${ip}:\n    Packets: Sent = ${String(wanted)}, Received = ${String(times.length)}, Lost = ${String(lost)} (${String(Math.round((lost * 100) / Math.max(1, wanted)))}% loss),\n`,
    );
    if (times.length > 0) {
      const average = Math.floor(times.reduce((sum, one) => sum + one, 0) / times.length);
      yield* p.out(
        `Approximate round trip times in milli-seconds:\n    Minimum = ${String(Math.min(...times))}ms, Maximum = ${String(Math.max(...times))}ms, Average = ${String(average)}ms\n`,
      );
    }
    return times.length > 0 ? 0 : 1;
  },
};
