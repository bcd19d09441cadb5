import type { Cmdlet } from '../cmdlet';
import { runBlock } from '../run/functions';
import { toText } from '../values';

export const invokeExpression: Cmdlet = {
  name: 'Invoke-Expression',
  aliases: ['iex'],
  summary: 'Runs a text.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: { Command: { position: 0, type: 'string', pipeline: 'value' } },
  eachInput: true,
  *run({ session, args, output }) {
    yield* runBlock(session, toText(args['Command'] ?? ''), output);
  },
};
