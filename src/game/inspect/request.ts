import type { SimEvent } from '#sim/index';
import { bodyText } from '../explain/body';
import { filled, pair, said, type Inspector, type Section } from './sheet';

/** Requests with their answers, oldest first: a connection carries one after another. */
function exchanges(events: readonly SimEvent[]): { sent: SimEvent; answer?: SimEvent }[] {
  const list: { sent: SimEvent; answer?: SimEvent }[] = [];
  const open = new Map<string, { sent: SimEvent; answer?: SimEvent }>();
  for (const event of events) {
    if (event.type !== 'request') continue;
    if (event.action === 'send') {
      const one = { sent: event };
      list.push(one);
      open.set(event.id, one);
    } else {
      const one = open.get(event.id);
      if (one !== undefined) one.answer = event;
    }
  }
  return list;
}

function lines(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

function message(name: 'request' | 'answer', head: string, event: SimEvent): Section {
  const { body = '', bytes = '0' } = event.attributes;
  const content = bodyText(body, Number(bytes));
  return { name, kind: 'lines', lines: [head, ...(content === '' ? [] : ['', ...lines(content)])] };
}

/** A packet (`CONNECTION@TIME/N:out`, or back): the request as it was sent, and the answer as it came. */
export const packet: Inspector = ({ events }, rest) => {
  const [, connection = '', time = ''] = /^(.*)@([\d.]+)\//.exec(rest) ?? [];
  const found = exchanges(events).find(
    ({ sent }) => sent.id === connection && Math.abs(sent.time - Number(time)) < 0.001,
  );
  if (found === undefined) return undefined;
  const { sent, answer } = found;
  const { method = '', path = '', query = '' } = sent.attributes;
  const target = `${path}${query === '' ? '' : `?${query}`}`;
  const status = answer?.attributes['status'] ?? '';
  return {
    kind: 'request',
    title: `${method} ${path.replace(/^\/v\d+\.\d+/, '')}`.slice(0, 60),
    pairs: said([
      pair('status', status),
      pair('took', answer === undefined ? '' : `${(answer.time - sent.time).toFixed(1)} ms`),
      pair('socket', '/var/run/docker.sock'),
    ]),
    sections: filled([
      message('request', `${method} ${target} HTTP/1.1`, sent),
      ...(answer === undefined ? [] : [message('answer', `HTTP/1.1 ${status}`, answer)]),
    ]),
    links: [],
  };
};

const most = 30;

/** The client: which requests it sent lately. */
export const client: Inspector = ({ sim, events }, rest) => {
  const machine = Number(rest);
  const list = exchanges(events.filter((event) => event.machine === machine)).slice(-most);
  return {
    kind: 'client',
    title: 'docker',
    pairs: [pair('socket', '/var/run/docker.sock')],
    sections: filled([
      {
        name: 'requests',
        kind: 'rows',
        rows: list.map(({ sent, answer }) => [
          sent.attributes['method'] ?? '',
          (sent.attributes['path'] ?? '').replace(/^\/v\d+\.\d+/, ''),
          answer?.attributes['status'] ?? '…',
        ]),
      },
    ]),
    links: [
      ...list.map(({ sent }) => ({
        id: `packet:${sent.id}@${sent.time}/:`,
        kind: 'request' as const,
        text: `${sent.attributes['method'] ?? ''} ${(sent.attributes['path'] ?? '').replace(/^\/v\d+\.\d+/, '').slice(0, 40)}`,
      })),
      { id: `daemon:${machine}`, kind: 'daemon', text: sim.machines.peek(machine)?.name ?? '' },
    ],
  };
};
