import type { Native } from '../realm';
import { arrayNatives } from './array';
import { coreNatives } from './core';
import { cryptoNatives } from './crypto';
import { dateNatives } from './date';
import { moduleNatives } from './modules';
import { textNatives } from './text';
import { eventNatives } from './events';
import { httpNatives } from './http';

/** Every built-in function by its path; `new X` is what X does behind `new`. */
export const natives: Readonly<Record<string, Native>> = {
  ...arrayNatives,
  ...coreNatives,
  ...dateNatives,
  ...textNatives,
  ...eventNatives,
  ...httpNatives,
  ...moduleNatives,
  ...cryptoNatives,
};
