import { isFail } from '#sim/base/fail';
import { ping } from '#sim/network/index';
import type { Cmdlet } from '#sim/powershell/index';
import { newThing, toText, type Value } from '#sim/powershell/index';
import { cardOf, lookUp } from '../network';

export const testNetConnection: Cmdlet = {
  name: 'Test-NetConnection',
  aliases: ['tnc'],
  summary: 'Says whether a host, or a port of it, can be reached.',
  module: 'NetTCPIP',
  parameters: {
    ComputerName: { position: 0, type: 'string', aliases: ['cn'] },
    Port: { type: 'number', aliases: ['RemotePort'] },
    InformationLevel: { type: 'string' },
  },
  *run({ session, args, emit }) {
    const { p } = session;
    const name = toText(args['ComputerName'] ?? 'internetbeacon.msedge.net');
    const [ip] = (yield* lookUp(p, name)) ?? [];
    if (ip === undefined) {
      yield* session.warn(`Name resolution of ${name} failed`);
      yield* emit(
        newThing('TestNetConnectionResult', {
          ComputerName: name,
          RemoteAddress: null,
          InterfaceAlias: null,
          SourceAddress: null,
          PingSucceeded: false,
        }),
      );
      return;
    }
    const [card] = cardOf(p);
    const common: Record<string, Value> = { ComputerName: name, RemoteAddress: ip };
    const own: Record<string, Value> = { InterfaceAlias: card?.name ?? '', SourceAddress: card?.ip ?? '' };
    const pinged = () =>
      p.do((sim) => {
        const answer = ping(sim, sim.processes.need(p.processId).ns.net, ip);
        return isFail(answer) ? -1 : answer.latency;
      });
    if (args['Port'] === undefined) {
      const latency = pinged();
      yield* p.sleep(Math.max(0, latency));
      if (latency < 0) yield* session.warn(`Ping to ${ip} failed with status: TimedOut`);
      const result =
        latency < 0
          ? { PingSucceeded: false, 'PingReplyDetails (RTT)': '0 ms' }
          : { PingSucceeded: true, 'PingReplyDetails (RTT)': `${String(Math.round(latency))} ms` };
      yield* emit(newThing('TestNetConnectionResult', { ...common, ...own, ...result }));
      return;
    }
    const port = Number(args['Port']);
    const fd = yield* p.connect({ ip, port });
    if (!isFail(fd)) {
      p.close(fd);
      yield* emit(
        newThing('TestNetConnectionResult', { ...common, RemotePort: port, ...own, TcpTestSucceeded: true }),
      );
      return;
    }
    yield* session.warn(`TCP connect to (${ip} : ${String(port)}) failed`);
    const latency = pinged();
    yield* emit(
      newThing('TestNetConnectionResult', {
        ...common,
        RemotePort: port,
        ...own,
        PingSucceeded: latency >= 0,
        'PingReplyDetails (RTT)': `${String(Math.max(0, Math.round(latency)))} ms`,
        TcpTestSucceeded: false,
      }),
    );
  },
};
