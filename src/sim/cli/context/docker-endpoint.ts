import { text } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import { parseEndpoint } from '../endpoint';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { readContext, tlsFiles, type Meta, type TlsFiles } from './store';

/** The endpoint of a context with its certificates. */
export interface DockerEndpoint {
  readonly docker: Meta['Endpoints']['docker'];
  readonly tls: TlsFiles;
}

const keys = new Set(['from', 'host', 'ca', 'cert', 'key', 'skip-tls-verify']);
const truths = ['1', 't', 'T', 'TRUE', 'true', 'True'];
const falsehoods = ['0', 'f', 'F', 'FALSE', 'false', 'False'];

/** What `--docker host=…,ca=…` means. `current`: the endpoint that is in use. */
export function endpointFrom(
  p: Proc,
  options: Readonly<Record<string, string>>,
  current: string,
): DockerEndpoint | Refusal {
  const fail = (why: string) => refuse(`unable to create docker endpoint config: ${why}`);
  const unknown = Object.keys(options).find((key) => !keys.has(key));
  if (unknown !== undefined) return fail(`unrecognized config key: ${unknown}`);
  const { from } = options;
  if (from !== undefined) return endpointOfContext(p, from, current);
  const skips = options['skip-tls-verify'] ?? 'false';
  if (!truths.includes(skips) && !falsehoods.includes(skips))
    return fail(`skip-tls-verify: parsing ${JSON.stringify(skips)}: invalid syntax`);
  const tls: Record<string, string> = {};
  for (const [key, name] of [
    ['ca', 'ca.pem'],
    ['cert', 'cert.pem'],
    ['key', 'key.pem'],
  ] as const) {
    const path = options[key];
    if (path === undefined || path === '') continue;
    const file = p.readFile(path);
    if (isFail(file)) return fail(`open ${path}: ${strerror(file).toLowerCase()}`);
    tls[name] = text(file);
  }
  const host = options['host'];
  const wrong = host === undefined ? undefined : parseEndpoint(host);
  if (wrong !== undefined && isRefusal(wrong))
    return refuse(`invalid docker endpoint options: unable to parse docker host \`${host ?? ''}\``);
  const docker = { ...(host === undefined ? {} : { Host: host }), SkipTLSVerify: truths.includes(skips) };
  return { docker, tls };
}

/** The endpoint of another context; of `default` the one that is in use without any. */
export function endpointOfContext(p: Proc, name: string, current: string): DockerEndpoint | Refusal {
  if (name === 'default') return { docker: { Host: current, SkipTLSVerify: false }, tls: {} };
  const meta = readContext(p, name);
  return isRefusal(meta) ? meta : { docker: meta.Endpoints.docker, tls: tlsFiles(p, name) };
}
