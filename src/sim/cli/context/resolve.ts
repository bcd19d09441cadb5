import type { Proc } from '#sim/kernel/proc';
import { configFolder } from '../config-file';
import { parseEndpoint, usualHost, type Endpoint } from '../endpoint';
import type { ParsedFlags } from '../flags/parse';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { currentContext } from './current';
import { readContext } from './store';

/** The engine to talk to: by `-H`, by the context in use, by DOCKER_HOST, or the one of this machine. */
export function endpointOf(p: Proc, { values }: ParsedFlags): Endpoint | Refusal {
  const hosts = values['host'] as readonly string[] | undefined;
  const flag = values['context'] as string | undefined;
  if (hosts && flag !== undefined && flag !== '')
    return refuse('conflicting options: cannot specify both --host and --context');
  if (hosts && hosts.length > 1) return refuse('Failed to initialize: specify only one -H');
  const name = currentContext(p, flag ?? '');
  if (name === 'default') return ownEndpoint(p, values, hosts?.[0] ?? p.env['DOCKER_HOST']);
  const meta = readContext(p, name);
  if (isRefusal(meta)) return initialize(meta.refused);
  return reached(meta.Endpoints.docker.Host ?? usualHost(p));
}

const initialize = (why: string): Refusal =>
  refuse(`Failed to initialize: unable to resolve docker endpoint: ${why}`);

function ownEndpoint(p: Proc, values: ParsedFlags['values'], host: string | undefined): Endpoint | Refusal {
  const wantsTls =
    values['tls'] === true || values['tlsverify'] === true || (p.env['DOCKER_TLS_VERIFY'] ?? '') !== '';
  if (!wantsTls) return reached(host ?? usualHost(p));
  const folder = p.env['DOCKER_CERT_PATH'] || configFolder(p);
  const authority = (values['tlscacert'] as string | undefined) ?? `${folder}/ca.pem`;
  if (!p.exists(authority)) return initialize(`open ${authority}: no such file or directory`);
  return initialize('connections to engines over TLS are not simulated yet');
}

function reached(host: string): Endpoint | Refusal {
  const endpoint = parseEndpoint(host);
  if (!isRefusal(endpoint)) return endpoint;
  const isBare = /^(ssh host connection|unable to parse docker host)/.test(endpoint.refused);
  return isBare ? refuse(`Failed to initialize: ${endpoint.refused}`) : initialize(endpoint.refused);
}
