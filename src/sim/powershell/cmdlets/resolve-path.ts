import type { Cmdlet } from '../cmdlet';
import { windowsPath } from '../paths';
import { asItems, newThing, toText } from '../values';
import { expand, notFound } from './file-things';

export const resolvePath: Cmdlet = {
  name: 'Resolve-Path',
  aliases: ['rvpa'],
  summary: 'Gives the full path.',
  parameters: { Path: { position: 0, type: 'strings', isMandatory: true } },
  *run(call) {
    for (const written of asItems(call.args['Path'] ?? null).map(toText))
      for (const path of expand(call.session, written)) {
        if (!call.session.p.exists(path)) yield* notFound(call, path);
        else
          yield* call.emit(
            newThing('System.Management.Automation.PathInfo', { Path: windowsPath(path) }, windowsPath(path)),
          );
      }
  },
};
