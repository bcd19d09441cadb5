import type { Cmdlet } from '../cmdlet';
import { toText } from '../values';

export const joinPath: Cmdlet = {
  name: 'Join-Path',
  summary: 'Puts two pieces of a path together.',
  parameters: {
    Path: { position: 0, type: 'string', isMandatory: true },
    ChildPath: { position: 1, type: 'string', isMandatory: true },
  },
  *run({ args, emit }) {
    yield* emit(
      `${toText(args['Path'] ?? '').replace(/[\\/]+$/, '')}\\${toText(args['ChildPath'] ?? '').replace(/^[\\/]+/, '')}`,
    );
  },
};
