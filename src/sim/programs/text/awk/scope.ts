import { AwkProblem } from './syntax';
import type { AwkArray, Value } from './values';

/** A name's place: a value, or an array. A parameter that was passed unset becomes an array of its caller's when it is used as one. */
export interface Cell {
  value?: Value;
  array?: AwkArray;
  /** the caller's variable behind an unset parameter */
  origin?: Cell;
}

/** Globals, and the parameters of the functions that are running. */
export class AwkScope {
  readonly #globals = new Map<string, Cell>();
  #locals: Map<string, Cell> | undefined;

  cell(name: string): Cell {
    const local = this.#locals?.get(name);
    if (local !== undefined) return local;
    let cell = this.#globals.get(name);
    if (cell === undefined) {
      cell = {};
      this.#globals.set(name, cell);
    }
    return cell;
  }

  get(name: string): Value {
    const cell = this.cell(name);
    if (cell.array !== undefined) throw new AwkProblem(`illegal reference to array ${name}`);
    return cell.value;
  }

  set(name: string, value: Value): void {
    this.cell(name).value = value;
  }

  array(name: string): AwkArray {
    return arrayOf(this.cell(name), name);
  }

  /** Runs a function's body with its own names. */
  enter(locals: Map<string, Cell>): Map<string, Cell> | undefined {
    const before = this.#locals;
    this.#locals = locals;
    return before;
  }

  leave(before: Map<string, Cell> | undefined): void {
    this.#locals = before;
  }
}

function arrayOf(cell: Cell, name: string): AwkArray {
  if (cell.array !== undefined) return cell.array;
  if (cell.value !== undefined) throw new AwkProblem(`type error in arg of ${name}: scalar used as array`);
  cell.array = cell.origin === undefined ? new Map<string, Value>() : arrayOf(cell.origin, name);
  return cell.array;
}
