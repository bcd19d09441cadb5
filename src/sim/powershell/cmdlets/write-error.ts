import type { Cmdlet } from '../cmdlet';
import { toText } from '../values';

export const writeError: Cmdlet = {
  name: 'Write-Error',
  summary: 'Says an error that ends nothing.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: { Message: { position: 0, type: 'string', pipeline: 'value' } },
  *run({ args, session, place }) {
    const message = toText(args['Message'] ?? '');
    yield* session.report(
      {
        message,
        category: 'NotSpecified',
        target: '',
        targetType: '',
        activity: 'Write-Error',
        prefix: place.source.slice(place.extent[0], place.extent[1]),
        exception: 'WriteErrorException',
        id: 'Microsoft.PowerShell.Commands.WriteErrorException',
      },
      undefined,
    );
  },
};
