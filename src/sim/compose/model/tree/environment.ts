import { isMapping, type Mapping } from '#sim/compose/yaml/index';

/** Gives names without a value in lists of environments, secrets and configs what the environment has. Changes the tree. */
export function resolveEnvironment(tree: Mapping, environment: ReadonlyMap<string, string>): void {
  for (const service of parts(tree, 'services')) {
    if (!Array.isArray(service.environment)) continue;
    service.environment = service.environment
      .filter((entry) => typeof entry === 'string')
      .map((entry) => {
        const found = environment.get(entry);
        return found === undefined ? entry : `${entry}=${found}`;
      });
  }
  for (const [kind, field] of [
    ['secrets', secretContent],
    ['configs', 'content'],
  ] as const) {
    for (const resource of parts(tree, kind)) {
      if (typeof resource.environment !== 'string') continue;
      const found = environment.get(resource.environment);
      if (found !== undefined) resource[field] = found;
    }
  }
}

/** Where a secret's value lies in the tree: no name that a file can use. */
export const secretContent = 'x-#value';

function parts(tree: Mapping, kind: string): Mapping[] {
  const found = tree[kind];
  return isMapping(found) ? Object.values(found).filter(isMapping) : [];
}
