import type { Cmdlet } from '../cmdlet';

export const clearHost: Cmdlet = {
  name: 'Clear-Host',
  aliases: ['cls', 'clear'],
  summary: 'Empties the console.',
  module: 'Microsoft.PowerShell.Core',
  parameters: {},
  *run({ session }) {
    if (session.p.isTty(1)) yield* session.print('\x1b[H\x1b[2J\x1b[3J');
  },
};
