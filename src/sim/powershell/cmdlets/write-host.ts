import type { Cmdlet } from '../cmdlet';
import { asItems, toText } from '../values';

/** Colours of the console by their names, as a terminal numbers them. */
const colours: Readonly<Record<string, number>> = {
  black: 30,
  darkred: 31,
  darkgreen: 32,
  darkyellow: 33,
  darkblue: 34,
  darkmagenta: 35,
  darkcyan: 36,
  gray: 37,
  darkgray: 90,
  red: 91,
  green: 92,
  yellow: 93,
  blue: 94,
  magenta: 95,
  cyan: 96,
  white: 97,
};

export const writeHost: Cmdlet = {
  name: 'Write-Host',
  summary: 'Writes to the console, and to nothing else.',
  module: 'Microsoft.PowerShell.Utility',
  parameters: {
    Object: { position: 0, isRest: true, pipeline: 'value' },
    NoNewline: { type: 'switch' },
    Separator: { type: 'string' },
    ForegroundColor: { type: 'string' },
    BackgroundColor: { type: 'string' },
  },
  *run({ session, args, input, hasInput }) {
    const items = hasInput ? input : asItems(args['Object'] ?? null);
    const text = items.map(toText).join(typeof args['Separator'] === 'string' ? args['Separator'] : ' ');
    const codes = [
      colours[toText(args['ForegroundColor'] ?? '').toLowerCase()],
      (colours[toText(args['BackgroundColor'] ?? '').toLowerCase()] ?? -10) + 10,
    ].filter((code) => code !== undefined && code > 0);
    const shown = codes.length > 0 && session.p.isTty(1) ? `\x1b[${codes.join(';')}m${text}\x1b[0m` : text;
    yield* session.print(args['NoNewline'] === true ? shown : `${shown}\n`);
  },
};
