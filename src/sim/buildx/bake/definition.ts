import { parse as parseYaml } from 'yaml';
import { asList, asMap, asText, type Value } from './functions';
import { evaluate, inner, Unevaluable, type Scope } from './evaluate';
import { parseHcl, type Body, type Expression } from './hcl-parse';
import { isMistake, type HclMistake } from './hcl-tokens';

/** A target as files say it: keys of bake's own words. */
export type RawTarget = Readonly<Record<string, Value>>;

/** A variable, for `--list`. */
export interface Variable {
  readonly name: string;
  readonly value: Value;
  readonly description: string;
}

/** All that the files define. */
export interface Definition {
  readonly targets: ReadonlyMap<string, RawTarget>;
  /** name → names; matrices are groups of what they make */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly descriptions: ReadonlyMap<string, string>;
  readonly variables: readonly Variable[];
}

/** What is wrong with a file, and where. */
export interface BadFile {
  readonly file: string;
  readonly text: string;
  readonly why: HclMistake;
}

export function isBadFile(value: unknown): value is BadFile {
  return typeof value === 'object' && value !== null && 'why' in value;
}

export interface SourceText {
  readonly name: string;
  readonly text: string;
}

/** Takes all files together: later ones go over earlier ones, key by key. */
export function define(
  files: readonly SourceText[],
  env: Readonly<Record<string, string>>,
): Definition | BadFile {
  const bodies: Body[] = [];
  const composed: RawTargetTable = new Map();
  for (const { name, text } of files) {
    if (/\.ya?ml$/.test(name)) {
      for (const [target, raw] of fromCompose(text)) composed.set(target, raw);
      continue;
    }
    const body = name.endsWith('.json') || text.trimStart().startsWith('{') ? fromJson(text) : parseHcl(text);
    if (isMistake(body)) return { file: name, text, why: body };
    bodies.push(body);
  }
  const scope = new FileScope(bodies, env);
  try {
    return collect(bodies, scope, composed);
  } catch (fault) {
    if (!(fault instanceof Unevaluable)) throw fault;
    const [file = { name: '', text: '' }] = files;
    return { file: file.name, text: file.text, why: { mistake: fault.message, line: 1, column: 1, end: 1 } };
  }
}

type RawTargetTable = Map<string, RawTarget>;

/** Values of variables: the environment goes over what the file says. */
class FileScope implements Scope {
  readonly #known = new Map<string, Value>();
  readonly defaults = new Map<string, Expression | undefined>();
  readonly #functions = new Map<string, Body>();
  readonly #globals = new Map<string, Expression>();

  constructor(
    bodies: readonly Body[],
    private readonly env: Readonly<Record<string, string>>,
  ) {
    for (const body of bodies) {
      for (const [name, expression] of Object.entries(body.attributes)) this.#globals.set(name, expression);
      for (const { type, labels, body: own } of body.blocks) {
        if (type === 'variable') this.defaults.set(labels[0] ?? '', own.attributes['default']);
        if (type === 'function') this.#functions.set(labels[0] ?? '', own);
      }
    }
  }

  get(name: string): Value | undefined {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const value = this.#valueOf(name);
    if (value !== undefined) this.#known.set(name, value);
    return value;
  }

  #valueOf(name: string): Value | undefined {
    if (name === 'BAKE_LOCAL_PLATFORM') return 'linux/amd64';
    if (name === 'BAKE_CMD_CONTEXT') return 'cwd://';
    const expression = this.defaults.get(name) ?? this.#globals.get(name);
    const given = this.env[name];
    if (this.defaults.has(name) && given !== undefined) {
      const value = expression === undefined ? '' : evaluate(expression, this);
      if (typeof value === 'boolean') return given === 'true' || given === '1';
      return typeof value === 'number' ? Number(given) : given;
    }
    if (expression !== undefined) return evaluate(expression, this);
    return this.defaults.has(name) ? '' : undefined;
  }

  call(name: string, args: readonly Value[]): Value | undefined {
    const own = this.#functions.get(name);
    const result = own?.attributes['result'];
    if (own === undefined || result === undefined) return undefined;
    const names = own.attributes['params'];
    const params = names?.is === 'list' ? names.items.map((one) => (one.is === 'name' ? one.name : '')) : [];
    const rest = own.attributes['variadic_param'];
    const more = new Map<string, Value>(params.map((param, i) => [param, args[i] ?? null]));
    if (rest?.is === 'name') more.set(rest.name, args.slice(params.length));
    return evaluate(result, inner(this, more));
  }
}

function collect(bodies: readonly Body[], scope: FileScope, composed: RawTargetTable): Definition {
  const targets = new Map(composed);
  const groups = new Map<string, readonly string[]>();
  const descriptions = new Map<string, string>();
  if (composed.size > 0) groups.set('default', [...composed.keys()].sort());
  for (const { type, labels, body } of bodies.flatMap(({ blocks }) => blocks)) {
    const [name = ''] = labels;
    const description = body.attributes['description'];
    if (description !== undefined && type !== 'variable')
      descriptions.set(name, asText(evaluate(description, scope)));
    if (type === 'group') {
      const list = body.attributes['targets'];
      groups.set(name, list === undefined ? [] : asList(evaluate(list, scope)).map(asText));
    } else if (type === 'target') addTarget(name, body, scope, targets, groups);
  }
  const variables = [...scope.defaults.keys()].map((name) => ({
    ...{ name, value: scope.get(name) ?? null },
    description: descriptionOf(bodies, name, scope),
  }));
  return { targets, groups, descriptions, variables };
}

function descriptionOf(bodies: readonly Body[], name: string, scope: Scope): string {
  const block = bodies
    .flatMap(({ blocks }) => blocks)
    .find(({ type, labels }) => type === 'variable' && labels[0] === name);
  const text = block?.body.attributes['description'];
  return text === undefined ? '' : asText(evaluate(text, scope));
}

function addTarget(
  name: string,
  body: Body,
  scope: Scope,
  targets: RawTargetTable,
  groups: Map<string, readonly string[]>,
): void {
  const { matrix, name: named, ...rest } = body.attributes;
  const withTargets = inner(scope, new Map([['target', Object.fromEntries(targets)]]));
  const read = (own: Scope): RawTarget => {
    const raw: Record<string, Value> = {};
    for (const [key, expression] of Object.entries(rest)) {
      const value = evaluate(expression, own);
      if (value !== null) raw[key] = value;
    }
    return raw;
  };
  if (matrix === undefined) {
    targets.set(name, over(targets.get(name) ?? {}, read(withTargets)));
    return;
  }
  const names: string[] = [];
  for (const row of product(asMap(evaluate(matrix, withTargets)))) {
    const own = inner(withTargets, row);
    const made =
      named === undefined
        ? [name, ...[...row.values()].map(asText)].join('-').replace(/[^a-zA-Z0-9_-]+/g, '-')
        : asText(evaluate(named, own));
    names.push(made);
    targets.set(made, over(targets.get(made) ?? {}, read(own)));
  }
  groups.set(name, names);
}

/** Every combination of the values of a matrix. */
function product(matrix: Readonly<Record<string, Value>>): Map<string, Value>[] {
  let rows: Map<string, Value>[] = [new Map()];
  for (const [key, values] of Object.entries(matrix))
    rows = rows.flatMap((row) => asList(values).map((value) => new Map([...row, [key, value]])));
  return rows;
}

const maps = new Set(['args', 'labels', 'contexts', 'extra-hosts']);

/** One target over another: maps are joined, everything else is replaced. */
export function over(base: RawTarget, own: RawTarget): RawTarget {
  const made: Record<string, Value> = { ...base };
  for (const [key, value] of Object.entries(own))
    made[key] = maps.has(key) ? { ...asMap(base[key]), ...asMap(value) } : value;
  return made;
}

/** JSON has the same shape as HCL: strings in it are templates. */
function fromJson(text: string): Body | HclMistake {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { mistake: 'Invalid JSON; the file is no valid JSON.', line: 1, column: 1, end: 1 };
  }
  const blocks: Body['blocks'][number][] = [];
  for (const type of ['variable', 'function', 'group', 'target']) {
    for (const [label, body] of Object.entries(asMap(asMap(value as Value)[type]))) {
      const attributes = Object.fromEntries(
        Object.entries(asMap(body)).map(([key, one]) => [key, literal(one)]),
      );
      blocks.push({ type, labels: [label], body: { attributes, blocks: [] } });
    }
  }
  return { attributes: {}, blocks };
}

function literal(value: Value): Expression {
  if (typeof value === 'string') {
    const quoted = parseHcl(`x = ${JSON.stringify(value)}\n`);
    return isMistake(quoted)
      ? { is: 'template', parts: [value] }
      : (quoted.attributes['x'] ?? { is: 'template', parts: [value] });
  }
  if (Array.isArray(value)) return { is: 'list', items: (value as readonly Value[]).map(literal) };
  if (value !== null && typeof value === 'object') {
    const items = Object.entries(value).map(
      ([key, one]) => [{ is: 'template', parts: [key] }, literal(one)] as const,
    );
    return { is: 'object', items };
  }
  return { is: 'value', value };
}

const composeKeys: Readonly<Record<string, string>> = {
  ...{
    context: 'context',
    dockerfile: 'dockerfile',
    dockerfile_inline: 'dockerfile-inline',
    target: 'target',
  },
  ...{
    network: 'network',
    no_cache: 'no-cache',
    pull: 'pull',
    platforms: 'platforms',
    cache_from: 'cache-from',
  },
  ...{ cache_to: 'cache-to', shm_size: 'shm-size' },
};

/** Services with a build section are targets. */
function fromCompose(text: string): [string, RawTarget][] {
  const services = asMap(asMap(parseYaml(text) as Value)['services']);
  const found: [string, RawTarget][] = [];
  for (const [name, service] of Object.entries(services)) {
    const { build, image } = asMap(service);
    if (build === undefined || build === null) continue;
    const section = typeof build === 'string' ? { context: build } : asMap(build);
    const raw: Record<string, Value> = {};
    for (const [key, own] of Object.entries(composeKeys))
      if (section[key] !== undefined) raw[own] = section[key];
    for (const key of ['args', 'labels'] as const)
      if (section[key] !== undefined) raw[key] = pairs(section[key]);
    if (section['additional_contexts'] !== undefined) raw['contexts'] = pairs(section['additional_contexts']);
    const tags = [...(image === undefined ? [] : [image]), ...asList(section['tags'])];
    if (tags.length > 0) raw['tags'] = tags;
    found.push([name.replaceAll('.', '_'), raw]);
  }
  return found;
}

function pairs(value: Value): Value {
  if (!Array.isArray(value))
    return Object.fromEntries(Object.entries(asMap(value)).map(([key, one]) => [key, asText(one)]));
  return Object.fromEntries(
    (value as readonly Value[]).map((one) => {
      const text = asText(one);
      const at = text.indexOf('=');
      return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}
