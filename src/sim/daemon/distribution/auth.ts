import { engineAgent } from './agent';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { canReachInternet } from '#sim/network/index';
import { json, type Reply } from '../http/answer';
import { broken, invalid, isRefusal, refuse, type Refusal } from '../http/refusal';
import { decodeBody, type Fields } from '../http/go-json';
import type { ApiRequest } from '../http/request';
import { isUnanswered, RegistryClient, type Credentials } from '#sim/distribution/client';
import { endpointOf } from '#sim/distribution/endpoint';
import { signIn } from './hub';

const fields: Fields = {
  username: 'string',
  password: 'string',
  auth: 'string',
  email: 'string',
  serveraddress: 'string',
  identitytoken: 'string',
  registrytoken: 'string',
};

/** POST /auth: asks a registry whether it knows somebody. */
export function* auth(p: Proc, request: ApiRequest): Steps<Reply | Refusal> {
  const body = decodeBody(request.body, fields, 'registry.AuthConfig');
  if (isRefusal(body)) return body;
  const given = body as unknown as Credentials & { serveraddress: string };
  const server = given.serveraddress.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  if (server === '' || server === 'index.docker.io' || server === 'docker.io')
    return yield* authHub(p, given);
  if (!/^[\w.:[\]-]+$/.test(server)) return invalid(`invalid registry endpoint: ${server}`);
  const client = new RegistryClient(p, endpointOf(p, server), given, engineAgent);
  const ping = yield* client.ping();
  if (isUnanswered(ping)) return broken(ping.unanswered);
  const asked = ping.status === 401 ? yield* client.askAs(given, 'GET', '/v2/') : ping;
  if (isUnanswered(asked)) return broken(asked.unanswered);
  if (asked.status === 200) return succeeded();
  const words = `login attempt to ${client.base}/v2/ failed with status: ${asked.status} ${asked.reason}`;
  return refuse(asked.status === 401 ? 401 : 500, words);
}

const succeeded = () => json({ IdentityToken: '', Status: 'Login Succeeded' });

function* authHub(p: Proc, given: Credentials): Steps<Reply | Refusal> {
  yield* p.sleep(600);
  const url = 'https://registry-1.docker.io/v2/';
  const isReachable = p.do((sim) => canReachInternet(sim, sim.processes.need(p.processId).ns.net));
  if (!isReachable)
    return broken(`Get "${url}": dial tcp: lookup registry-1.docker.io: network is unreachable`);
  if (p.do((sim) => signIn(sim, given))) return succeeded();
  return refuse(401, `Get "${url}": unauthorized: incorrect username or password`);
}
