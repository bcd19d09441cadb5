import { empty, type Reply } from '../http/answer';
import { invalid, isRefusal, type Refusal } from '../http/refusal';
import { param } from '../http/request';
import type { Call } from '../http/verb';
import { announceImage } from '../state/events';
import { findImage } from '../state/images';
import { familiarName, parseReference, tagged } from '../state/reference';
import { tagImage } from './store';

/** POST /images/{name}/tag */
export function tag({ sim, daemon, request }: Call): Reply | Refusal {
  const repository = param(request, 'repo');
  if (repository === '') return empty(200);
  const reference = parseReference(repository);
  if (isRefusal(reference)) return reference;
  if (reference.digest !== '') return invalid('refusing to create a tag with a digest reference');
  const wanted = param(request, 'tag');
  if (wanted !== '' && !/^\w[\w.-]{0,127}$/.test(wanted)) return invalid('invalid tag format');
  const image = findImage(sim, daemon, request.vars['name'] ?? '');
  if (isRefusal(image)) return image;
  const name = tagged(wanted === '' ? reference : { ...reference, tag: wanted });
  tagImage(sim, daemon, name, image.id);
  announceImage(sim, daemon, 'tag', image.id, familiarName(name));
  return empty(201);
}
