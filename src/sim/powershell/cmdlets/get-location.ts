import type { Cmdlet } from '../cmdlet';
import { windowsPath } from '../paths';
import { newThing } from '../values';

export const getLocation: Cmdlet = {
  name: 'Get-Location',
  aliases: ['pwd', 'gl'],
  summary: 'Says which folder one is in.',
  parameters: {},
  *run({ session, emit }) {
    const path = windowsPath(session.p.cwd());
    yield* emit(newThing('System.Management.Automation.PathInfo', { Path: path }, path));
  },
};
