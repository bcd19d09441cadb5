import type { Cmdlet } from '../cmdlet';
import { compareValues, toNumber } from '../run/convert';
import { memberOf } from '../run/members';
import { asItems, newThing, toText, type Value } from '../values';

export const measureObject: Cmdlet = {
  name: 'Measure-Object',
  aliases: ['measure'],
  summary: 'Counts things, and adds up their properties.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: {
    Property: { position: 0, type: 'strings' },
    Sum: { type: 'switch' },
    Average: { type: 'switch' },
    Maximum: { type: 'switch' },
    Minimum: { type: 'switch' },
    Line: { type: 'switch' },
    Word: { type: 'switch' },
    Character: { type: 'switch' },
    InputObject: { pipeline: 'value' },
  },
  *run({ args, input, emit }) {
    if (args['Line'] === true || args['Word'] === true || args['Character'] === true) {
      const text = input.map(toText);
      const words = text.flatMap((one) => one.split(/\s+/).filter((word) => word !== ''));
      yield* emit(
        newThing('Microsoft.PowerShell.Commands.TextMeasureInfo', {
          Lines: args['Line'] === true ? text.length : null,
          Words: args['Word'] === true ? words.length : null,
          Characters: args['Character'] === true ? text.join('').length : null,
          Property: null,
        }),
      );
      return;
    }
    const properties = asItems(args['Property'] ?? null).map(toText);
    for (const name of properties.length === 0 ? [''] : properties) {
      const values = name === '' ? input : input.flatMap((one) => asItems(memberOf(one, name)));
      const asked = (what: string, made: () => Value) =>
        args[what] === true && values.length > 0 ? made() : null;
      const sum = () => values.reduce<number>((all, one) => all + toNumber(one), 0);
      const extreme = (sign: number) => [...values].sort((a, b) => sign * compareValues(a, b))[0] ?? null;
      yield* emit(
        newThing('Microsoft.PowerShell.Commands.GenericMeasureInfo', {
          Count: values.length,
          Average: asked('Average', () => sum() / values.length),
          Sum: asked('Sum', sum),
          Maximum: asked('Maximum', () => extreme(-1)),
          Minimum: asked('Minimum', () => extreme(1)),
          Property: name === '' ? null : name,
        }),
      );
    }
  },
};
