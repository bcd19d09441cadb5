import { bodyText } from './body';
import type { RequestKey } from './step';
import { containerName, detail, tellOf, type Scene, type Teller } from './teller';

/** Requests by method and path, without the version: the first that fits tells what is asked. */
const requests: readonly (readonly [method: string, path: RegExp, key: RequestKey])[] = [
  ['*', /^\/_ping$/, 'ping'],
  ['POST', /^\/containers\/create$/, 'create'],
  ['POST', /^\/containers\/[^/]+\/start$/, 'start'],
  ['POST', /^\/containers\/[^/]+\/stop$/, 'stop'],
  ['POST', /^\/containers\/[^/]+\/kill$/, 'kill'],
  ['POST', /^\/containers\/[^/]+\/restart$/, 'restart'],
  ['POST', /^\/containers\/[^/]+\/pause$/, 'pause'],
  ['POST', /^\/containers\/[^/]+\/unpause$/, 'unpause'],
  ['POST', /^\/containers\/[^/]+\/wait$/, 'wait'],
  ['POST', /^\/containers\/[^/]+\/attach$/, 'attach'],
  ['GET', /^\/containers\/[^/]+\/logs$/, 'logs'],
  ['GET', /^\/containers\/[^/]+\/stats$/, 'stats'],
  ['GET', /^\/containers\/json$/, 'list'],
  ['GET', /^\/containers\/[^/]+\/json$/, 'inspect'],
  ['POST', /^\/containers\/[^/]+\/exec$/, 'exec'],
  ['POST', /^\/exec\/[^/]+\/start$/, 'exec-start'],
  ['GET', /^\/exec\/[^/]+\/json$/, 'exec-inspect'],
  ['DELETE', /^\/containers\/[^/]+$/, 'remove'],
  ['POST', /^\/images\/create$/, 'pull'],
  ['POST', /^\/images\/.+\/push$/, 'push'],
  ['GET', /^\/images\/json$/, 'images'],
  ['GET', /^\/images\/.+\/json$/, 'image'],
  ['DELETE', /^\/images\/.+$/, 'image-remove'],
  ['POST', /^\/build$/, 'build'],
  ['POST', /^\/(grpc|session)$/, 'session'],
  ['POST', /^\/networks\/create$/, 'network-create'],
  ['GET', /^\/networks$/, 'networks'],
  ['GET', /^\/networks\/[^/]+$/, 'network'],
  ['POST', /^\/volumes\/create$/, 'volume-create'],
  ['GET', /^\/volumes/, 'volumes'],
  ['GET', /^\/events$/, 'events'],
  ['GET', /^\/version$/, 'version'],
];

/** What the statuses are called that Docker's API uses (RFC 9110). */
const reasons: Readonly<Record<string, string>> = {
  101: 'Switching Protocols',
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  301: 'Moved Permanently',
  304: 'Not Modified',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

const withoutVersion = (path: string) => path.replace(/^\/v\d+\.\d+/, '');

/** What a request asks for. */
export function requestKey(method: string, path: string): RequestKey {
  const bare = withoutVersion(path);
  return (
    requests.find(([verb, pattern]) => (verb === '*' || verb === method) && pattern.test(bare))?.[2] ??
    'other'
  );
}

/** The name or short id in a request's path, decoded: /containers/web/start is about web. */
function subject(scene: Scene, path: string): string {
  const [, , name = ''] = withoutVersion(path).split('/');
  return /^[0-9a-f]{64}$/.test(name)
    ? containerName(scene, scene.sim.execs.peek(name)?.container ?? name)
    : name.replaceAll(/%2F/gi, '/').replaceAll(/%3A/gi, ':');
}

/** The decoded pairs of a query, one a line. */
export function queryText(query: string): string {
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      try {
        return decodeURIComponent(part.replaceAll('+', ' '));
      } catch {
        return part;
      }
    })
    .join('\n');
}

const asked: Teller = (scene) => {
  const { method = '', path = '', query = '', body = '', bytes = '0' } = scene.event.attributes;
  scene.memory.asked.set(scene.event.id, `${method} ${path}`);
  return [
    tellOf(scene, {
      layer: 'http',
      key: `http.ask.${requestKey(method, path)}`,
      focus: `packet:${scene.event.id}`,
      values: { name: subject(scene, path), request: `${method} ${withoutVersion(path)}` },
      details: [
        detail('HTTP', `${method} ${path}${query === '' ? '' : `?${query}`}`),
        detail('query', queryText(query)),
        detail('body', bodyText(body, Number(bytes))),
      ],
    }),
  ];
};

const answered: Teller = (scene) => {
  const { status = '', body = '', bytes = '0', path = '' } = scene.event.attributes;
  const reason = reasons[status] ?? '';
  const isRefusal = Number(status) >= 400;
  const text = bodyText(body, Number(bytes));
  scene.memory.asked.delete(scene.event.id);
  return [
    tellOf(scene, {
      layer: 'http',
      key: isRefusal ? 'http.refusal' : isStream(status, path) ? 'http.stream' : 'http.answer',
      focus: `packet:${scene.event.id}`,
      values: { status: `${status} ${reason}`.trim(), message: isRefusal ? messageOf(text) : '' },
      details: [detail('HTTP', `HTTP/1.1 ${status} ${reason}`.trim()), detail('body', text)],
    }),
  ];
};

/** Answers that go on after their head: what follows comes as it happens. */
function isStream(status: string, path: string): boolean {
  return (
    status === '101' || /\/(wait|logs|stats|attach|events|push|build)$|\/images\/(create|load)$/.test(path)
  );
}

function messageOf(text: string): string {
  return /"message": "(.*)"/.exec(text)?.[1]?.replaceAll(String.raw`\"`, '"') ?? text;
}

/** Requests and answers. */
export const httpTellers: Readonly<Record<string, Teller>> = {
  'request send': asked,
  'request answer': answered,
};
