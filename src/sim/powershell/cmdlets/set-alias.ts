import type { Cmdlet } from '../cmdlet';
import { toText } from '../values';

export const setAlias: Cmdlet = {
  name: 'Set-Alias',
  aliases: ['sal'],
  summary: 'Gives a command another name.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: {
    Name: { position: 0, type: 'string', isMandatory: true },
    Value: { position: 1, type: 'string', isMandatory: true },
  },
  *run({ session, args }) {
    session.state.aliases[toText(args['Name'] ?? '').toLowerCase()] = toText(args['Value'] ?? '');
  },
};
