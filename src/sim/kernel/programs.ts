import { NeedsMore } from '#sim/base/needs-more';
import type { Sim } from '#sim/world/sim';
import type { Program, ProgramTable, Steps, Outcome } from './program';
import type { Proc } from './proc';

/** Stands in for an executable whose libraries are missing: what the dynamic loader says (ld.so(8)), and 127. */
const loader: Program = {
  name: 'ld.so',
  *main(p: Proc): Steps<Outcome> {
    const [program, library] = p.args;
    const reason = 'cannot open shared object file: No such file or directory';
    yield* p.err(`${program ?? ''}: error while loading shared libraries: ${library ?? ''}: ${reason}\n`);
    return 127;
  },
};

/** Stands in for an executable that images carry but nobody has written yet: it says so, and fails. */
const unsimulated: Program = {
  name: 'unsimulated',
  *main(p: Proc): Steps<Outcome> {
    yield* p.err(`${p.argv[0] ?? ''}: not simulated\n`);
    return 126;
  },
};

/** Works for so many ms of processor time: what the scheduler is measured with. */
const burn: Program = {
  name: 'burn',
  *main(p: Proc): Steps<Outcome> {
    yield* p.cpu(Number(p.args[0] ?? 0));
    return 0;
  },
};

const own: ProgramTable = { [burn.name]: burn, [loader.name]: loader, [unsimulated.name]: unsimulated };

export function programOf(sim: Sim, name: string): Program {
  return hasProgram(sim, name)
    ? (own[name] ?? (sim.given.programs as ProgramTable)[name] ?? unsimulated)
    : unsimulated;
}

/** Is there such a program? Throws `NeedsMore` when there is, in a part that has not been loaded. */
export function hasProgram(sim: Sim, name: string): boolean {
  if (Object.hasOwn(own, name) || Object.hasOwn(sim.given.programs, name)) return true;
  const part = sim.given.partOf(name);
  if (part !== undefined) throw new NeedsMore(part);
  return false;
}
