import type { Cmdlet } from '../cmdlet';
import { formatted } from '../format/lines';
import { memberOf } from '../run/members';
import { newThing, toText } from '../values';

export const formatWide: Cmdlet = {
  name: 'Format-Wide',
  aliases: ['fw'],
  summary: 'Shows one property of each thing, in columns.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: {
    Property: { position: 0, type: 'string' },
    Column: { type: 'number' },
    InputObject: { pipeline: 'value' },
  },
  *run({ session, args, input, emit }) {
    const across = typeof args['Column'] === 'number' ? args['Column'] : 2;
    const width = Math.floor(session.cols / across) - 1;
    const name = typeof args['Property'] === 'string' ? args['Property'] : 'Name';
    const cells = input.map((one) => toText(memberOf(one, name)).slice(0, width).padEnd(width));
    const lines = ['', ''];
    for (let i = 0; i < cells.length; i += across)
      lines.push(
        cells
          .slice(i, i + across)
          .join(' ')
          .trimEnd(),
      );
    yield* emit(newThing(formatted, { lines: [...lines, '', ''] }));
  },
};
