import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { routes } from '#sim/daemon/routes';
import { coverage } from './coverage';
import { Lab } from './lab';

/** Sources of Docker's own client for Node: a development dependency. */
const sdk = join(dirname(createRequire(import.meta.url).resolve('@docker/node-sdk')), '../lib');

/** Docker's own description of its API; it lies beside the project, and is no part of it. */
const description = join(import.meta.dirname, '../../../shared/oracle/spec/engine-api-v1.50.swagger.yaml');

/** `GET /images/${id}/json?x=y` → `GET /images/{}/json`. */
const shape = (request: string) => request.replace(/\?.*$/, '').replace(/\$?\{[^}]*\}/g, '{}');

const rows = new Map(coverage.map(([request, treatment]) => [shape(request), treatment]));

describe('the Engine API', () => {
  it('has a row for every route, and a route for every row', () => {
    const known = routes.map(([method, path]) => shape(`${method} ${path}`));
    expect([...rows.keys()].sort()).toEqual(known.sort());
  });

  it("has all that Docker's client for Node asks for", () => {
    const source = readFileSync(join(sdk, 'docker-client.ts'), 'utf8');
    const methods: Record<string, string> = { getJSON: 'GET', upgrade: 'POST' };
    const calls = [...source.matchAll(/this\.api\.(\w+)(?:<[^(]*>)?\(\s*['`](\/[^'`]*)['`]/g)];
    const asked = calls.map(([, call = '', path = '']) =>
      shape(`${methods[call] ?? call.toUpperCase()} ${path}`),
    );
    expect(asked.length).toBeGreaterThan(50);
    // that client writes `/image/NAME/history` where the API has `/images/NAME/history`
    expect(asked.filter((one) => !rows.has(one) && one !== 'GET /image/{}/history')).toEqual([]);
  });

  it.skipIf(!existsSync(description))(
    `has all of its description ${existsSync(description) ? '' : '(SKIPPED: it is not beside this checkout)'}`,
    () => {
      const { paths } = parse(readFileSync(description, 'utf8')) as { paths: Record<string, object> };
      const described = Object.entries(paths).flatMap(([path, verbs]) =>
        Object.keys(verbs).map((verb) => shape(`${verb.toUpperCase()} ${path}`)),
      );
      expect(described.filter((one) => !rows.has(one))).toEqual([]);
    },
  );

  const lab = new Lab(['busybox:latest']);
  lab.runContainer({ Image: 'busybox', Cmd: ['sleep', '1000'], StopSignal: 'SIGKILL' }, 'box');
  it.each(coverage)('%s', { timeout: 30_000 }, (request, treatment) => {
    const [method = '', path = ''] = request.replace(/\{\w+\}/g, 'box').split(' ');
    const stream = lab.begin(method, path);
    for (let waited = 0; waited < 5000 && lab.received(stream) === ''; waited += 50) lab.run(50);
    const raw = lab.received(stream);
    lab.drop(stream);
    const status = Number(raw.slice(9, 12));
    if (treatment === 'handled') {
      expect(status).not.toBe(501);
      expect(raw).not.toContain('page not found');
      expect(status).toBeGreaterThan(0);
    } else {
      const body = raw.slice(raw.indexOf('\r\n\r\n') + 4);
      const message = body.startsWith('{') ? (JSON.parse(body) as { message: string }).message : body;
      expect([status, message]).toEqual([treatment.status, treatment.message]);
      expect(treatment.why).not.toBe('');
    }
  });
});
