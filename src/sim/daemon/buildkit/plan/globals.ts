import type { Command, Program } from '../dockerfile/command';
import { fail, type Failure } from '../dockerfile/failure';
import type { Linter } from '../dockerfile/lint';
import { expand, isMisspelt } from '../dockerfile/words';
import { withSuggestion } from '../dockerfile/suggest';
import { parseReference } from '../../state/reference';
import { isRefusal } from '../../http/refusal';
import type { FrontendOptions } from './options';

/** Arguments from before the first FROM, and those that are always there. */
export interface Globals {
  readonly values: ReadonlyMap<string, string>;
  /** with what the Dockerfile itself says, whatever was asked for */
  readonly defaults: ReadonlyMap<string, string>;
}

/** TARGETPLATFORM and its kin, from `linux/amd64` and the name of the target stage. */
function platformArgs(options: FrontendOptions): Map<string, string> {
  const found = new Map<string, string>();
  for (const [prefix, platform] of [
    ['BUILD', options.buildPlatform],
    ['TARGET', options.platform],
  ] as const) {
    const [os = '', arch = '', variant = ''] = platform.split('/');
    found.set(`${prefix}PLATFORM`, platform);
    found.set(`${prefix}OS`, os);
    found.set(`${prefix}OSVERSION`, '');
    found.set(`${prefix}ARCH`, arch);
    found.set(`${prefix}VARIANT`, variant);
  }
  found.set('TARGETSTAGE', options.stage === '' ? 'default' : options.stage);
  return found;
}

/** Works out the ARGs before the first FROM. */
export function globalsOf(program: Program, options: FrontendOptions, escape: string): Globals | Failure {
  const values = platformArgs(options);
  const defaults = new Map(values);
  for (const command of program.globals) {
    for (const { key, value } of command.pairs) {
      for (const into of [values, defaults]) {
        const given = into === values ? options.buildArgs[key] : undefined;
        if (given !== undefined) into.set(key, given);
        else if (value !== undefined) {
          const expanded = expand(value, { variables: into, escape });
          if (isMisspelt(expanded)) return fail(expanded.misspelt, command.range);
          into.set(key, expanded.word);
        } else if (into === values && !into.has(key)) continue;
      }
    }
  }
  return { values, defaults };
}

/** Base images whose names are empty or wrong unless somebody gives arguments. */
export function checkDefaultBases(program: Program, globals: Globals, lint: Linter, escape: string): void {
  for (const stage of program.stages) {
    const expanded = expand(stage.base, { variables: globals.defaults, escape });
    if (isMisspelt(expanded)) continue;
    if (expanded.word !== '' && !isRefusal(parseReference(expanded.word))) continue;
    lint.add(
      'InvalidDefaultArgInFrom',
      `Default value for ARG ${stage.base} results in empty or invalid base image name`,
      stage.range,
    );
  }
}

/** Expands what FROM says with the global arguments. */
export function expandFrom(
  text: string,
  globals: Globals,
  lint: Linter,
  escape: string,
  range: Command['range'],
): string | Failure {
  const expanded = expand(text, { variables: globals.values, escape });
  if (isMisspelt(expanded)) return fail(expanded.misspelt, range);
  for (const name of expanded.unset) {
    const words = `FROM argument '${name}' is not declared`;
    lint.add('UndefinedArgInFrom', withSuggestion(words, name, globals.values.keys()), range);
  }
  return expanded.word;
}
