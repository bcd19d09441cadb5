import { asBytes, noBytes, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { errnoNumber, strerror } from '#sim/base/fail';
import { request } from '#sim/kernel/http/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { isNoName } from '#sim/network/index';
import { dial, isNoLine, lookUp } from '../../net/connect';
import { parseUrl } from '../../net/http-exchange';
import type { Sites } from './site';

/** What a server behind nginx answered, or why it did not. */
export interface UpstreamAnswer {
  status: number;
  headers: [string, string][];
  body: Bytes;
  refusal?: string;
}

/** proxy_connect_timeout, ms */
const patience = 60_000;

/** Fields that nginx does not hand on. */
const own = new Set(['server', 'date', 'connection', 'transfer-encoding', 'keep-alive', 'content-length']);

/** Asks the server that a proxy_pass names; upstream groups take turns. */
export function* askUpstream(
  p: Proc,
  sites: Sites,
  url: string,
  headers: Readonly<Record<string, string>>,
  asked: { method: string; headers: Readonly<Record<string, string>>; body: string },
): Steps<UpstreamAnswer> {
  const to = parseUrl(url);
  if (to === undefined) return failed(500, `invalid URL prefix in "${url}"`);
  const members = sites.upstreams[to.host];
  const member = members?.[p.random(members.length)] ?? { host: to.host, port: to.port };
  const addresses = yield* lookUp(p, member.host);
  if (isNoName(addresses)) return failed(502, `${member.host} could not be resolved (3: Host not found)`);
  const line = yield* dial(p, addresses[0] ?? '', member.port, p.clock() + patience);
  if (isNoLine(line)) {
    if (!isFail(line))
      return failed(504, 'upstream timed out (110: Connection timed out) while connecting to upstream');
    return failed(
      502,
      `connect() failed (${errnoNumber(line)}: ${strerror(line)}) while connecting to upstream`,
    );
  }
  const fields: [string, string][] = Object.entries(headers).filter(([, value]) => value !== '');
  const given = new Set(fields.map(([name]) => name.toLowerCase()));
  for (const [name, value] of Object.entries(asked.headers)) {
    if (!given.has(name) && name !== 'connection' && name !== 'content-length') fields.push([name, value]);
  }
  const body = asked.body === '' ? {} : { body: asBytes(asked.body) };
  const answer = yield* request(p, line.fd, {
    method: asked.method,
    path: to.target,
    headers: fields,
    ...body,
  });
  if (isFail(answer)) {
    p.close(line.fd);
    const words =
      answer.error === 'ECONNRESET'
        ? 'upstream prematurely closed connection'
        : `recv() failed (${errnoNumber(answer)}: ${strerror(answer)})`;
    return failed(502, `${words} while reading response header from upstream`);
  }
  const all = yield* answer.body.readAll();
  p.close(line.fd);
  const kept = answer.rawHeaders
    .filter(([name]) => !own.has(name.toLowerCase()))
    .map(([name, value]): [string, string] => [name, value]);
  return { status: answer.status, headers: kept, body: isFail(all) ? noBytes : all };
}

function failed(status: number, refusal: string): UpstreamAnswer {
  return { status, headers: [], body: noBytes, refusal };
}
