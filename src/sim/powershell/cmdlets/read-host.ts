import { text } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Cmdlet } from '../cmdlet';
import { toText } from '../values';

export const readHost: Cmdlet = {
  name: 'Read-Host',
  summary: 'Asks whoever sits at the console.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: { Prompt: { position: 0, type: 'string' } },
  *run({ session, args, emit }) {
    const prompt = toText(args['Prompt'] ?? '');
    if (prompt !== '') yield* session.print(`${prompt}: `);
    const line = yield* session.p.read(0);
    yield* emit(isFail(line) ? '' : text(line).replace(/\r?\n$/, ''));
  },
};
