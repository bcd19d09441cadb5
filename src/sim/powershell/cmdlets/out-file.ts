import { isFail } from '#sim/base/fail';
import type { Cmdlet } from '../cmdlet';
import { linesOf } from '../format/lines';
import { windowsPath, worldPath } from '../paths';
import { toText } from '../values';

export const outFile: Cmdlet = {
  name: 'Out-File',
  summary: 'Writes what would be shown to a file.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: {
    FilePath: { position: 0, type: 'string', isMandatory: true, aliases: ['LiteralPath', 'Path'] },
    Append: { type: 'switch' },
    NoNewline: { type: 'switch' },
    Force: { type: 'switch' },
    InputObject: { pipeline: 'value' },
  },
  *run({ session, args, input, fail }) {
    const path = worldPath(session.p, toText(args['FilePath'] ?? ''));
    const text = linesOf(session, input)
      .map((line) => (args['NoNewline'] === true ? line : `${line}\n`))
      .join('');
    const refused = session.p.writeText(path, text, { append: args['Append'] === true });
    if (isFail(refused))
      yield* fail({
        message: `Could not find a part of the path '${windowsPath(path)}'.`,
        category: 'OpenError',
        target: '',
        targetType: '',
        exception: 'DirectoryNotFoundException',
        id: 'FileOpenFailure',
      });
  },
};
