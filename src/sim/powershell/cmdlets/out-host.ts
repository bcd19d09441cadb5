import type { Cmdlet } from '../cmdlet';

export const outHost: Cmdlet = {
  name: 'Out-Host',
  aliases: ['oh'],
  summary: 'Shows what comes down the pipeline.',
  module: 'Microsoft.PowerShell.Core',
  parameters: { Paging: { type: 'switch' }, InputObject: { pipeline: 'value' } },
  *run({ session, input }) {
    for (const one of input) yield* session.host.emit(one);
  },
};
