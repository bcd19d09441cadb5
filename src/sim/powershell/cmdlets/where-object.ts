import { PowerShellError } from '../errors';
import type { Cmdlet } from '../cmdlet';
import { memberOf } from '../run/members';
import { isTrueBlock } from '../run/functions';
import { operate } from '../run/operators';
import { isThing, isTrue, scriptBlock, toText } from '../values';

const tests = [
  'eq',
  'ne',
  'gt',
  'ge',
  'lt',
  'le',
  'like',
  'notlike',
  'match',
  'notmatch',
  'contains',
  'notcontains',
  'in',
  'notin',
];

/** `Where-Object { … }`, and the short form: `where Name -eq x`. */
export const whereObject: Cmdlet = {
  name: 'Where-Object',
  aliases: ['where', '?'],
  summary: 'Lets through what a condition holds for.',
  module: 'Microsoft.PowerShell.Core',
  parameters: {
    FilterScript: { position: 0 },
    Value: { position: 1 },
    InputObject: { pipeline: 'value' },
    ...Object.fromEntries(tests.map((name) => [name.toUpperCase(), { type: 'switch' as const }])),
    Not: { type: 'switch' },
  },
  *run({ session, args, input, emit }) {
    const test = args['FilterScript'] ?? null;
    if (isThing(test) && test.type === scriptBlock) {
      for (const one of input) if (yield* isTrueBlock(session, test.text ?? '', one)) yield* emit(one);
      return;
    }
    const operator = tests.find((name) => args[name.toUpperCase()] === true);
    if (operator === undefined && args['Value'] !== undefined)
      throw new PowerShellError({
        message: `A positional parameter cannot be found that accepts argument '${toText(args['Value'])}'.`,
        category: 'InvalidArgument',
        target: '',
        targetType: '',
        activity: 'Where-Object',
        by: 'Microsoft.PowerShell.Commands.WhereObjectCommand',
        exception: 'ParameterBindingException',
        id: 'PositionalParameterNotFound',
      });
    for (const one of input) {
      const value = memberOf(one, toText(test));
      const fits =
        operator === undefined
          ? isTrue(value)
          : isTrue(operate(session, `-${operator}`, value, args['Value'] ?? null));
      if (fits !== (args['Not'] === true)) yield* emit(one);
    }
  },
};
