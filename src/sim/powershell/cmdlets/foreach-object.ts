import type { Cmdlet } from '../cmdlet';
import { Leaving } from '../errors';
import { runBlock } from '../run/functions';
import { memberOf, methodOf } from '../run/members';
import { asItems, isThing, scriptBlock, toText, type Value } from '../values';

export const forEachObject: Cmdlet = {
  name: 'ForEach-Object',
  aliases: ['foreach', '%'],
  summary: 'Does something with each thing that comes down the pipeline.',
  module: 'Microsoft.PowerShell.Core',
  parameters: {
    Process: { position: 0, isRest: true },
    Begin: { type: 'block' },
    End: { type: 'block' },
    InputObject: { pipeline: 'value' },
  },
  *run({ session, args, input, output, emit }) {
    const blocks = asItems(args['Process'] ?? null);
    const text = (value: Value | undefined) =>
      value !== undefined && isThing(value) && value.type === scriptBlock ? value.text : undefined;
    const begin = text(args['Begin']) ?? (blocks.length > 1 ? text(blocks[0]) : undefined);
    const bodies = blocks.length > 1 ? blocks.slice(1) : blocks;
    const before = session.get('_') ?? null;
    if (begin !== undefined) yield* runBlock(session, begin, output);
    for (const one of input) {
      session.set('_', one);
      for (const body of bodies) {
        const block = text(body);
        if (block === undefined) {
          const name = toText(body);
          const method = methodOf(one, name.toLowerCase(), session.cmdlets.methods);
          const value = memberOf(one, name);
          const answer = value === null && method !== undefined ? method(one, [], session) : value;
          for (const item of asItems(answer as Value)) yield* emit(item);
          continue;
        }
        yield* session.p.cpu(0.02);
        try {
          yield* runBlock(session, block, output);
        } catch (error) {
          if (!(error instanceof Leaving) || error.how !== 'return') throw error;
        }
      }
    }
    session.set('_', before);
    const end = text(args['End']);
    if (end !== undefined) yield* runBlock(session, end, output);
  },
};
