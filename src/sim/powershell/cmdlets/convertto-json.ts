import type { Json } from '#sim/base/json';
import type { Cmdlet } from '../cmdlet';
import { asValue, isList, isThing, toText, type Value } from '../values';

export const convertToJson: Cmdlet = {
  name: 'ConvertTo-Json',
  summary: 'Writes things as JSON.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: {
    Depth: { type: 'number' },
    Compress: { type: 'switch' },
    InputObject: { position: 0, pipeline: 'value' },
  },
  *run({ args, input, hasInput, emit }) {
    const value = hasInput ? asValue(input) : (args['InputObject'] ?? null);
    const depth = typeof args['Depth'] === 'number' ? args['Depth'] : 2;
    const json = asJson(value, depth);
    yield* emit(
      args['Compress'] === true
        ? JSON.stringify(json)
        : JSON.stringify(json, null, 4).replace(/": /g, '":  '),
    );
  },
};

function asJson(value: Value, depth: number): Json {
  if (isList(value)) return depth < 0 ? toText(value) : value.map((one) => asJson(one, depth - 1));
  if (!isThing(value)) return value;
  if (Object.keys(value.props).length === 0 && value.text !== undefined) return value.text;
  if (depth < 0) return toText(value);
  return Object.fromEntries(Object.entries(value.props).map(([name, one]) => [name, asJson(one, depth - 1)]));
}
