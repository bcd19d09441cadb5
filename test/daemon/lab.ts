import {
  advance,
  input,
  newSimulation,
  read,
  saveWorld,
  type Action,
  type Output,
  type World,
} from '#sim/index';
import { isLoadRefusal, loadWorld } from '#sim/saves';
import { text, utf8, type Bytes } from '#sim/base/bytes';
import { addImage } from '#sim/daemon/install';
import { Sim } from '#sim/world/sim';
import { given } from '#sim/given';

export interface Answer {
  status: number;
  reason: string;
  headers: Record<string, string>;
  rawHead: string;
  body: string;
  json: () => unknown;
}

/** A host with a daemon, and connections to its socket. */
export class Lab {
  world: World;
  readonly events: Output['events'] = [];
  #received = new Map<number, string>();
  #ended = new Set<number>();
  #stream = 5_000_000;

  /** `forgetful`: every live generator is lost after every step, and must come back from its journal. */
  constructor(
    images: readonly string[] = ['busybox:latest'],
    private readonly options: { cores?: number; forgetful?: boolean } = {},
  ) {
    this.world = newSimulation({ seed: 3, hosts: [{ name: 'docker-host', cores: options.cores ?? 2 }] });
    this.run(3000);
    this.change((sim) => {
      for (const image of images) {
        const wrong = addImage(sim, this.machine, image);
        if (wrong !== undefined) throw new Error(wrong);
      }
    });
  }

  get machine(): number {
    return read(this.world, (sim) => [...sim.machines.all()][0]?.id ?? 0);
  }

  /** Changes the world from outside, as no action can. */
  change(deed: (sim: Sim) => void): void {
    const sim = new Sim(this.world, given);
    deed(sim);
    this.world = sim.commit();
  }

  peek<T>(question: (sim: Sim) => T): T {
    return read(this.world, question);
  }

  #take(step: { world: World; output: Output }): void {
    this.world = this.options.forgetful === true ? loaded(saveWorld(step.world)) : step.world;
    this.events.push(...step.output.events);
    const crash = step.output.events.find((event) => event.type === 'fault');
    if (crash !== undefined) throw new Error(crash.attributes['text']);
    for (const { stream, data, end } of step.output.outside) {
      this.#received.set(stream, (this.#received.get(stream) ?? '') + data);
      if (end === true) this.#ended.add(stream);
    }
  }

  act(action: Action): void {
    const step = input(this.world, action);
    this.#take(step);
    if (step.result !== null && typeof step.result === 'object') throw new Error(JSON.stringify(step.result));
  }

  /** Lets simulated time pass, ms. */
  run(ms: number): void {
    this.#take(advance(this.world, this.world.time + ms));
  }

  /** Opens a connection to the daemon: its number. */
  connect(): number {
    const stream = ++this.#stream;
    this.act({ kind: 'connect', machine: this.machine, stream, to: { unix: '/var/run/docker.sock' } });
    return stream;
  }

  send(stream: number, data: string, end = false): void {
    this.act({ kind: 'send', stream, data, end });
  }

  received(stream: number): string {
    return this.#received.get(stream) ?? '';
  }

  hasEnded(stream: number): boolean {
    return this.#ended.has(stream);
  }

  drop(stream: number): void {
    this.act({ kind: 'drop', stream });
  }

  /** Asks, and waits for the answer (60 simulated seconds at most). */
  ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Answer {
    const stream = this.begin(method, path, body, headers);
    for (let waited = 0; waited < 60_000 && !isComplete(this.received(stream), method); waited += 50)
      this.run(50);
    const answer = parseAnswer(this.received(stream));
    this.drop(stream);
    return answer;
  }

  /** Sends a request and does not wait. */
  begin(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): number {
    const stream = this.connect();
    const data = body === undefined ? '' : typeof body === 'string' ? body : utf8(JSON.stringify(body));
    const fields = Object.entries({
      Host: 'docker',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
      ...(body === undefined ? {} : { 'Content-Length': String(data.length) }),
    });
    this.send(
      stream,
      `${method} ${path} HTTP/1.1\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${data}`,
    );
    return stream;
  }

  /** Creates and starts a container; its id. */
  runContainer(config: object, name = ''): string {
    const made = this.ask('POST', `/containers/create${name === '' ? '' : `?name=${name}`}`, config);
    if (made.status !== 201) throw new Error(made.body);
    const { Id } = made.json() as { Id: string };
    const started = this.ask('POST', `/containers/${Id}/start`);
    if (started.status !== 204) throw new Error(started.body);
    return Id;
  }
}

function loaded(saved: string): World {
  const world = loadWorld(saved);
  if (isLoadRefusal(world)) throw new Error('a saved world does not open');
  return world;
}

function isComplete(raw: string, method: string): boolean {
  const end = raw.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const head = raw.slice(0, end);
  if (method === 'HEAD' || /^HTTP\/1.1 (204|304)/.test(head)) return true;
  if (/transfer-encoding: chunked/i.test(head)) return raw.endsWith('0\r\n\r\n');
  const length = /content-length: (\d+)/i.exec(head)?.[1];
  return length !== undefined && raw.length >= end + 4 + Number(length);
}

export function parseAnswer(raw: string): Answer {
  const end = raw.indexOf('\r\n\r\n');
  const rawHead = raw.slice(0, end);
  const [first = '', ...lines] = rawHead.split('\r\n');
  const [, status = '0', reason = ''] = /^HTTP\/1.1 (\d+) (.*)$/.exec(first) ?? [];
  const headers: Record<string, string> = {};
  for (const line of lines) headers[line.slice(0, line.indexOf(':'))] = line.slice(line.indexOf(':') + 2);
  const payload = raw.slice(end + 4);
  const body = headers['Transfer-Encoding'] === 'chunked' ? unchunk(payload) : payload;
  return {
    status: Number(status),
    reason,
    headers,
    rawHead,
    body: text(body as Bytes),
    json: () => JSON.parse(text(body as Bytes)) as unknown,
  };
}

function unchunk(data: string): string {
  let out = '';
  for (let at = 0; ;) {
    const end = data.indexOf('\r\n', at);
    const size = parseInt(data.slice(at, end), 16);
    if (!(size > 0)) return out;
    out += data.slice(end + 2, end + 2 + size);
    at = end + 4 + size;
  }
}
