import { isFail } from '#sim/base/fail';
import { writeTar } from '#sim/base/tar';
import * as files from '#sim/files/index';
import type { Reply } from '../http/answer';
import { broken, isRefusal, type Refusal } from '../http/refusal';
import type { Call } from '../http/verb';
import { announceContainer } from '../state/events';
import { findContainer } from '../state/find';
import { entriesOf } from './archive';

/** GET /containers/{name}/export: all of a container's own files as one archive. */
export function exportContainer({ sim, daemon, request }: Call): Reply | Refusal {
  const row = findContainer(sim, daemon.id, request.vars['name'] ?? '');
  if (isRefusal(row)) return row;
  const tree = files.treeAt(sim, files.fsViewer(sim, row.fs), '/', true, true);
  if (isFail(tree)) return broken(`export ${row.id}: ${tree.error}`);
  announceContainer(sim, row, 'export');
  return { status: 200, bytes: writeTar(entriesOf(sim, tree, '')), type: 'application/octet-stream' };
}
