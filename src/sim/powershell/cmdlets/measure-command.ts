import type { Cmdlet } from '../cmdlet';
import { runBlock } from '../run/functions';
import { collect } from '../run/collect';
import { newTimeSpan, toText } from '../values';

export const measureCommand: Cmdlet = {
  name: 'Measure-Command',
  summary: 'Says how long something takes.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: { Expression: { position: 0, type: 'block', isMandatory: true } },
  *run({ session, args, emit }) {
    const before = session.p.clock();
    yield* collect((output) => runBlock(session, toText(args['Expression'] ?? ''), output));
    yield* emit(newTimeSpan(session.p.clock() - before));
  },
};
