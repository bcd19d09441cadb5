import { text } from '#sim/base/bytes';
import { fromBase64 } from '#sim/distribution/base64';
import type { ApiRequest } from '../http/request';
import type { Credentials } from '#sim/distribution/client';

/** Who the client says it is, from the field X-Registry-Auth: JSON in Base64. */
export function credentialsOf(request: ApiRequest): Credentials | undefined {
  const bytes = fromBase64(request.headers['x-registry-auth'] ?? '');
  if (bytes === undefined || bytes === '') return undefined;
  try {
    const { username = '', password = '' } = JSON.parse(text(bytes)) as Partial<Credentials>;
    return username === '' ? undefined : { username, password };
  } catch {
    return undefined;
  }
}
