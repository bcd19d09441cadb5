import type { Cli } from '#sim/cli/cli';
import { isoSeconds } from '#sim/base/calendar';
import type { Steps } from '#sim/kernel/program';

/** How lines of several containers are told apart, as plain data. */
export interface PrinterState {
  readonly isColoured: boolean;
  readonly hasPrefix: boolean;
  readonly hasTime: boolean;
  /** names in the order in which they first spoke, with their colours ('' for none) */
  readonly names: { readonly name: string; readonly colour: string }[];
  /** how many colours have been given out */
  colours: number;
}

export function newPrinter(isColoured: boolean, hasPrefix: boolean, hasTime: boolean): PrinterState {
  return { isColoured, hasPrefix, hasTime, names: [], colours: 0 };
}

/** ECMA-48 codes in the order in which containers get them. */
const rainbow = ['36', '33', '32', '35', '34', '36;1', '33;1', '32;1', '35;1', '34;1'];

/** Back to the left edge, and wipe the line. */
const wipe = '\r\x1b[K';

/** Who speaks for `develop.watch`. */
export const watchLogger = '#watch';
const watchColour = '92';

/** Prints what containers say, each line behind its container's name. */
export class Printer {
  constructor(
    private readonly cli: Cli,
    readonly state: PrinterState,
  ) {}

  *log(name: string, line: string): Steps<void> {
    yield* this.cli.out(this.#lines(name, line));
  }

  *error(name: string, line: string): Steps<void> {
    yield* this.cli.err(this.#lines(name, line));
  }

  /** What happened to a container, on a line of its own. */
  *status(name: string, words: string): Steps<void> {
    const text = `${wipe}${name} ${words}\n`;
    yield* this.cli.out(painted(this.#colourOf(name), text));
  }

  #lines(name: string, text: string): string {
    const colour = this.#colourOf(name);
    const prefix = this.state.hasPrefix ? this.#prefix(name, colour) : '';
    const time = this.state.hasTime ? `${isoSeconds(this.cli.now())}.${nanos(this.cli.now())}Z ` : '';
    return text
      .split('\n')
      .map((line) => `${prefix}${time}${line}\n`)
      .join('');
  }

  #prefix(name: string, colour: string): string {
    const width = Math.max(...this.state.names.map((one) => one.name.length)) + 1;
    if (name === watchLogger) return painted(colour, `${' '.repeat(width)} ⦿ `);
    return painted(colour, `${name.padEnd(width)} | `);
  }

  #colourOf(name: string): string {
    const known = this.state.names.find((one) => one.name === name);
    if (known) return known.colour;
    const colour = this.#newColour(name);
    this.state.names.push({ name, colour });
    return colour;
  }

  #newColour(name: string): string {
    if (!this.state.isColoured || name === '') return '';
    if (name === watchLogger) return watchColour;
    // hooks speak in their container's colour: `web-1 ->`
    const parent = name.split(' ')[0] ?? '';
    if (parent !== name) return this.#colourOf(parent);
    const colour = rainbow[this.state.colours % rainbow.length] ?? '';
    this.state.colours += 1;
    return colour;
  }
}

function painted(colour: string, text: string): string {
  return colour === '' ? text : `\x1b[${colour}m${text}\x1b[0m`;
}

const nanos = (ms: number): string => `${String(Math.trunc(ms % 1000)).padStart(3, '0')}000000`;
