import { json, type Reply } from '../http/answer';
import { isRefusal, type Refusal } from '../http/refusal';
import type { Call } from '../http/verb';
import { findImage, peekImage, tagsOf } from '../state/images';
import type { ImageRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';

/** GET /images/{name}/history: the steps of an image, newest first; steps made here have ids. */
export function history({ sim, daemon, request }: Call): Reply | Refusal {
  const row = findImage(sim, daemon, request.vars['name'] ?? '');
  if (isRefusal(row)) return row;
  const ids = idsOf(sim, row);
  let layer = 0;
  const steps = row.history.map((step) => {
    const diffId = step.isEmpty ? undefined : row.layers[layer++];
    const size = diffId === undefined ? 0 : (sim.storedLayers.peek(`${daemon.id} ${diffId}`)?.size ?? 0);
    return {
      Comment: step.comment,
      Created: Math.floor(step.created / 1000),
      CreatedBy: step.createdBy,
      Size: size,
    };
  });
  const shown = steps.reverse().map((step, i) => {
    const id = ids[i] ?? '<missing>';
    const tags = id === '<missing>' ? [] : tagsOf(daemon, id);
    const { Comment, Created, CreatedBy, Size } = step;
    return { Comment, Created, CreatedBy, Id: id, Size, Tags: tags.length === 0 ? null : tags };
  });
  return json(shown);
}

/** The image's own id, and those of the images it was made from here, step by step. */
function idsOf(sim: Sim, row: Readonly<ImageRow>): string[] {
  const ids: string[] = [];
  for (let one: Readonly<ImageRow> | undefined = row; one !== undefined;) {
    ids.push(one.id);
    const parent: Readonly<ImageRow> | undefined =
      one.parent === '' ? undefined : peekImage(sim, one.daemon, one.parent);
    one = parent;
  }
  return ids;
}
