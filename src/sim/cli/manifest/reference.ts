import { familiarName, isBad, parseReference, withDefaultTag, type Reference } from '../reference';
import { isRefusal, refuse, type Refusal } from '../refusal';

/** A name with its tag, `latest` where it says none. */
export function namedReference(typed: string): Reference | Refusal {
  const reference = parseReference(typed);
  return isBad(reference) ? refuse(reference.bad) : withDefaultTag(reference);
}

/** As these commands show it: `localhost:5000/app:1`, Docker Hub's with its domain. */
export function shownReference(reference: Reference): string {
  const end = reference.digest === undefined ? `:${reference.tag ?? 'latest'}` : `@${reference.digest}`;
  return reference.domain === 'docker.io'
    ? `docker.io/${reference.path}${end}`
    : `${familiarName(reference)}${end}`;
}

/** All of the names, or the first that is none. */
export function namedReferences(typed: readonly string[]): Reference[] | Refusal {
  const found: Reference[] = [];
  for (const one of typed) {
    const reference = namedReference(one);
    if (isRefusal(reference)) return reference;
    found.push(reference);
  }
  return found;
}
