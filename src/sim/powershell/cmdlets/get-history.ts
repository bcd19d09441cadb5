import type { Cmdlet } from '../cmdlet';
import { newThing } from '../values';

export const getHistory: Cmdlet = {
  name: 'Get-History',
  aliases: ['h', 'history', 'ghy'],
  summary: 'Lists what was entered.',
  module: 'Microsoft.PowerShell.Core',
  parameters: { Count: { type: 'number' } },
  *run({ session, emit }) {
    // the command that asks is not yet part of it
    for (const [i, CommandLine] of session.state.history.slice(0, -1).entries())
      yield* emit(newThing('Microsoft.PowerShell.Commands.HistoryInfo', { Id: i + 1, CommandLine }));
  },
};
