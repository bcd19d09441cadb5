import type { Refusal } from '../refusal';
import { executeTemplate } from './execute';
import { templateFunctions } from './functions';
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
export { headerFunctions } from './functions';

const names: ReadonlySet<string> = new Set(Object.keys(templateFunctions));

/** Parses a template that may call docker's functions. */
export function parse(source: string, name = ''): Template | Refusal {
  return parseTemplate(source, names, name);
}

/** Runs it; `strictKeys`: a map without the key is a mistake. */
export function execute(
  template: Template,
  data: GoValue,
  options: { readonly strictKeys?: boolean; readonly functions?: typeof templateFunctions } = {},
): string | Refusal {
  return executeTemplate(template, data, { functions: templateFunctions, ...options });
}
