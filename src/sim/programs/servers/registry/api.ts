import { utf8 } from '#sim/base/bytes';
import { blob, blobUpload } from './blobs';
import { manifest } from './manifests';
import { empty, json, plain, refusal, type Asked, type Page } from './page';
import type { Settings } from './settings';
import type { Store } from './store';

/** What answering needs: the files, the settings, names made by chance, the time. */
export interface Registry {
  store: Store;
  settings: Settings;
  /** a new UUID */
  uuid(): string;
  /** RFC 3339 */
  now: string;
}

const nameParts = /^\/v2\/(.+?)\/(tags\/list|manifests\/[^/]+|blobs\/uploads\/?[^/]*|blobs\/[^/]+)$/;

/** Answers one request (distribution specification, API version 2). */
export function answer(registry: Registry, asked: Asked): Page {
  const page = route(registry, asked);
  const isApi = asked.path.startsWith('/v2') || page.status === 404;
  return isApi
    ? { ...page, headers: [...page.headers, ['Docker-Distribution-Api-Version', 'registry/2.0']] }
    : page;
}

function route(registry: Registry, asked: Asked): Page {
  const { path } = asked;
  if (path === '/') return empty(200, [['Cache-Control', 'no-cache']]);
  if (path === '/v2') return moved(asked);
  if (path === '/v2/')
    return {
      status: 200,
      headers: [
        ['Content-Type', 'application/json; charset=utf-8'],
        ['Content-Length', '2'],
      ],
      body: utf8('{}'),
    };
  if (path === '/v2/_catalog') return only(asked, ['GET'], () => catalog(registry, asked));
  const found = nameParts.exec(path);
  if (found === null) return plain(404, '404 page not found\n');
  const [, name = '', rest = ''] = found;
  if (rest === 'tags/list') return only(asked, ['GET'], () => tagList(registry, name));
  const word = rest.slice(rest.lastIndexOf('/') + 1);
  if (rest.startsWith('manifests/'))
    return only(asked, ['DELETE', 'GET', 'HEAD', 'PUT'], () => manifest(registry, asked, name, word));
  if (rest.startsWith('blobs/uploads')) {
    const id = rest.slice('blobs/uploads'.length).replace('/', '');
    return only(asked, id === '' ? ['POST'] : ['DELETE', 'GET', 'HEAD', 'PATCH', 'PUT'], () =>
      blobUpload(registry, asked, name, id),
    );
  }
  return only(asked, ['DELETE', 'GET', 'HEAD'], () => blob(registry, asked, name, word));
}

function moved(asked: Asked): Page {
  const body = asked.method === 'GET' ? utf8('<a href="/v2/">Moved Permanently</a>.\n\n') : utf8('');
  return {
    status: 301,
    headers: [
      ['Content-Type', 'text/html; charset=utf-8'],
      ['Location', '/v2/'],
    ],
    body,
  };
}

function only(asked: Asked, methods: readonly string[], make: () => Page): Page {
  return methods.includes(asked.method)
    ? make()
    : plain(405, 'Method not allowed\n', [['Allow', methods.join(', ')]]);
}

const mostListed = 100;

function catalog({ store }: Registry, { query }: Asked): Page {
  const all = store.repositories();
  const after = query['last'] ?? '';
  const asked = /^\d+$/.test(query['n'] ?? '') ? Number(query['n']) : mostListed;
  const rest = after === '' ? all : all.filter((name) => name > after);
  const repositories = rest.slice(0, asked);
  const last = repositories.at(-1);
  const isMore = rest.length > repositories.length && last !== undefined;
  const link = `</v2/_catalog?last=${encodeURIComponent(last ?? '')}&n=${asked}>; rel="next"`;
  return json(200, { repositories }, isMore ? [['Link', link]] : []);
}

function tagList({ store }: Registry, name: string): Page {
  const tags = store.tags(name);
  return tags === undefined ? refusal('NAME_UNKNOWN', { name }) : json(200, { name, tags });
}
