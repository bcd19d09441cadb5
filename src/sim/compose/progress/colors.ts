/** Text in a colour, as ECMA-48 has it. */
export type Paint = (text: string) => string;

const painted =
  (...codes: readonly number[]): Paint =>
  (text) =>
    `${codes.map((code) => `\x1b[${String(code)}m`).join('')}${text}\x1b[0m`;

export const plainText: Paint = (text) => text;

/** What compose paints by what it means. */
export interface Palette {
  readonly success: Paint;
  readonly warning: Paint;
  readonly error: Paint;
  readonly done: Paint;
  readonly timer: Paint;
  readonly count: Paint;
  readonly prefix: Paint;
}

export const colours: Palette = {
  success: painted(32),
  warning: painted(33, 1),
  error: painted(31, 1),
  done: painted(34),
  timer: painted(34),
  count: painted(33),
  prefix: painted(36),
};

/** NO_COLOR. */
export const monochrome: Palette = {
  ...{ success: plainText, warning: plainText, error: plainText, done: plainText },
  ...{ timer: plainText, count: plainText, prefix: plainText },
};
