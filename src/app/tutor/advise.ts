import type { Typed } from './rule';
import { rules } from './rules/index';

/** What the tutor has to say of a command: which rule speaks, and the values of its sentence. */
export interface Advice {
  rule: string;
  values: Readonly<Record<string, string>>;
}

/** The first mistake that is found; undefined where there is none that anybody knows. */
export function adviseOn(typed: Typed): Advice | undefined {
  for (const [rule, { finds }] of Object.entries(rules)) {
    const values = finds(typed);
    if (values !== undefined) return { rule, values };
  }
  return undefined;
}
