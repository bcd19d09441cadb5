import type { Cmdlet } from '../cmdlet';

export const outNull: Cmdlet = {
  name: 'Out-Null',
  summary: 'Lets what comes down the pipeline vanish.',
  module: 'Microsoft.PowerShell.Core',
  parameters: { InputObject: { pipeline: 'value' } },
  *run() {
    // that is all
  },
};
