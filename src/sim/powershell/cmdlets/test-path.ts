import { isFail } from '#sim/base/fail';
import type { Cmdlet } from '../cmdlet';
import { driveOf } from '../paths';
import { asItems, toText } from '../values';
import { expand } from './file-things';

export const testPath: Cmdlet = {
  name: 'Test-Path',
  summary: 'Says whether a path is there.',
  parameters: {
    Path: {
      position: 0,
      type: 'strings',
      isMandatory: true,
      pipeline: 'property',
      aliases: ['LiteralPath', 'FullName'],
    },
    PathType: { type: 'string', values: ['Any', 'Container', 'Leaf'] },
  },
  eachInput: true,
  *run({ session, args, emit }) {
    for (const written of asItems(args['Path'] ?? null).map(toText)) {
      const variable = /^env:\\?(.+)/i.exec(written)?.[1];
      if (variable !== undefined) {
        yield* emit(session.environment(variable) !== undefined);
        continue;
      }
      const isThere =
        (driveOf(written) ?? 'C') === 'C' &&
        expand(session, written).some((path) => {
          const stat = session.p.stat(path);
          if (isFail(stat)) return false;
          const kind = args['PathType'];
          return kind === 'Container' ? stat.type === 'dir' : kind === 'Leaf' ? stat.type !== 'dir' : true;
        });
      yield* emit(isThere);
    }
  },
};
