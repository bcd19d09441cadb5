import * as files from '#sim/files/index';
import { json, type Reply } from '../http/answer';
import { isRefusal, type Refusal } from '../http/refusal';
import type { Call } from '../http/verb';
import { peekContainer } from '../state/find';

const kinds = { C: 0, A: 1, D: 2 } as const;

/** GET /containers/{name}/changes: what `docker diff` shows. */
export function changes({ sim, daemon, request }: Call): Reply | Refusal {
  const row = peekContainer(sim, daemon.id, request.vars['name'] ?? '');
  if (isRefusal(row)) return row;
  const found = files.changes(sim, row.fs).map(({ path, kind }) => ({ Path: path, Kind: kinds[kind] }));
  return json(found.length === 0 ? null : found);
}
