import { isRefusal } from '../../http/refusal';
import { parseReference, tagged } from '../../state/reference';

/** A base image's full name: `docker.io/library/busybox:latest`; or why it is none. */
export function fullReference(name: string): string | { wrong: string } {
  const reference = parseReference(name);
  if (isRefusal(reference)) return { wrong: reference.message };
  return reference.digest === '' ? tagged(reference) : `${reference.repository}@${reference.digest}`;
}
