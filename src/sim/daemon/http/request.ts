import type { Bytes } from '#sim/base/bytes';
import type { Headers } from '#sim/kernel/http/index';
import { invalid, refuse, type Refusal } from './refusal';

/** A request as the verbs see it. Plain data: it goes through journals. */
export interface ApiRequest {
  method: string;
  /** without version, decoded */
  path: string;
  /** [1, 51] for v1.51 */
  version: readonly [number, number, ...number[]];
  /** the {parts} of the route */
  vars: Record<string, string>;
  query: Record<string, string[]>;
  headers: Headers;
  body: Bytes;
}

/** The first value of a query parameter; '' when it is not there. */
export function param(request: ApiRequest, name: string): string {
  return request.query[name]?.[0] ?? '';
}

export function hasParam(request: ApiRequest, name: string): boolean {
  return request.query[name] !== undefined;
}

/** As moby's BoolValue: everything is true but '', 0, no, false and none. */
export function flag(request: ApiRequest, name: string): boolean {
  return !['', '0', 'no', 'false', 'none'].includes(param(request, name).trim().toLowerCase());
}

/** A whole number, or what Go's strconv.Atoi says; `otherwise` when it is not there. */
export function wholeNumber(request: ApiRequest, name: string, otherwise: number): number | Refusal {
  const text = param(request, name);
  if (text === '') return otherwise;
  if (!/^[+-]?\d+$/.test(text))
    return refuse(500, `strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`);
  if (Math.abs(Number(text)) >= 2 ** 63)
    return refuse(500, `strconv.Atoi: parsing ${JSON.stringify(text)}: value out of range`);
  return Number(text);
}

/** Does this request speak at least that minor version of the API? */
export function isAtLeast(request: ApiRequest, minor: number): boolean {
  return request.version[0] > 1 || request.version[1] >= minor;
}

/** %-escapes and pluses of a query, as Go's url.ParseQuery reads them; pairs that make no sense are left out. */
export function parseQuery(query: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  if (query === '') return found;
  for (const pair of query.split('&')) {
    if (pair === '' || pair.includes(';')) continue;
    const equals = pair.indexOf('=');
    const name = unescape(equals < 0 ? pair : pair.slice(0, equals), true);
    const value = equals < 0 ? '' : unescape(pair.slice(equals + 1), true);
    if (name === undefined || value === undefined) continue;
    (found[name] ??= []).push(value);
  }
  return found;
}

/** Undoes %-escapes; undefined where they are broken. */
export function unescape(text: string, isQuery = false): string | undefined {
  const spaced = isQuery ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return undefined;
  }
}

/** Filters as clients send them: {"name":{"a":true}} or {"name":["a"]}. */
export type Filters = Record<string, string[]>;

/** Reads the `filters` parameter; filters that are not in `known` are refused. */
export function filtersOf(request: ApiRequest, known: readonly string[] | undefined): Filters | Refusal {
  const raw = param(request, 'filters');
  if (raw === '') return {};
  const found = parseFilters(raw);
  if (found === undefined) return invalid('invalid filter');
  for (const name of Object.keys(found)) {
    if (known !== undefined && !known.includes(name)) return invalid(`invalid filter '${name}'`);
  }
  return found;
}

function parseFilters(raw: string): Filters | undefined {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return undefined;
  }
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const found: Filters = {};
  for (const [name, list] of Object.entries(value as Record<string, unknown>)) {
    if (Array.isArray(list) && list.every((one) => typeof one === 'string')) found[name] = list;
    else if (isSet(list)) found[name] = Object.keys(list);
    else return undefined;
  }
  return found;
}

function isSet(value: unknown): value is Record<string, boolean> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((one) => typeof one === 'boolean');
}

/** Does a set of labels satisfy all of `label=` filters (name, or name=value)? */
export function hasLabels(
  labels: Readonly<Record<string, string>> | null | undefined,
  wanted: string[] | undefined,
): boolean {
  return (wanted ?? []).every((one) => {
    const equals = one.indexOf('=');
    const name = equals < 0 ? one : one.slice(0, equals);
    const value = labels?.[name];
    return value !== undefined && (equals < 0 || value === one.slice(equals + 1));
  });
}

/** A boolean filter such as dangling=true; undefined when it is not there. */
export function booleanFilter(filters: Filters, name: string): boolean | undefined | Refusal {
  const values = filters[name];
  if (values === undefined || values.length === 0) return undefined;
  const isTrue = values.some((value) => value === '1' || value === 'true');
  const isFalse = values.some((value) => value === '0' || value === 'false');
  if (isTrue === isFalse)
    return invalid(
      `invalid filter '${name}=${JSON.stringify(values).replaceAll('"', '').replaceAll(',', ' ')}'`,
    );
  return isTrue;
}
