import type { Cmdlet } from '../cmdlet';

export const getRandom: Cmdlet = {
  name: 'Get-Random',
  summary: 'Gives a number, or one of several things, by chance.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: {
    Maximum: { position: 0, type: 'number' },
    Minimum: { type: 'number' },
    InputObject: { pipeline: 'value' },
  },
  *run({ session, args, input, hasInput, emit }) {
    if (hasInput) {
      if (input.length > 0) yield* emit(input[session.p.random(input.length)] ?? null);
      return;
    }
    const least = Number(args['Minimum'] ?? 0);
    const most = Number(args['Maximum'] ?? 2147483647);
    yield* emit(least + session.p.random(Math.max(1, most - least)));
  },
};
