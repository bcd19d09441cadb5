import type { Assignment, Word } from 'unbash';
import { expandFields, expandText } from '../expand/word';
import type { Shell } from '../shell';
import type { Assigned } from '../state';
import { parseWord } from '../syntax/parse';

/** An assignment with its value expanded, still to be made. `at`: its place among a declaration's arguments. */
export function assignedOf(sh: Shell, assignment: Assignment, at: number): Assigned {
  const one: Assigned = { at, name: assignment.name, append: assignment.append === true };
  if (assignment.index !== undefined) one.index = expandText(sh, assignment.index);
  if (assignment.value.type === 'ArrayValue') {
    one.list = assignment.value.elements.flatMap((element) => elementsOf(sh, element));
  } else one.value = expandText(sh, assignment.value, 'assignment');
  return one;
}

function elementsOf(sh: Shell, element: Word): [string | null, string][] {
  const indexed = /^\[([^\]]*)\]=/.exec(element.text);
  if (indexed === null) return expandFields(sh, [element]).map((value): [null, string] => [null, value]);
  const value = expandText(sh, parseWord(element.text.slice(indexed[0].length)), 'assignment');
  return [[expandText(sh, parseWord(indexed[1] ?? '')), value]];
}

/** Longest value whose bytes are kept; a shell that wants more has run out of memory before. */
const longest = 2 ** 27;

/** Makes it. A long value is memory of the shell's: a control group's limit counts it. */
export function assign(sh: Shell, one: Assigned): void {
  const length = one.value?.length ?? 0;
  sh.p.hold(length > longest ? Number.MAX_SAFE_INTEGER : 2 * length);
  if (one.list !== undefined) {
    sh.variables.setList(
      one.name,
      one.list.map(([key, value]) => [key ?? undefined, value]),
      one.append,
    );
  } else if (one.index !== undefined)
    sh.variables.setElement(one.name, one.index, one.value ?? '', one.append);
  else sh.variables.set(one.name, one.value ?? '', one.append);
}
