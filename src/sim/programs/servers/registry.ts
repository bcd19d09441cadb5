import { asBytes, utf8, type Bytes } from '#sim/base/bytes';
import { isoSeconds } from '#sim/base/calendar';
import { isFail } from '#sim/base/fail';
import { cloneJson } from '#sim/base/json';
import * as files from '#sim/files/index';
import { writeHead } from '#sim/kernel/http/index';
import { again, type Program } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signals';
import { hash } from '#sim/base/table';
import type { Sim } from '#sim/world/sim';
import {
  serveOnce,
  simpleState,
  type PlainRequest,
  type Responder,
  type SimpleState,
} from '../net/simple-http';

const root = '/var/lib/registry';

/**
 * The distribution registry's HTTP API, version 2, on files below /var/lib/registry: manifests and blobs by PUT, GET, HEAD and DELETE, uploads in one piece,
 * tags and catalogue. (distribution/distribution, docs/spec/api.md)
 */
export const registry: Program = {
  name: 'registry',
  start: { cpu: 25, anon: 12_000_000 },
  *main(p, state) {
    if (state !== null) {
      const next = yield* serveOnce(p, cloneJson(state) as SimpleState, respond);
      return typeof next === 'number' ? 2 : again(next);
    }
    p.onSignal(SIG.PIPE, 'ignore');
    const fd = p.listen({ ip: '', port: 5000 }, 128);
    if (isFail(fd)) {
      yield* p.err(
        `time="${stamp(p.now())}" level=fatal msg="listen tcp :5000: bind: address already in use"\n`,
      );
      return 1;
    }
    yield* p.err(
      `time="${stamp(p.now())}" level=info msg="listening on [::]:5000" go.version=go1.20.8 version=${p.version === '' ? '2.8.3' : p.version}\n`,
    );
    return again(simpleState([fd]));
  },
};

const stamp = (ms: number) => `${isoSeconds(ms)}Z`;

interface Page {
  status: number;
  headers: [string, string][];
  body: Bytes;
}

const json = (status: number, value: unknown, more: [string, string][] = []): Page => ({
  status,
  headers: [['Content-Type', 'application/json; charset=utf-8'], ...more],
  body: utf8(`${JSON.stringify(value)}\n`),
});
const refusal = (status: number, code: string, message: string): Page =>
  json(status, { errors: [{ code, message }] });
const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  404: 'Not Found',
  405: 'Method Not Allowed',
  400: 'Bad Request',
};

const respond: Responder = (sim, viewer, asked) => {
  const page = answer(sim, viewer, asked);
  const head = writeHead(`HTTP/1.1 ${page.status} ${reasons[page.status] ?? ''}`, [
    ['Docker-Distribution-Api-Version', 'registry/2.0'],
    ['X-Content-Type-Options', 'nosniff'],
    ...page.headers,
    ['Content-Length', String(page.body.length)],
  ]);
  return { data: asBytes(head + (asked.method === 'HEAD' ? '' : page.body)), isKept: true, log: [] };
};

function answer(sim: Sim, viewer: files.Viewer, asked: PlainRequest): Page {
  if (asked.path === '/v2/' || asked.path === '/v2')
    return { status: 200, headers: [['Content-Type', 'application/json; charset=utf-8']], body: utf8('{}') };
  if (asked.path === '/v2/_catalog') return json(200, { repositories: repositories(sim, viewer) });
  const found = /^\/v2\/(.+)\/(tags\/list|manifests\/[^/]+|blobs\/uploads\/?[^/]*|blobs\/[^/]+)$/.exec(
    asked.path,
  );
  if (found === null)
    return {
      status: 404,
      headers: [['Content-Type', 'text/plain; charset=utf-8']],
      body: utf8('404 page not found\n'),
    };
  const [, name = '', rest = ''] = found;
  if (rest === 'tags/list') return tagList(sim, viewer, name);
  if (rest.startsWith('manifests/')) return manifest(sim, viewer, asked, name, rest.slice(10));
  if (rest.startsWith('blobs/uploads')) return upload(sim, viewer, asked, name);
  return blob(sim, viewer, asked, name, rest.slice(6));
}

function repositories(sim: Sim, viewer: files.Viewer): string[] {
  const list = files.readFile(sim, viewer, `${root}/repositories.json`);
  return isFail(list) ? [] : (JSON.parse(list) as string[]);
}

const place = (name: string) => `${root}/${name.replaceAll('/', '%')}`;

function tagList(sim: Sim, viewer: files.Viewer, name: string): Page {
  const entries = files.readDir(sim, viewer, `${place(name)}/tags`);
  if (isFail(entries)) return refusal(404, 'NAME_UNKNOWN', 'repository name not known to registry');
  return json(200, { name, tags: entries.map((one) => one.name) });
}

/** Digests of the simulated world are of its own making: the same bytes have the same one. */
function digestOf(bytes: string): string {
  let hex = '';
  for (let i = 0; hex.length < 64; i++) hex += hash(`${i}${bytes}`).toString(16).padStart(8, '0');
  return `sha256:${hex}`;
}

function manifest(
  sim: Sim,
  viewer: files.Viewer,
  asked: PlainRequest,
  name: string,
  reference: string,
): Page {
  const file = `${place(name)}/${reference.startsWith('sha256:') ? 'manifests' : 'tags'}/${reference}`;
  if (asked.method === 'PUT') {
    const digest = digestOf(asked.body);
    const type = asked.headers['content-type'] ?? 'application/vnd.docker.distribution.manifest.v2+json';
    for (const folder of [root, place(name), `${place(name)}/tags`, `${place(name)}/manifests`])
      files.mkdir(sim, viewer, folder, 0o755);
    for (const path of [file, `${place(name)}/manifests/${digest}`])
      files.writeFile(sim, viewer, path, utf8(JSON.stringify({ type, digest, body: asked.body })));
    files.writeFile(
      sim,
      viewer,
      `${root}/repositories.json`,
      utf8(JSON.stringify([...new Set([...repositories(sim, viewer), name])].sort())),
    );
    return {
      status: 201,
      headers: [
        ['Docker-Content-Digest', digest],
        ['Location', `/v2/${name}/manifests/${digest}`],
      ],
      body: utf8(''),
    };
  }
  const content = files.readFile(sim, viewer, file);
  if (isFail(content)) return refusal(404, 'MANIFEST_UNKNOWN', 'manifest unknown');
  if (asked.method === 'DELETE') {
    files.unlink(sim, viewer, file);
    return { status: 202, headers: [], body: utf8('') };
  }
  const { type, digest, body } = JSON.parse(content) as { type: string; digest: string; body: string };
  return {
    status: 200,
    headers: [
      ['Content-Type', type],
      ['Docker-Content-Digest', digest],
      ['Etag', `"${digest}"`],
    ],
    body: asBytes(body),
  };
}

function upload(sim: Sim, viewer: files.Viewer, asked: PlainRequest, name: string): Page {
  const id = /uploads\/([^/?]+)/.exec(asked.path)?.[1];
  if (asked.method === 'POST') {
    const made = sim.random.hex(32);
    return {
      status: 202,
      headers: [
        ['Location', `/v2/${name}/blobs/uploads/${made}`],
        ['Docker-Upload-Uuid', made],
        ['Range', '0-0'],
      ],
      body: utf8(''),
    };
  }
  if (id === undefined) return refusal(404, 'BLOB_UPLOAD_UNKNOWN', 'blob upload unknown to registry');
  const part = `${root}/upload-${id}`;
  const before = files.readFile(sim, viewer, part);
  const whole = asBytes((isFail(before) ? '' : before) + asked.body);
  files.mkdir(sim, viewer, root, 0o755);
  if (asked.method === 'PATCH') {
    files.writeFile(sim, viewer, part, whole);
    return {
      status: 202,
      headers: [
        ['Location', `/v2/${name}/blobs/uploads/${id}`],
        ['Docker-Upload-Uuid', id],
        ['Range', `0-${whole.length - 1}`],
      ],
      body: utf8(''),
    };
  }
  const digest = decodeURIComponent(/[?&]digest=([^&]+)/.exec(asked.target)?.[1] ?? '') || digestOf(whole);
  files.writeFile(sim, viewer, `${root}/${digest}`, whole);
  files.unlink(sim, viewer, part);
  return {
    status: 201,
    headers: [
      ['Docker-Content-Digest', digest],
      ['Location', `/v2/${name}/blobs/${digest}`],
    ],
    body: utf8(''),
  };
}

function blob(sim: Sim, viewer: files.Viewer, asked: PlainRequest, name: string, digest: string): Page {
  void name;
  const content = files.readFile(sim, viewer, `${root}/${digest}`);
  if (isFail(content)) return refusal(404, 'BLOB_UNKNOWN', 'blob unknown to registry');
  if (asked.method === 'DELETE') {
    files.unlink(sim, viewer, `${root}/${digest}`);
    return { status: 202, headers: [], body: utf8('') };
  }
  return {
    status: 200,
    headers: [
      ['Content-Type', 'application/octet-stream'],
      ['Docker-Content-Digest', digest],
    ],
    body: content,
  };
}
