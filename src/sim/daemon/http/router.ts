import type { Route, Verb } from './verb';

interface CompiledRoute {
  method: string;
  pattern: RegExp;
  parts: string[];
  verb: Verb | (() => Verb);
}

/** Routes by the first word of their path, which settles most of the search. */
export type Router = ReadonlyMap<string, readonly CompiledRoute[]>;

/** Makes the route table ready. {name} matches anything, slashes too, as moby's `{name:.*}` does; {id} no slash. */
export function compileRoutes(routes: readonly Route[]): Router {
  const router = new Map<string, CompiledRoute[]>();
  for (const [method, path, verb] of routes) {
    const parts: string[] = [];
    const pattern = path.replace(/\{(\w+)\}/g, (_, part: string) => {
      parts.push(part);
      return part === 'name' ? '(.*)' : '([^/]+)';
    });
    const first = path.split('/')[1] ?? '';
    const list = router.get(first) ?? [];
    list.push({ method, pattern: new RegExp(`^${pattern}$`), parts, verb });
    router.set(first, list);
  }
  return router;
}

export interface Match {
  verb: Verb;
  vars: Record<string, string>;
}

/** The first route that fits; undefined is Docker's "page not found", for a wrong method too. */
export function findRoute(router: Router, method: string, path: string): Match | undefined {
  for (const route of router.get(path.split('/')[1] ?? '') ?? []) {
    if (route.method !== method) continue;
    const found = route.pattern.exec(path);
    if (found === null) continue;
    const vars: Record<string, string> = {};
    route.parts.forEach((part, i) => (vars[part] = found[i + 1] ?? ''));
    return { verb: typeof route.verb === 'function' ? route.verb() : route.verb, vars };
  }
  return undefined;
}
