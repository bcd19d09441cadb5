import type { Filters } from './flags/kinds';
import { sorted } from './text';

const kept = /[A-Za-z0-9\-_.~]/;

/** Go's url.QueryEscape: a blank becomes `+`. */
export function queryEscape(text: string): string {
  return encodeURIComponent(text)
    .replace(/%20/g, '+')
    .replace(/[!'()*]/g, (char) =>
      kept.test(char) ? char : `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
    );
}

export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** `?a=1&b=2`, keys in order, absent ones left out; '' for none. */
export function queryString(query: Query): string {
  const pairs = Object.entries(sorted(query)).flatMap(([key, value]) =>
    (value === undefined ? [] : typeof value === 'string' ? [value] : value).map(
      (one) => `${queryEscape(key)}=${queryEscape(one)}`,
    ),
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** The API's `filters`: `{"name":{"web":true}}`; undefined for none. */
export function filtersQuery(filters: Filters | undefined): string | undefined {
  const keys = Object.entries(sorted(filters ?? {}));
  if (keys.length === 0) return undefined;
  const json = keys.map(([key, values]) => {
    const marks = [...values].sort().map((value) => [value, true] as const);
    return [key, Object.fromEntries(marks)] as const;
  });
  return JSON.stringify(Object.fromEntries(json));
}

/** `1` for true, absent for false: how the API takes most switches. */
export function flag(on: boolean | undefined): '1' | undefined {
  return on === true ? '1' : undefined;
}
