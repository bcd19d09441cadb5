import type { Cmdlet } from '../cmdlet';
import { leafOf, parentOf } from '../paths';
import { toText } from '../values';

export const splitPath: Cmdlet = {
  name: 'Split-Path',
  summary: 'Gives one piece of a path.',
  parameters: {
    Path: { position: 0, type: 'string', isMandatory: true, pipeline: 'value' },
    Leaf: { type: 'switch' },
    Parent: { type: 'switch' },
    Qualifier: { type: 'switch' },
  },
  eachInput: true,
  *run({ args, emit }) {
    const path = toText(args['Path'] ?? '');
    if (args['Leaf'] === true) yield* emit(leafOf(path));
    else if (args['Qualifier'] === true) yield* emit(/^[a-z]:/i.exec(path)?.[0] ?? '');
    else yield* emit(parentOf(path));
  },
};
