import { asBytes, text, utf8, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { request, type HeaderList, type Headers } from '#sim/kernel/http/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { toBase64 } from './base64';
import { dialRegistry, shakeHands, type Endpoint } from './endpoint';

/** Who one says one is. */
export interface Credentials {
  username: string;
  password: string;
}

export interface RegistryAnswer {
  status: number;
  reason: string;
  headers: Headers;
  body: Bytes;
}

/** Why there is no answer, as Go's client says it: `Get "http://…": dial tcp …`. */
export interface Unanswered {
  unanswered: string;
}

export function isUnanswered(answer: object): answer is Unanswered {
  return 'unanswered' in answer;
}

interface Asked {
  headers?: HeaderList;
  body?: Bytes;
}

/**
 * A client's side of the distribution API over (simulated) TCP. Its state is what it has found out of the registry: the scheme that it
 * answers to, and whether it asks who one is.
 */
export class RegistryClient {
  #scheme: 'http' | 'https' | undefined;
  #asksBasic = false;

  constructor(
    private readonly p: Proc,
    readonly endpoint: Endpoint,
    readonly credentials: Credentials | undefined,
    /** what the program calls itself */
    private readonly agent: string,
  ) {}

  /** `http://localhost:5000` */
  get base(): string {
    return `${this.#scheme ?? 'https'}://${this.endpoint.host}`;
  }

  /** Finds out how the registry is spoken to: GET /v2/. Answers it, or why it is out of reach. */
  *ping(): Steps<RegistryAnswer | Unanswered> {
    const schemes = this.endpoint.isInsecure ? (['https', 'http'] as const) : (['https'] as const);
    let last: RegistryAnswer | Unanswered = { unanswered: 'no endpoint' };
    for (const scheme of schemes) {
      this.#scheme = scheme;
      last = yield* this.#send('GET', '/v2/', {});
      if (!isUnanswered(last)) break;
    }
    if (!isUnanswered(last)) this.#asksBasic = /^basic/i.test(last.headers['www-authenticate'] ?? '');
    return last;
  }

  /** Asks as the one that was given. Without credentials where they are asked for nothing is sent, as Docker has it. */
  *ask(method: string, path: string, asked: Asked = {}): Steps<RegistryAnswer | Unanswered> {
    if (!this.#asksBasic) return yield* this.#send(method, path, asked);
    if (this.credentials === undefined)
      return { unanswered: `${quotedVerb(method, this.base, path)}: no basic auth credentials` };
    return yield* this.askAs(this.credentials, method, path, asked);
  }

  *askAs(
    { username, password }: Credentials,
    method: string,
    path: string,
    asked: Asked = {},
  ): Steps<RegistryAnswer | Unanswered> {
    const authorization = `Basic ${toBase64(utf8(`${username}:${password}`))}`;
    return yield* this.#send(method, path, {
      ...asked,
      headers: [...(asked.headers ?? []), ['Authorization', authorization]],
    });
  }

  *#send(method: string, path: string, asked: Asked): Steps<RegistryAnswer | Unanswered> {
    const fail = (why: string): Unanswered => ({
      unanswered: `${quotedVerb(method, this.base, path)}: ${why}`,
    });
    const isTls = this.#scheme === 'https';
    const dialled = yield* dialRegistry(this.p, this.endpoint, this.endpoint.port || (isTls ? 443 : 80));
    if ('failed' in dialled) return fail(dialled.failed);
    const { fd } = dialled;
    const answer = yield* this.#exchange(fd, method, path, asked, isTls);
    this.p.close(fd);
    return typeof answer === 'string' ? fail(answer) : answer;
  }

  *#exchange(
    fd: number,
    method: string,
    path: string,
    asked: Asked,
    isTls: boolean,
  ): Steps<RegistryAnswer | string> {
    const refused = isTls ? yield* shakeHands(this.p, fd, this.endpoint) : undefined;
    if (refused !== undefined) return refused;
    const response = yield* request(this.p, fd, {
      method,
      path: path.replace(/^https?:\/\/[^/]*/, ''),
      headers: [
        ['Host', this.endpoint.host],
        ['User-Agent', this.agent],
        ...(asked.body === undefined && method !== 'GET' && method !== 'HEAD'
          ? [['Content-Length', '0'] as const]
          : []),
        ...(asked.headers ?? []),
        ['Connection', 'close'],
      ],
      ...(asked.body === undefined ? {} : { body: asked.body }),
    });
    if (isFail(response)) return 'EOF';
    const body = yield* response.body.readAll();
    if (isFail(body)) return 'unexpected EOF';
    return { status: response.status, reason: response.reason, headers: response.headers, body };
  }
}

function quotedVerb(method: string, base: string, path: string): string {
  const verb = method.charAt(0) + method.slice(1).toLowerCase();
  return `${verb} "${path.startsWith('http') ? path : `${base}${path}`}"`;
}

/** The errors in a registry's answer, as dockerd passes them on: `manifest unknown: manifest unknown`. */
export function errorsOf(answer: RegistryAnswer): string {
  const listed = errorList(answer.body);
  if (listed.length > 0)
    return listed.map(({ code = 'UNKNOWN', message = '' }) => `${words(code)}: ${message}`).join('\n');
  if (answer.status === 401) return 'unauthorized: authentication required';
  return `received unexpected HTTP status: ${answer.status} ${answer.reason}`;
}

/** The codes in a registry's answer, such as MANIFEST_UNKNOWN. */
export function codesOf(answer: RegistryAnswer): string[] {
  return errorList(answer.body).map(({ code = '' }) => code);
}

function errorList(body: Bytes): { code?: string; message?: string }[] {
  try {
    const { errors } = JSON.parse(text(asBytes(body))) as { errors?: { code?: string; message?: string }[] };
    return Array.isArray(errors) ? errors : [];
  } catch {
    return [];
  }
}

const words = (code: string) => code.toLowerCase().replaceAll('_', ' ');
