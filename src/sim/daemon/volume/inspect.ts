import { json, type Reply } from '../http/answer';
import type { Refusal } from '../http/refusal';
import type { Call } from '../http/verb';
import { noSuchVolume, volumeKey } from './prepare';
import { volumeSummary } from './summary';

/** GET /volumes/{name} */
export function inspect({ sim, daemon, request }: Call): Reply | Refusal {
  const name = request.vars['name'] ?? '';
  const row = sim.volumes.peek(volumeKey(daemon.id, name));
  return row === undefined ? noSuchVolume(name) : json(volumeSummary(row));
}
