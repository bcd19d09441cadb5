import type { Cmdlet } from '../cmdlet';
import { askBlock } from '../run/functions';
import { memberOf } from '../run/members';
import { asItems, isThing, newThing, scriptBlock, toText, type Value } from '../values';

export const groupObject: Cmdlet = {
  name: 'Group-Object',
  aliases: ['group'],
  summary: 'Puts things together that have the same property.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: {
    Property: { position: 0 },
    NoElement: { type: 'switch' },
    InputObject: { pipeline: 'value' },
  },
  *run({ session, args, input, emit }) {
    const by = asItems(args['Property'] ?? null)[0] ?? null;
    const groups = new Map<string, Value[]>();
    for (const one of input) {
      const key =
        by === null
          ? one
          : isThing(by) && by.type === scriptBlock
            ? yield* askBlock(session, by.text ?? '', one)
            : memberOf(one, toText(by));
      const name = toText(key);
      groups.set(name, [...(groups.get(name) ?? []), one]);
    }
    const type =
      args['NoElement'] === true
        ? 'Microsoft.PowerShell.Commands.GroupInfoNoElement'
        : 'Microsoft.PowerShell.Commands.GroupInfo';
    for (const [Name, Group] of groups)
      yield* emit(
        newThing(type, { Count: Group.length, Name, ...(args['NoElement'] === true ? {} : { Group }) }),
      );
  },
};
