import type { Assignment, Word } from 'unbash';
import { expandFields, expandText } from '../expand/word';
import { ShellError } from '../failures';
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

/** Text of a variable that a shell here has room for; a real one goes on as long as there is memory. */
const mostText = 200 * 2 ** 20;

/** A large value is memory of the shell: the old one and the new one at the same time. */
function holdValue(sh: Shell, size: number): void {
  if (size < 1 << 20) return;
  sh.p.hold(2 * size);
  if (size > mostText) throw new ShellError('plain', `xrealloc: cannot allocate ${size} bytes`);
}

/** Makes it. */
export function assign(sh: Shell, one: Assigned): void {
  holdValue(sh, one.value?.length ?? 0);
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
