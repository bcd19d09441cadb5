import { text } from '#sim/base/bytes';
import { isBcrypt } from '../../hash/bcrypt';
import { fromBase64 } from '../../hash/base64';
import { refusal, type Asked, type Page } from './page';
import type { Settings } from './settings';

/** Who asks, or the page that sends them away. `cost`: processor time that finding out took, ms. */
export interface Admitted {
  page?: Page;
  user?: string;
  cost?: number;
}

/** What a password's check takes at bcrypt's usual cost of 5, ms. */
const checkCost = 2.5;

/** Lets in who stands in the file of htpasswd (bcrypt only, as the registry wants it). Without access control: everybody. */
export function admit(auth: Settings['auth'], file: string, asked: Asked): Admitted {
  if (auth === undefined || !asked.path.startsWith('/v2')) return {};
  const given = /^basic (.+)$/i.exec(asked.headers['authorization'] ?? '')?.[1];
  const [user = '', ...rest] = text(fromBase64(given ?? '').bytes).split(':');
  const hash = file
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line.startsWith(`${user}:`))
    ?.slice(user.length + 1);
  if (given !== undefined && hash !== undefined && isBcrypt(rest.join(':'), hash))
    return { user, cost: checkCost };
  const page = refusal('UNAUTHORIZED', accessOf(asked), [
    ['Www-Authenticate', `Basic realm=${JSON.stringify(auth.realm)}`],
  ]);
  const headers = [...page.headers, ['Docker-Distribution-Api-Version', 'registry/2.0'] as [string, string]];
  return { page: { ...page, headers }, cost: given === undefined ? 0 : checkCost };
}

/** What would have to be allowed. */
function accessOf({ method, path }: Asked): object[] | null {
  if (path === '/v2/') return null;
  if (path === '/v2/_catalog') return [access('registry', 'catalog', '*')];
  const name = /^\/v2\/(.+?)\/(?:tags|manifests|blobs)\//.exec(path)?.[1] ?? '';
  if (method === 'DELETE') return [access('repository', name, 'delete')];
  const pull = access('repository', name, 'pull');
  return method === 'GET' || method === 'HEAD' ? [pull] : [pull, access('repository', name, 'push')];
}

const access = (type: string, name: string, action: string) => ({
  Type: type,
  Class: '',
  Name: name,
  Action: action,
});
