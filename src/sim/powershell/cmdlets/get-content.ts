import { isFail } from '#sim/base/fail';
import type { Cmdlet } from '../cmdlet';
import { windowsPath } from '../paths';
import { asItems, toText } from '../values';
import { expand, notFound, refusedDrive } from './file-things';

export const getContent: Cmdlet = {
  name: 'Get-Content',
  aliases: ['cat', 'gc', 'type'],
  summary: 'Reads a file, line by line.',
  parameters: {
    Path: {
      position: 0,
      type: 'strings',
      isMandatory: true,
      pipeline: 'property',
      aliases: ['LiteralPath', 'FullName', 'PSPath'],
    },
    Raw: { type: 'switch' },
    TotalCount: { type: 'number', aliases: ['First', 'Head'] },
    Tail: { type: 'number', aliases: ['Last'] },
  },
  eachInput: true,
  *run(call) {
    const { session, args } = call;
    for (const written of asItems(args['Path'] ?? null).map(toText)) {
      if (yield* refusedDrive(call, written)) continue;
      for (const path of expand(session, written)) {
        const text = session.p.readText(path);
        if (isFail(text)) {
          if (text.error === 'EISDIR')
            yield* call.fail({
              message: `Access to the path '${windowsPath(path)}' is denied.`,
              category: 'PermissionDenied',
              target: windowsPath(path),
              exception: 'UnauthorizedAccessException',
              id: 'GetContentReaderUnauthorizedAccessError',
            });
          else yield* notFound(call, path);
          continue;
        }
        if (args['Raw'] === true) {
          yield* call.emit(text);
          continue;
        }
        let lines = text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
        if (typeof args['TotalCount'] === 'number') lines = lines.slice(0, args['TotalCount']);
        if (typeof args['Tail'] === 'number') lines = args['Tail'] === 0 ? [] : lines.slice(-args['Tail']);
        for (const line of lines) yield* call.emit(line);
      }
    }
  },
};
