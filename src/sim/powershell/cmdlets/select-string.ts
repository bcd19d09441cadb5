import { isFail } from '#sim/base/fail';
import type { Cmdlet } from '../cmdlet';
import { linesOf } from '../format/lines';
import { leafOf, worldPath } from '../paths';
import { escapeRegex, regex } from '../run/patterns';
import { asItems, newThing, toText } from '../values';

export const selectString: Cmdlet = {
  name: 'Select-String',
  aliases: ['sls'],
  summary: 'Finds text in texts and files.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: {
    Pattern: { position: 0, type: 'strings', isMandatory: true },
    Path: { position: 1, type: 'strings' },
    SimpleMatch: { type: 'switch' },
    CaseSensitive: { type: 'switch' },
    NotMatch: { type: 'switch' },
    Quiet: { type: 'switch' },
    InputObject: { pipeline: 'value' },
  },
  *run({ session, args, input, emit }) {
    const patterns = asItems(args['Pattern'] ?? null).map((one) =>
      regex(
        args['SimpleMatch'] === true ? escapeRegex(toText(one)) : toText(one),
        args['CaseSensitive'] === true ? '' : 'i',
      ),
    );
    const texts: { name: string; line: number; text: string }[] = [];
    for (const path of asItems(args['Path'] ?? null).map(toText)) {
      const found = session.p.readText(worldPath(session.p, path));
      if (isFail(found)) continue;
      for (const [i, text] of found.replace(/\n$/, '').split('\n').entries())
        texts.push({ name: leafOf(path), line: i + 1, text });
    }
    for (const text of linesOf(session, input)) texts.push({ name: '', line: 0, text });
    const hits = texts.filter(
      ({ text }) => patterns.some((one) => one?.test(text) === true) !== (args['NotMatch'] === true),
    );
    if (args['Quiet'] === true) {
      yield* emit(hits.length > 0);
      return;
    }
    for (const { name, line, text } of hits)
      yield* emit(
        newThing(
          'Microsoft.PowerShell.Commands.MatchInfo',
          {
            Line: text,
            LineNumber: line,
            Filename: name,
            Path: name,
            Pattern: toText(args['Pattern'] ?? null),
          },
          name === '' ? text : `${name}:${String(line)}:${text}`,
        ),
      );
  },
};
