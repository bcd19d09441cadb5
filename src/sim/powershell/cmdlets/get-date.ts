import type { Cmdlet } from '../cmdlet';
import { dateValue, formatDate } from '../dates';
import { toText } from '../values';

export const getDate: Cmdlet = {
  name: 'Get-Date',
  summary: 'Says what time it is.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: { Format: { type: 'string' } },
  *run({ session, args, emit }) {
    const now = dateValue(session.p.now());
    yield* emit(args['Format'] === undefined ? now : formatDate(now, toText(args['Format'])));
  },
};
