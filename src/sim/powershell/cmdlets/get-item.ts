import { isFail } from '#sim/base/fail';
import type { Cmdlet } from '../cmdlet';
import { asItems, newThing, toText } from '../values';
import { expand, fileThing, notFound, refusedDrive } from './file-things';

export const getItem: Cmdlet = {
  name: 'Get-Item',
  aliases: ['gi'],
  summary: 'Gives the file or folder of a path.',
  parameters: {
    Path: {
      position: 0,
      type: 'strings',
      isMandatory: true,
      pipeline: 'property',
      aliases: ['LiteralPath', 'FullName'],
    },
    Force: { type: 'switch' },
  },
  eachInput: true,
  *run(call) {
    for (const written of asItems(call.args['Path'] ?? null).map(toText)) {
      const variable = /^env:\\?(.+)/i.exec(written)?.[1];
      if (variable !== undefined) {
        const Name = call.session.environmentName(variable);
        if (Name !== undefined)
          yield* call.emit(
            newThing('System.Collections.DictionaryEntry', {
              Name,
              Value: call.session.environment(Name) ?? '',
            }),
          );
        continue;
      }
      if (yield* refusedDrive(call, written)) continue;
      for (const path of expand(call.session, written)) {
        const stat = call.session.p.stat(path);
        if (isFail(stat)) yield* notFound(call, path);
        else yield* call.emit(fileThing(path, stat));
      }
    }
  },
};
