import type { Cmdlet } from '../cmdlet';
import { linesOf } from '../format/lines';

export const outString: Cmdlet = {
  name: 'Out-String',
  summary: 'Makes text of what would be shown.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: { Stream: { type: 'switch' }, Width: { type: 'number' }, InputObject: { pipeline: 'value' } },
  *run({ session, args, input, emit }) {
    const lines = linesOf(session, input);
    if (args['Stream'] === true) for (const line of lines) yield* emit(line);
    else yield* emit(lines.map((line) => `${line}\n`).join(''));
  },
};
