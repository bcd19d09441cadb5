import type { Cmdlet } from '../cmdlet';
import { formatted, listRows } from '../format/lines';
import { asItems, isThing, newThing, type Thing } from '../values';
import { picked } from './select-object';

export const formatList: Cmdlet = {
  name: 'Format-List',
  aliases: ['fl'],
  summary: 'Shows things as a list of their properties.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: { Property: { position: 0, type: 'list' }, InputObject: { pipeline: 'value' } },
  *run({ session, args, input, emit }) {
    const wanted = asItems(args['Property'] ?? null);
    const things: Thing[] = [];
    for (const one of input) {
      if (!isThing(one)) {
        yield* emit(one);
        continue;
      }
      const row = wanted.length === 0 ? one : yield* picked(session, one, wanted, []);
      if (isThing(row)) things.push(row);
    }
    if (things.length > 0)
      yield* emit(
        newThing(formatted, { lines: ['', '', ...listRows(things, undefined, session.cols), '', '', ''] }),
      );
  },
};
