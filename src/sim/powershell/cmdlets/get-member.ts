import type { Cmdlet } from '../cmdlet';
import { formatted, tableRows } from '../format/lines';
import { isThing, newObject, newThing, toText, typeOf, type Thing } from '../values';

export const getMember: Cmdlet = {
  name: 'Get-Member',
  aliases: ['gm'],
  summary: 'Shows what things have and can do.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: {
    Name: { position: 0, type: 'strings' },
    MemberType: { type: 'string' },
    InputObject: { pipeline: 'value' },
  },
  *run({ session, args, input, emit, fail }) {
    if (input.length === 0) {
      yield* fail({
        message: 'You must specify an object for the Get-Member cmdlet.',
        category: 'CloseError',
        target: '',
        targetType: '',
        exception: 'InvalidOperationException',
        id: 'NoObjectInGetMember',
      });
      return;
    }
    const seen = new Set<string>();
    for (const one of input) {
      const type = typeOf(one);
      if (seen.has(type)) continue;
      seen.add(type);
      const methods = Object.keys(session.cmdlets.methods[type] ?? {}).map((name) =>
        row(name, 'Method', `${name}()`),
      );
      const properties = isThing(one)
        ? Object.entries(one.props).map(([name, value]) =>
            row(
              name,
              'Property',
              `${typeOf(value)
                .replace(/^System\./, '')
                .toLowerCase()} ${name} {get;}`,
            ),
          )
        : typeof one === 'string'
          ? [row('Length', 'Property', 'int Length {get;}')]
          : [];
      const wanted = toText(args['MemberType'] ?? '').toLowerCase();
      const rows = [...methods, ...properties].filter(
        (line) => wanted === '' || toText(line.props['MemberType'] ?? '').toLowerCase() === wanted,
      );
      const columns = ['Name', 'MemberType', 'Definition'].map((head) => ({ head }));
      yield* emit(
        newThing(formatted, {
          lines: ['', '', `   TypeName: ${type}`, '', ...tableRows(rows, columns, session.cols), '', ''],
        }),
      );
    }
  },
};

const row = (Name: string, MemberType: string, Definition: string): Thing =>
  newObject({ Name, MemberType, Definition });
