import type { Cmdlet } from '../cmdlet';
import { windowsPath } from '../paths';
import { newThing, toText } from '../values';
import { notFound, pathOf, refusedDrive } from './file-things';

export const setLocation: Cmdlet = {
  name: 'Set-Location',
  aliases: ['cd', 'sl', 'chdir'],
  summary: 'Goes to a folder.',
  parameters: {
    Path: { position: 0, type: 'string', pipeline: 'property', aliases: ['LiteralPath', 'FullName'] },
    PassThru: { type: 'switch' },
  },
  eachInput: true,
  *run(call) {
    const { session, args } = call;
    const written = args['Path'] === undefined ? '~' : toText(args['Path']);
    if (yield* refusedDrive(call, written)) return;
    const path = pathOf(session, written);
    const refused = session.p.chdir(path);
    if (refused !== undefined) yield* notFound(call, path);
    else if (args['PassThru'] === true)
      yield* call.emit(
        newThing('System.Management.Automation.PathInfo', { Path: windowsPath(path) }, windowsPath(path)),
      );
  },
};
