import { empty, type Reply } from '../http/answer';
import { conflict, type Refusal } from '../http/refusal';
import { flag } from '../http/request';
import type { Call } from '../http/verb';
import { dropVolume } from './drop';
import { noSuchVolume, volumeKey } from './prepare';

/** DELETE /volumes/{name} */
export function remove({ sim, daemon, request }: Call): Reply | Refusal {
  const name = request.vars['name'] ?? '';
  const row = sim.volumes.get(volumeKey(daemon.id, name));
  if (row === undefined) return flag(request, 'force') ? empty() : noSuchVolume(name);
  if (row.users.length > 0) return conflict(`remove ${name}: volume is in use - [${row.users.join(', ')}]`);
  dropVolume(sim, row);
  return empty();
}
