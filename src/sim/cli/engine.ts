import { noBytes, text, utf8, type Bytes } from '#sim/base/bytes';
import { isFail, strerror, type Fail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { readResponse, sendRequest, type HeaderList, type Response } from '#sim/kernel/http/index';
import { dial } from './dial';
import type { Endpoint } from './endpoint';
import { queryString, type Query } from './query';
import { isRefusal, refuse, type Refusal } from './refusal';
import { explainTunnel, openTunnel, type Tunnel } from './tunnel';
import { clientVersion, newestApi, oldestApi } from './version';

/** A request that the engine, or the way to it, refused. */
export interface EngineRefusal extends Refusal {
  /** HTTP status; 0 when there was no connection. */
  readonly status: number;
}

export interface Asked {
  readonly query?: Query;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, such as a tar archive. */
  readonly body?: Bytes;
  readonly headers?: HeaderList;
  /** Ask for the bare connection (101): attach and exec. */
  readonly upgrade?: boolean;
}

/** An answer whose body is still to come, and the connection it comes on. */
export interface Opened {
  readonly fd: number;
  readonly response: Response;
}

/** A request that was sent and whose answer nobody has read yet. */
export interface Sent {
  readonly fd: number;
  readonly method: string;
  readonly url: string;
  readonly rest: Bytes;
}

/** What outlives a turn of the program: the version agreed on. */
export interface EngineState {
  readonly api: string | null;
}

/** JSON as Go writes it into requests: `<`, `>` and `&` escaped. */
function goJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);
}

const numbers = (version: string): number[] => version.split('.').map(Number);
/** Whether the version `a` came before `b`. */
export const isOlder = (a: string, b: string): boolean => {
  const [[x = 0, y = 0], [u = 0, v = 0]] = [numbers(a), numbers(b)];
  return x < u || (x === u && y < v);
};

/** The client's side of the Engine API: one connection that is used again, further ones for streams. */
export class Engine {
  #idle: { fd: number; rest: Bytes } | undefined;
  #api: string | null;
  #tunnel: Tunnel | undefined;

  constructor(
    private readonly p: Proc,
    readonly endpoint: Endpoint,
    state: EngineState = { api: null },
  ) {
    this.#api = state.api;
  }

  state(): EngineState {
    return { api: this.#api };
  }

  /** The version in use, `1.51` before the first request. */
  get api(): string {
    return this.#api ?? newestApi;
  }

  /** Sends a request and reads the head of the answer. The body is the caller's. */
  *open(method: string, path: string, asked: Asked = {}): Steps<Opened | EngineRefusal> {
    const sent = yield* this.send(method, path, asked);
    if (isRefusal(sent)) return sent;
    const opened = yield* this.receive(sent);
    // who asked for the bare connection does not read why it was not given
    return isRefusal(opened) && opened.status !== 0 && asked.upgrade === true
      ? { ...opened, ...refuse(`unable to upgrade to tcp, received ${opened.status}`) }
      : opened;
  }

  /** Sends a request without waiting for the answer: several can be under way, each on its own connection. */
  *send(method: string, path: string, asked: Asked = {}): Steps<Sent | EngineRefusal> {
    const unreachable = yield* this.negotiate();
    if (unreachable) return unreachable;
    const url = `/v${this.api}${path}${queryString(asked.query ?? {})}`;
    return yield* this.#sendTo(method, url, asked);
  }

  *receive(sent: Sent): Steps<Opened | EngineRefusal> {
    const response = yield* readResponse(this.p, sent.fd, sent.method, sent.rest);
    if (isFail(response)) return yield* this.#unreachable(response, sent.method, sent.url);
    if (response.status < 400) return { fd: sent.fd, response };
    return yield* this.#refusal({ fd: sent.fd, response }, sent.url);
  }

  /** A whole request: the body of the answer as text. */
  *call(method: string, path: string, asked: Asked = {}): Steps<string | EngineRefusal> {
    const opened = yield* this.open(method, path, asked);
    return isRefusal(opened) ? opened : text(yield* this.readAll(opened));
  }

  /** A whole request: the answer's JSON. */
  *json<T>(method: string, path: string, asked: Asked = {}): Steps<T | EngineRefusal> {
    const body = yield* this.call(method, path, asked);
    return isRefusal(body) ? body : (JSON.parse(body || 'null') as T);
  }

  /** Reads a body to its end; then the connection may be used again. */
  *readAll({ fd, response }: Opened): Steps<Bytes> {
    const body = yield* response.body.readAll();
    if (!isFail(body) && response.isKeptAlive && response.body.isEnded && !this.#idle) {
      this.#idle = { fd, rest: response.body.rest };
    } else this.p.close(fd);
    return isFail(body) ? noBytes : body;
  }

  /** Agrees on a version with the first request of all (`HEAD /_ping`). Undefined, or why the engine is out of reach. */
  *negotiate(): Steps<EngineRefusal | undefined> {
    if (this.#api !== null) return undefined;
    const wanted = this.p.env['DOCKER_API_VERSION'];
    const ping = yield* this.ping();
    if (isRefusal(ping)) {
      // over a network the first request says what is wrong, by its own address
      if (ping.status === 0 && this.endpoint.host.startsWith('unix:')) return ping;
      this.#api = newestApi;
    } else {
      const offered = ping['api-version'] ?? oldestApi;
      this.#api = isOlder(offered, newestApi) ? offered : newestApi;
    }
    if (wanted !== undefined && wanted !== '') this.#api = wanted.replace(/^v/, '');
    return undefined;
  }

  /** A bare connection to the engine, for `docker system dial-stdio`. */
  *dial(): Steps<number | EngineRefusal> {
    const connection = yield* this.#connection(true);
    if (isRefusal(connection)) return { status: 0, ...connection };
    return isFail(connection) ? yield* this.#unreachable(connection, 'GET', '') : connection.fd;
  }

  /** The header fields of `HEAD /_ping`. */
  *ping(): Steps<Readonly<Record<string, string>> | EngineRefusal> {
    const sent = yield* this.#sendTo('HEAD', '/_ping', {});
    const opened = isRefusal(sent) ? sent : yield* this.receive(sent);
    if (isRefusal(opened)) return opened;
    yield* this.readAll(opened);
    return opened.response.headers;
  }

  *#sendTo(method: string, url: string, asked: Asked): Steps<Sent | EngineRefusal> {
    const connection = yield* this.#connection(asked.upgrade === true);
    if (isRefusal(connection))
      return { status: 0, ...refuse(`${this.#during(method, url)}: ${connection.refused}`) };
    if (isFail(connection)) return yield* this.#unreachable(connection, method, url);
    const body = asked.json === undefined ? asked.body : utf8(`${goJson(asked.json)}\n`);
    const request = {
      method,
      path: url,
      headers: this.#headers(method, asked, body),
      ...(body !== undefined && { body }),
    };
    const failed = yield* sendRequest(this.p, connection.fd, request);
    if (failed && failed.error !== 'EPIPE') return yield* this.#unreachable(failed, method, url);
    return { fd: connection.fd, method, url, rest: connection.rest };
  }

  #headers(method: string, asked: Asked, body: Bytes | undefined): HeaderList {
    const needsLength = method !== 'GET' && method !== 'HEAD' && method !== 'DELETE';
    const length = body === undefined && needsLength ? 0 : body?.length;
    const { unix, ssh } = this.endpoint;
    const tcp = ssh === undefined ? this.endpoint.host.replace('tcp://', '') : sshHost;
    const host = unix === undefined ? tcp : 'api.moby.localhost';
    const isPlain = asked.upgrade === true && asked.json === undefined;
    return [
      ['Host', host],
      ['User-Agent', `Docker-Client/${clientVersion} (linux)`],
      ...(length === undefined ? [] : [['Content-Length', String(length)] as const]),
      ...(asked.upgrade === true ? [['Connection', 'Upgrade'] as const] : []),
      ...(asked.json === undefined ? [] : [['Content-Type', 'application/json'] as const]),
      ...(isPlain ? [['Content-Type', 'text/plain'] as const] : []),
      ...(asked.headers ?? []),
      ...(asked.upgrade === true ? [['Upgrade', 'tcp'] as const] : []),
    ];
  }

  *#connection(isOwn: boolean): Steps<{ fd: number; rest: Bytes } | Fail | Refusal> {
    const idle = isOwn ? undefined : this.#idle;
    if (idle) {
      this.#idle = undefined;
      return idle;
    }
    const { unix, ip = '', port = 0, ssh } = this.endpoint;
    if (ssh !== undefined) {
      const tunnel = yield* openTunnel(this.p, ssh);
      if (isFail(tunnel)) return tunnel;
      this.#tunnel = tunnel;
      return { fd: tunnel.fd, rest: noBytes };
    }
    const fd = unix === undefined ? yield* dial(this.p, ip, port) : yield* this.p.connect({ unix });
    return isFail(fd) || isRefusal(fd) ? fd : { fd, rest: noBytes };
  }

  /** `error during connect: Get "http://…/v1.51/info"` */
  #during(method: string, url: string): string {
    const verb = method.charAt(0) + method.slice(1).toLowerCase();
    const host = this.endpoint.ssh === undefined ? this.endpoint.host.replace('tcp://', '') : sshHost;
    return `error during connect: ${verb} "http://${host}${url}"`;
  }

  *#unreachable(why: Fail, method: string, url: string): Steps<EngineRefusal> {
    const { host, unix, ssh } = this.endpoint;
    if (ssh !== undefined) {
      const tunnel = this.#tunnel;
      const words =
        tunnel === undefined
          ? 'exec: "ssh": executable file not found in $PATH'
          : yield* explainTunnel(this.p, tunnel, ssh);
      return { status: 0, ...refuse(`${this.#during(method, url)}: ${words}`) };
    }
    if (host.startsWith('npipe:')) {
      const pipe = host.slice('npipe://'.length);
      const verb = method.charAt(0) + method.slice(1).toLowerCase();
      const words = `${verb} "http://${encodeURIComponent(pipe)}${url}": open ${pipe}`;
      return {
        status: 0,
        ...refuse(`error during connect: ${words}: The system cannot find the file specified.`),
      };
    }
    if (unix === undefined && why.error !== 'ECONNREFUSED') {
      const words =
        why.error === 'ECONNRESET' || why.error === 'EIO'
          ? 'EOF'
          : `dial tcp ${host.replace('tcp://', '')}: connect: ${strerror(why).toLowerCase()}`;
      return { status: 0, ...refuse(`${this.#during(method, url)}: ${words}`) };
    }
    if (why.error === 'EACCES' && unix !== undefined) {
      const verb = method.charAt(0) + method.slice(1).toLowerCase();
      const shown = `http://${encodeURIComponent(unix)}${url}`;
      const dial = `dial unix ${unix}: connect: ${strerror(why).toLowerCase()}`;
      const words = `permission denied while trying to connect to the Docker daemon socket at ${host}: `;
      return { status: 0, refused: `${words}${verb} "${shown}": ${dial}` };
    }
    return {
      status: 0,
      refused: `Cannot connect to the Docker daemon at ${host}. Is the docker daemon running?`,
    };
  }

  *#refusal(opened: Opened, url: string): Steps<EngineRefusal> {
    const body = text(yield* this.readAll(opened)).trim();
    const { status } = opened.response;
    if (body === '') {
      const words = `request returned ${opened.response.reason} for API route and version http://${encodeURIComponent(addressOf(this.endpoint))}${url}, check if the server supports the requested API version`;
      return { status, ...refuse(words) };
    }
    return { status, ...refuse(`Error response from daemon: ${messageOf(body)}`) };
  }
}

/** A socket as it stands in an address. */
const addressOf = ({ host, unix }: Endpoint) =>
  host.startsWith('npipe:') ? host.slice('npipe://'.length) : (unix ?? host);

/** What requests over a remote shell are addressed to: nobody looks at it. */
const sshHost = 'docker.example.com';

function messageOf(body: string): string {
  try {
    const { message } = JSON.parse(body) as { message?: string };
    return (message ?? body).trim();
  } catch {
    return body;
  }
}
