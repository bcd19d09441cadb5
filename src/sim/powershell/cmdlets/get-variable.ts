import type { Cmdlet } from '../cmdlet';
import { wildcard } from '../run/patterns';
import { asItems, newThing, toText } from '../values';

export const getVariable: Cmdlet = {
  name: 'Get-Variable',
  aliases: ['gv'],
  summary: 'Lists variables.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: { Name: { position: 0, type: 'strings' }, ValueOnly: { type: 'switch' } },
  *run({ session, args, emit }) {
    const patterns = asItems(args['Name'] ?? '*').map((one) => wildcard(toText(one)));
    const all = Object.values(session.state.variables).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const { name, value } of all) {
      if (!patterns.some((pattern) => pattern.test(name))) continue;
      yield* emit(
        args['ValueOnly'] === true
          ? value
          : newThing('System.Collections.DictionaryEntry', { Name: name, Value: value }),
      );
    }
  },
};
