import { json, type Reply } from '../http/answer';
import { notFound, type Refusal } from '../http/refusal';
import type { Call } from '../http/verb';
import { volumeKey } from './prepare';
import { volumeSummary } from './summary';

/** GET /volumes/{name} */
export function inspect({ sim, daemon, request }: Call): Reply | Refusal {
  const name = request.vars['name'] ?? '';
  const row = sim.volumes.peek(volumeKey(daemon.id, name));
  return row === undefined ? notFound(`get ${name}: no such volume`) : json(volumeSummary(row));
}
