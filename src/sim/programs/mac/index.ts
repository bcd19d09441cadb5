import type { ProgramTable } from '#sim/kernel/program';
import { swVers, systemProfiler } from './about';
import { df, mount } from './disks';
import { ipconfig } from './ipconfig';
import { launchd } from './launchd';
import { ls } from './ls';
import { open, windowProgram } from './open';
import { ps } from './ps';
import { sysctl } from './sysctl';
import { top } from './top';
import { tty } from './tty';
import { uname } from './uname';

/** Programs of macOS that are other than Linux's, by their names in the table. */
export const macPrograms: ProgramTable = Object.fromEntries(
  [
    df,
    ipconfig,
    launchd,
    ls,
    mount,
    open,
    ps,
    swVers,
    sysctl,
    systemProfiler,
    top,
    tty,
    uname,
    windowProgram,
  ].map((program) => [program.name, program]),
);
