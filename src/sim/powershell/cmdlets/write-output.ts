import type { Cmdlet } from '../cmdlet';
import { asItems } from '../values';

export const writeOutput: Cmdlet = {
  name: 'Write-Output',
  aliases: ['echo', 'write'],
  summary: 'Sends things down the pipeline.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: {
    InputObject: { position: 0, isRest: true, pipeline: 'value' },
    NoEnumerate: { type: 'switch' },
  },
  *run({ args, input, hasInput, emit }) {
    for (const one of hasInput ? input : asItems(args['InputObject'] ?? null)) yield* emit(one);
  },
};
