import { lookUp } from './names';
import type { Kind } from './work';

/** ADD of a URL. Nobody answers for other hosts of the internet than registries and mirrors. */
export const fetchUrl: Kind<'http'> = function* (task, work) {
  const why = yield* lookUp(task, work.url);
  return { shown: why, message: `failed to load cache key: ${why}` };
};

/** ADD of a repository. */
export const fetchGit: Kind<'git'> = function* (task, work) {
  yield* task.p.sleep(40);
  const url = work.url.replace(/#.*$/, '');
  const host = /^(?:https?:\/\/|git@|ssh:\/\/|git:\/\/)?([^/:]+)/.exec(url)?.[1] ?? '';
  const said = `fatal: unable to access '${url}/': Could not resolve host: ${host}`;
  const why = `error fetching default branch for repository ${url}: git stderr:\n${said}\n: exit status 128`;
  return { shown: why, message: `failed to load cache key: ${why}` };
};
