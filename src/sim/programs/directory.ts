import { held } from './held';

const byPart = new Map(Object.entries(held).map(([part, names]) => [part, names.split(' ')] as const));
const byProgram = new Map([...byPart].flatMap(([part, names]) => names.map((name) => [name, part] as const)));

/** Which part of the simulation (src/sim/parts.ts) has a program; undefined: there is no such program. */
export function partOf(program: string): string | undefined {
  return byProgram.get(program);
}

/** The programs of a part, by name. */
export function programsOf(part: string): readonly string[] {
  return byPart.get(part) ?? [];
}
