import type { Cmdlet } from '../cmdlet';
import { wildcard } from '../run/patterns';
import { asItems, newThing, toText } from '../values';

export const getAlias: Cmdlet = {
  name: 'Get-Alias',
  aliases: ['gal'],
  summary: 'Lists other names of commands.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: { Name: { position: 0, type: 'strings' }, Definition: { type: 'strings' } },
  *run({ session, args, emit, fail }) {
    const all = { ...session.cmdlets.aliases, ...session.state.aliases };
    const names = args['Name'] === undefined ? undefined : asItems(args['Name']).map(toText);
    const wanted = asItems(args['Definition'] ?? null).map((one) => toText(one).toLowerCase());
    let isFound = false;
    for (const [alias, command] of Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (names !== undefined && !names.some((name) => wildcard(name).test(alias))) continue;
      if (wanted.length > 0 && !wanted.includes(command.toLowerCase())) continue;
      isFound = true;
      yield* emit(
        newThing('System.Management.Automation.CommandInfo', {
          CommandType: 'Alias',
          Name: `${alias} -> ${command}`,
          Version: '',
          Source: '',
          Definition: command,
        }),
      );
    }
    if (!isFound && names !== undefined)
      yield* fail({
        message: `This command cannot find a matching alias because an alias with the name '${names.join(', ')}' does not exist.`,
        category: 'ObjectNotFound',
        target: names.join(', '),
        exception: 'ItemNotFoundException',
        id: 'ItemNotFoundException',
      });
  },
};
