import type { Json } from '#sim/base/json';
import type { Printable, Value } from '#sim/compose/yaml/index';
import type { LoadContext } from '../context';

/** A value that cannot be what its place wants, and the place: `services[web].mem_limit`. */
export interface Misfit {
  readonly at: string;
  readonly words: string;
}

export interface Binding {
  readonly context: LoadContext;
  readonly misfits: Misfit[];
}

/**
 * What a field of a project holds. A project's values are those that compose prints as JSON; a kind knows how they come from
 * a tree of YAML, what stands there when nothing was said, and how YAML prints them.
 */
export interface Kind {
  /** The value; undefined when it is as good as none. Refuses by throwing a `ComposeFailure`. */
  bind(value: Value, at: string, binding: Binding): Json | undefined;
  /** What JSON prints where nothing was said; undefined for nothing. */
  readonly absent?: Json;
  /** What YAML prints; undefined for nothing. The value itself, unless said. */
  readonly yaml?: (value: Json) => Printable;
}
