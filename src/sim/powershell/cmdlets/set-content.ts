import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import type { Call, Cmdlet, Parameter } from '../cmdlet';
import { linesOf } from '../format/lines';
import { asItems, toText } from '../values';
import { denied, expand, refusedDrive } from './file-things';

const parameters: Readonly<Record<string, Parameter>> = {
  Path: { position: 0, type: 'strings', isMandatory: true, aliases: ['LiteralPath'] },
  Value: { position: 1, type: 'list', pipeline: 'value' },
  NoNewline: { type: 'switch' },
  Force: { type: 'switch' },
};

function* write(call: Call, isAppended: boolean, id: string): Steps<void> {
  const { session, args, input, hasInput } = call;
  const lines = hasInput ? linesOf(session, input) : asItems(args['Value'] ?? null).map(toText);
  const text = args['NoNewline'] === true ? lines.join('') : lines.map((line) => `${line}\n`).join('');
  for (const written of asItems(args['Path'] ?? null).map(toText)) {
    if (yield* refusedDrive(call, written)) continue;
    for (const path of expand(session, written)) {
      const refused = session.p.writeText(path, text, { append: isAppended });
      if (isFail(refused)) yield* denied(call, path, refused, id);
    }
  }
}

export const setContent: Cmdlet = {
  name: 'Set-Content',
  aliases: ['sc'],
  summary: 'Writes a file anew.',
  parameters,
  *run(call) {
    yield* write(call, false, 'GetContentWriterDirectoryNotFoundError');
  },
};

export const addContent: Cmdlet = {
  name: 'Add-Content',
  aliases: ['ac'],
  summary: 'Writes to the end of a file.',
  parameters,
  *run(call) {
    yield* write(call, true, 'GetContentWriterDirectoryNotFoundError');
  },
};
