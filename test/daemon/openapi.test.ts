import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Lab } from './lab';

/** Docker's own description of its API; it lies beside the project, and is no part of it. */
const file = join(import.meta.dirname, '../../../shared/oracle/spec/engine-api-v1.50.swagger.yaml');

interface Schema {
  $ref?: string;
  type?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  allOf?: Schema[];
  enum?: unknown[];
  required?: string[];
  'x-nullable'?: boolean;
}

interface Spec {
  definitions: Record<string, Schema>;
  paths: Record<string, Record<string, { responses: Record<string, { schema?: Schema }> }>>;
}

/** What in a value does not agree with a schema: paths and reasons. */
function problems(spec: Spec, schema: Schema, value: unknown, path = ''): string[] {
  if (schema.$ref !== undefined)
    return problems(spec, spec.definitions[schema.$ref.split('/').at(-1) ?? ''] ?? {}, value, path);
  if (schema.allOf !== undefined) return schema.allOf.flatMap((part) => problems(spec, part, value, path));
  if (value === null || value === undefined) return []; // Go writes empty lists and maps as null
  const isList = Array.isArray(value);
  const actual = isList ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
  const wanted = schema.type ?? (schema.properties === undefined ? actual : 'object');
  if (wanted !== actual && !(wanted === 'number' && actual === 'integer'))
    return [`${path}: ${actual}, not ${wanted}`];
  if (schema.enum !== undefined && typeof value !== 'object' && !schema.enum.includes(value))
    return [`${path}: ${JSON.stringify(value)} is none of ${schema.enum.join()}`];
  if (isList) return value.flatMap((one, i) => problems(spec, schema.items ?? {}, one, `${path}[${i}]`));
  if (typeof value !== 'object') return [];
  const record = value as Record<string, unknown>;
  const missing = (schema.required ?? [])
    .filter((name) => !(name in record))
    .map((name) => `${path}.${name}: missing`);
  const extra = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
  return [
    ...missing,
    ...Object.entries(record).flatMap(([name, one]) =>
      problems(spec, schema.properties?.[name] ?? extra, one, `${path}.${name}`),
    ),
  ];
}

/** Fields of objects with a fixed set of them that the description does not know. */
function unknownFields(spec: Spec, schema: Schema, value: unknown, path = ''): string[] {
  if (schema.$ref !== undefined)
    return unknownFields(spec, spec.definitions[schema.$ref.split('/').at(-1) ?? ''] ?? {}, value, path);
  if (schema.allOf !== undefined || value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap((one) => unknownFields(spec, schema.items ?? {}, one, path));
  const { properties } = schema;
  if (properties === undefined) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    const part = properties[name];
    return part === undefined ? [`${path}.${name}`] : unknownFields(spec, part, one, `${path}.${name}`);
  });
}

describe.skipIf(!existsSync(file))(
  `answers agree with the description of the API ${existsSync(file) ? '' : '(SKIPPED: it is not beside this checkout)'}`,
  () => {
    const spec = existsSync(file)
      ? (parse(readFileSync(file, 'utf8')) as Spec)
      : { definitions: {}, paths: {} };
    const lab = new Lab(['busybox:latest', 'nginx:latest']);
    lab.runContainer(
      {
        Image: 'busybox',
        Cmd: ['sleep', '1000'],
        Healthcheck: { Test: ['CMD', 'true'] },
        HostConfig: { Binds: ['data:/data'] },
      },
      'web',
    );
    const exec = (lab.ask('POST', '/containers/web/exec', { Cmd: ['true'] }).json() as { Id: string }).Id;

    it.each([
      ['/version', '/version'],
      ['/info', '/info'],
      ['/system/df', '/system/df'],
      ['/containers/json', '/containers/json?size=1'],
      ['/containers/{id}/json', '/containers/web/json?size=1'],
      ['/containers/{id}/top', '/containers/web/top'],
      ['/containers/{id}/changes', '/containers/web/changes'],
      ['/containers/{id}/stats', '/containers/web/stats?stream=0'],
      ['/exec/{id}/json', `/exec/${exec}/json`],
      ['/images/json', '/images/json'],
      ['/images/{name}/json', '/images/nginx/json'],
      ['/images/{name}/history', '/images/nginx/history'],
      ['/networks', '/networks'],
      ['/networks/{id}', '/networks/bridge'],
      ['/volumes', '/volumes'],
      ['/volumes/{name}', '/volumes/data'],
    ])('%s', (path, asked) => {
      const { schema } = spec.paths[path]?.['get']?.responses['200'] ?? {};
      expect(schema).toBeDefined();
      const value = lab.ask('GET', asked).json();
      expect(problems(spec, schema ?? {}, value)).toEqual([]);
      expect(unknownFields(spec, schema ?? {}, value)).toEqual([]);
    });
  },
);
