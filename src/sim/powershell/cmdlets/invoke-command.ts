import type { Cmdlet } from '../cmdlet';
import { runBlock } from '../run/functions';
import { asItems, toText } from '../values';

export const invokeCommand: Cmdlet = {
  name: 'Invoke-Command',
  aliases: ['icm'],
  summary: 'Runs a script block.',
  module: 'Microsoft.PowerShell.Core',
  parameters: {
    ScriptBlock: { position: 0, type: 'block', isMandatory: true },
    ArgumentList: { type: 'list', aliases: ['Args'] },
  },
  *run({ session, args, output }) {
    const given = asItems(args['ArgumentList'] ?? null).map((value) => ({
      kind: 'value' as const,
      value,
      text: toText(value),
    }));
    yield* runBlock(session, toText(args['ScriptBlock'] ?? ''), output, { args: given, input: undefined });
  },
};
