import { Later } from '#sim/base/later';
import type { ProgramTable } from '#sim/kernel/program';
import { programsOf } from '../directory';

interface AppletPart {
  readonly names: readonly string[];
  readonly table: Later<ProgramTable>;
}

/** Applets whose names are those of other programs: the program `httpd` is Apache's. */
const onlyApplets: Readonly<Record<string, readonly string[]>> = { net: ['httpd'] };
/** Programs of those parts that busybox does not hold. */
const noApplets: readonly string[] = ['busybox'];

/** What the busybox binary holds, in the parts in which a page loads it. Which applets there are is known before. */
const appletParts: readonly AppletPart[] = ['everyday', 'files', 'text', 'net', 'system'].map((part) => ({
  names: [...programsOf(part).filter((name) => !noApplets.includes(name)), ...(onlyApplets[part] ?? [])],
  table: new Later(part),
}));

export const appletNames: readonly string[] = appletParts.flatMap(({ names }) => names).toSorted();

/** Gives a part its applets. Answers those that are programs of their own too. */
export function fillApplets(part: string, applets: ProgramTable): ProgramTable {
  appletParts.find(({ table }) => table.part === part)?.table.fill(applets);
  const others = onlyApplets[part] ?? [];
  return Object.fromEntries(Object.entries(applets).filter(([name]) => !others.includes(name)));
}

/** An applet's program; undefined where busybox has none of that name. Throws `NeedsMore` until its part is loaded. */
export function appletOf(name: string) {
  return appletParts.find(({ names }) => names.includes(name))?.table.value[name];
}
