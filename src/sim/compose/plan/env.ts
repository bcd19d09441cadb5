import type { Environment } from '../model/service';

/** `NAME=value` for each variable; the bare name where there is no value, which the engine takes for "not at all". */
export function envList(environment: Environment | undefined): string[] | null {
  const entries = Object.entries(environment ?? {});
  if (entries.length === 0) return null;
  return entries.map(([name, value]) => (value === null ? name : `${name}=${value}`));
}
