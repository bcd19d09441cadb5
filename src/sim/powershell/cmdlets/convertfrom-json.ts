import type { Cmdlet } from '../cmdlet';
import { isList, isThing, newObject, toText, type Value } from '../values';

export const convertFromJson: Cmdlet = {
  name: 'ConvertFrom-Json',
  summary: 'Reads JSON.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: { InputObject: { position: 0, pipeline: 'value' } },
  *run({ args, input, hasInput, emit, fail }) {
    const texts = hasInput ? input.map(toText) : [toText(args['InputObject'] ?? '')];
    const whole = texts.join('\n');
    const lines = isJson(whole) ? [whole] : texts;
    for (const text of lines) {
      if (!isJson(text)) {
        yield* fail({
          message: `Invalid JSON primitive: ${/\w+/.exec(text)?.[0] ?? ''}.`,
          category: 'NotSpecified',
          target: '',
          targetType: '',
          exception: 'ArgumentException',
          id: 'System.ArgumentException',
        });
        continue;
      }
      const value = fromJson(JSON.parse(text) as Value);
      for (const one of isList(value) ? value : [value]) yield* emit(one);
    }
  },
};

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function fromJson(value: Value): Value {
  if (isList(value)) return value.map(fromJson);
  if (!isThing(value)) return value;
  return newObject(
    Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fromJson(one as Value)])),
  );
}
