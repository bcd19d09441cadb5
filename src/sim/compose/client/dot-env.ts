import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { StringMap } from '../model/service';

/**
 * The process's environment, and the variables COMPOSE_… of `.env` that it lacks: they count as if they had been set outside.
 */
export function composeVariables(
  p: Proc,
  where: {
    readonly files: readonly string[];
    readonly envFiles: readonly string[];
    readonly directory: string | undefined;
  },
): StringMap {
  const [first] = where.files;
  const besideFile = first === undefined || first === '-' ? undefined : first.replace(/[^/]*$/, '') || '.';
  const folder = where.directory ?? besideFile ?? '.';
  const files = where.envFiles.length > 0 ? where.envFiles : [`${folder}/.env`];
  const found: Record<string, string> = {};
  for (const file of files) {
    const text = p.readText(file);
    if (isFail(text)) continue;
    for (const line of text.split('\n')) {
      const pair = /^\s*(?:export\s+)?(COMPOSE_[A-Z_]+)\s*[=:]\s*(.*?)\s*$/.exec(line);
      const [, name = '', value = ''] = pair ?? [];
      if (pair) found[name] = value.replace(/^(["'])(.*)\1$/, '$2');
    }
  }
  return { ...found, ...p.env };
}
