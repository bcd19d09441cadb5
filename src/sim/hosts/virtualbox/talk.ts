import type { Proc } from '#sim/kernel/proc';

/** Ends VBoxManage with an error: lines behind `VBoxManage: error: `. */
export class Refusal {
  readonly lines: readonly string[];
  constructor(...lines: readonly string[]) {
    this.lines = lines;
  }
}

/** COM's result codes by name: VirtualBox.xidl. On Windows the general ones have Windows' names. */
const codes = {
  notFound: 'VBOX_E_OBJECT_NOT_FOUND (0x80bb0001)',
  invalidState: 'VBOX_E_INVALID_OBJECT_STATE (0x80bb0007)',
  fileError: 'VBOX_E_FILE_ERROR (0x80bb0004)',
} as const;

/** The kernel that this host runs: words differ a little on Windows. */
export const isWindows = (p: Proc) =>
  p.do((sim) => sim.machines.need(sim.processes.need(p.processId).machine).kernel.kind === 'windows');

/** An error of a component, as VBoxManage reports it. */
export function comError(
  p: Proc,
  message: string,
  code: keyof typeof codes | 'failure',
  component: string,
  context?: string,
): Refusal {
  const windows = isWindows(p);
  const named =
    code === 'failure' ? (windows ? 'E_FAIL (0x80004005)' : 'NS_ERROR_FAILURE (0x80004005)') : codes[code];
  const face = `I${component.replace(/Wrap$/, '')}`;
  const callee = code === 'failure' ? '' : `, callee ${windows ? 'IUnknown' : 'nsISupports'}`;
  return new Refusal(
    ...message.split('\n'),
    `Details: code ${named}, component ${component}, interface ${face}${callee}`,
    ...(context === undefined ? [] : [`Context: "${context}"`]),
  );
}

/** What VBoxManage shows while something takes its time. */
export const progress = '0%...10%...20%...30%...40%...50%...60%...70%...80%...90%...100%\n';

/** Versions that differ in what they can: 5.2 knows no hypervisor but its own; 7.0 is what Ubuntu 24.04 has. */
const builds: Readonly<Record<string, string>> = {
  '5.2': '5.2.44r139111',
  '6.0': '6.0.24r139119',
  '6.1': '6.1.50r161033',
  '7.0': '7.0.16r162802',
  '7.1': '7.1.4r165100',
};

/** As `VBoxManage --version` says it, from the version of the program's file. */
export function versionOf(p: Proc): string {
  const [, short = '7.0'] = /^(\d+\.\d+)/.exec(p.version) ?? [];
  return builds[short] ?? builds['7.0'] ?? '';
}

export const majorOf = (p: Proc) => Number(versionOf(p).split('.')[0]);
