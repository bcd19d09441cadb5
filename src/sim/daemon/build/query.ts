import { utf8 } from '#sim/base/bytes';
import { parseJson } from '../http/go-json';
import { broken, invalid, isRefusal, type Refusal } from '../http/refusal';
import { flag, param, type ApiRequest } from '../http/request';
import { parseReference } from '../state/reference';

/** Parameters that come as JSON, and what they are called when they are none. */
const json: readonly (readonly [name: string, what: string])[] = [
  ['ulimits', 'error reading ulimit settings'],
  ['buildargs', 'error reading build args'],
  ['labels', 'error reading labels'],
  ['cachefrom', 'error reading cache-from'],
  ['outputs', 'invalid outputs specified'],
];

/** Refuses parameters of a build that make no sense (moby, newImageBuildOptions), before anything is read of its context. */
export function wrongQuery(request: ApiRequest): Refusal | undefined {
  const isolation = param(request, 'isolation');
  if (!['', 'default'].includes(isolation))
    return invalid(`unsupported isolation: ${JSON.stringify(isolation)}`);
  for (const [name, what] of json) {
    const given = param(request, name);
    const read = given === '' ? undefined : parseJson(utf8(given));
    if (isRefusal(read)) return invalid(`${what}: ${read.message.replace('invalid JSON: ', '')}`);
  }
  const version = param(request, 'version');
  if (!['', '1', '2'].includes(version)) return invalid(`invalid version ${JSON.stringify(version)}`);
  if (flag(request, 'squash')) return invalid('squash is only supported with experimental mode');
  for (const name of request.query['t'] ?? []) {
    const reference = parseReference(name);
    if (isRefusal(reference)) return broken(reference.message);
  }
  const remote = param(request, 'remote');
  if (remote !== '' && !/^(https?|git):\/\/|^git@|\.git(#|$)/.test(remote))
    return broken(`remoteURL (${remote}) could not be recognized as URL`);
  const dockerfile = param(request, 'dockerfile');
  if (dockerfile.startsWith('../'))
    return broken(`forbidden path outside the build context: ${dockerfile} ()`);
  return undefined;
}
