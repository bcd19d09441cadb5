import type { Cmdlet } from '../cmdlet';
import { toText } from '../values';

export const writeWarning: Cmdlet = {
  name: 'Write-Warning',
  summary: 'Writes a warning.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: { Message: { position: 0, type: 'string', pipeline: 'value' } },
  *run({ args, session }) {
    yield* session.warn(toText(args['Message'] ?? ''));
  },
};
