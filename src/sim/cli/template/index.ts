import type { Refusal } from '../refusal';
import { executeTemplate, type ExecuteOptions } from './execute';
import { functionNames } from './later';
import type { Template } from './nodes';
import { parseTemplate } from './parse';
import type { GoValue } from './value';

export type { Template } from './nodes';
export {
  asNil,
  asStrings,
  GoNil,
  GoPointer,
  GoStruct,
  isMap,
  JsonNumber,
  printedInside,
  someAddress,
  type GoField,
  type GoValue,
} from './value';

/** Parses a template that may call docker's functions. */
export function parse(source: string, name = ''): Template | Refusal {
  return parseTemplate(source, functionNames, name);
}

/** Runs it; `strictKeys`: a map without the key is a mistake. */
export function execute(template: Template, data: GoValue, options: ExecuteOptions = {}): string | Refusal {
  return executeTemplate(template, data, options);
}
