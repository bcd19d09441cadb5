import type { Reply } from '../http/answer';
import { readBody, type Fields } from '../http/go-json';
import { broken, invalid, isRefusal, refuse, type Refusal } from '../http/refusal';
import { filtersOf, flag, param, type ApiRequest } from '../http/request';
import type { Call, Verb } from '../http/verb';

/** What every request about a cluster gets while the node is in none. */
export const notSwarmManager =
  'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.';

/** What moby looks at before it asks whether there is a swarm at all. */
type Check = (request: ApiRequest) => Refusal | undefined;

function after(...checks: readonly Check[]): Verb {
  return {
    answer: ({ request }) => {
      for (const check of checks) {
        const wrong = check(request);
        if (wrong !== undefined) return wrong;
      }
      return refuse(503, notSwarmManager);
    },
  };
}

const filters: Check = (request) => {
  const found = filtersOf(request, undefined);
  return isRefusal(found) ? found : undefined;
};

const truth =
  (name: string, why = true): Check =>
  (request) => {
    const given = param(request, name);
    if (/^(|1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(given)) return undefined;
    const parsing = why ? `: strconv.ParseBool: parsing ${JSON.stringify(given)}: invalid syntax` : '';
    return invalid(`invalid value for ${name}: ${given}${parsing}`);
  };

const streams: Check = (request) =>
  flag(request, 'stdout') || flag(request, 'stderr')
    ? undefined
    : broken('Bad parameters: you must choose at least one stream');

const body =
  (type: string, fields: Fields): Check =>
  (request) => {
    const read = readBody(request, fields, type);
    return isRefusal(read) ? read : undefined;
  };

/** Which version of a thing a change is meant for. Secrets and configs do not say what is wrong with it. */
const version =
  (noun: string, isTerse = false): Check =>
  (request) => {
    const given = param(request, 'version');
    if (/^\d+$/.test(given)) return undefined;
    if (isTerse) return invalid(`invalid ${noun} version`);
    const why = `strconv.ParseUint: parsing ${JSON.stringify(given)}: invalid syntax`;
    return invalid(`invalid ${noun} version '${given}': ${why}`);
  };

const labels: Fields = { Name: 'string', Labels: 'labels' };
const joins: Fields = {
  ListenAddr: 'string',
  AdvertiseAddr: 'string',
  DataPathAddr: 'string',
  RemoteAddrs: 'strings',
  JoinToken: 'string',
};
const inits: Fields = {
  ...joins,
  ForceNewCluster: 'bool',
  AutoLockManagers: 'bool',
  Spec: { maybe: { struct: labels, go: 'swarm.Spec' } },
};

/** Joining or making a swarm: what is asked for is looked at, but the simulation has none. */
function begin(given: ApiRequest, type: string, fields: Fields): Reply | Refusal {
  const asked = readBody(given, fields, type);
  if (isRefusal(asked)) return asked;
  if (type === 'swarm.JoinRequest' && given.body !== '' && asked['RemoteAddrs'] === null)
    return invalid('at least 1 RemoteAddr is required to join');
  if (asked['ListenAddr'] === '') return invalid('invalid ListenAddr "": invalid empty address');
  return refuse(501, 'swarm mode is not part of this simulation');
}

/** Services, nodes, tasks, secrets, configs and swarms, as an engine outside a swarm treats them. */
export const swarmVerbs = {
  swarm: after(),
  swarmList: after(filters),
  serviceList: after(truth('status'), filters),
  service: after(truth('insertDefaults')),
  serviceCreate: after(body('swarm.ServiceSpec', labels)),
  serviceUpdate: after(body('swarm.ServiceSpec', labels), version('service')),
  swarmLogs: after(streams),
  nodeUpdate: after(version('node'), body('swarm.NodeSpec', labels)),
  secretCreate: after(body('swarm.SecretSpec', labels)),
  secretUpdate: after(body('swarm.SecretSpec', labels), version('secret', true)),
  configCreate: after(body('swarm.ConfigSpec', labels)),
  configUpdate: after(body('swarm.ConfigSpec', labels), version('config', true)),
  swarmUpdate: after(
    body('swarm.Spec', labels),
    version('swarm'),
    truth('rotateWorkerToken', false),
    truth('rotateManagerToken', false),
    truth('rotateManagerUnlockKey', false),
  ),
  swarmUnlock: after(body('swarm.UnlockRequest', { UnlockKey: 'string' })),
  swarmInit: { answer: ({ request }: Call) => begin(request, 'swarm.InitRequest', inits) },
  swarmJoin: { answer: ({ request }: Call) => begin(request, 'swarm.JoinRequest', joins) },
  swarmLeave: { answer: () => refuse(503, 'This node is not part of a swarm') },
} as const satisfies Record<string, Verb>;
