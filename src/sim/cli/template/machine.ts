import type { ExecuteOptions } from './execute';
import type { Template } from './nodes';
import type { GoValue } from './value';

/** A mistake while a template runs; caught in `executeTemplate`, where it becomes a value. */
export class Failure extends Error {}

interface Place {
  readonly at: number;
  readonly shown?: string;
}

/** What a running template has: its output so far, its variables, the place for error texts. */
export class Machine {
  out = '';
  variables: [name: string, value: GoValue][];
  node: Place = { at: 0, shown: '' };

  constructor(
    readonly template: Template,
    readonly options: ExecuteOptions,
    data: GoValue,
  ) {
    this.variables = [['$', data]];
  }

  at(node: Place): void {
    this.node = node;
  }

  get(name: string): GoValue {
    return this.variables.findLast(([known]) => known === name)?.[1] ?? null;
  }

  set(name: string, value: GoValue, assigns: boolean): void {
    const known = assigns ? this.variables.findLast(([one]) => one === name) : undefined;
    if (known) known[1] = value;
    else this.variables.push([name, value]);
  }

  /** A named template sees no variables but its own `$`. Returns what `leave` puts back. */
  enter(data: GoValue): [name: string, value: GoValue][] {
    const outer = this.variables;
    this.variables = [['$', data]];
    return outer;
  }

  leave(outer: [name: string, value: GoValue][]): void {
    this.variables = outer;
  }

  failure(words: string): Failure {
    const { name, source } = this.template;
    const before = source.slice(0, this.node.at);
    const line = String(before.split('\n').length);
    const column = String(this.node.at - (before.lastIndexOf('\n') + 1));
    const shown = this.node.shown ?? '';

    return new Failure(`template: ${name}:${line}:${column}: executing "${name}" at <${shown}>: ${words}`);
  }
}
