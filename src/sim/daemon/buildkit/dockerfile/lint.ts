import type { Range } from './failure';

/** A build check that found something (docs: build checks). */
export interface Warning {
  readonly rule: string;
  /** one sentence */
  readonly message: string;
  readonly range: Range;
}

/** What each rule is about, for `--debug` and `--call=check`. */
export const ruleWords: Readonly<Record<string, string>> = {
  ConsistentInstructionCasing:
    'All commands within the Dockerfile should use the same casing (either upper or lower)',
  CopyIgnoredFile: 'Attempting to Copy file that is excluded by .dockerignore',
  DuplicateStageName: 'Stage names should be unique',
  ExposeInvalidFormat:
    'IP address and host-port mapping should not be used in EXPOSE instruction. This will become an error in a future release',
  ExposeProtoCasing: 'Protocol in EXPOSE instruction should be lowercase',
  FromAsCasing: "The 'as' keyword should match the case of the 'from' keyword",
  FromPlatformFlagConstDisallowed: 'FROM --platform flag should not use a constant value',
  InvalidDefaultArgInFrom: 'Default value for global ARG results in an empty or invalid base image name',
  InvalidDefinitionDescription:
    'Comment for build stage or argument should follow the format: `# <arg/stage name> <description>`',
  JSONArgsRecommended:
    'JSON arguments recommended for ENTRYPOINT/CMD to prevent unintended behavior related to OS signals',
  LegacyKeyValueFormat: 'Legacy key/value format with whitespace separator should not be used',
  MaintainerDeprecated:
    'The MAINTAINER instruction is deprecated, use a label instead to define an image author',
  MultipleInstructionsDisallowed:
    'Multiple instructions of the same type should not be used in the same stage',
  NoEmptyContinuation: 'Empty continuation lines will become errors in a future release',
  RedundantTargetPlatform:
    'Setting platform to predefined $TARGETPLATFORM in FROM is redundant as this is the default behavior',
  ReservedStageName: 'Reserved words should not be used as stage names',
  SecretsUsedInArgOrEnv: 'Sensitive data should not be used in the ARG or ENV commands',
  StageNameCasing: 'Stage names should be lowercase',
  UndefinedArgInFrom: 'FROM command must use declared ARGs',
  UndefinedVar: 'Variables should be defined before their use',
  WorkdirRelativePath:
    'Relative workdir without an absolute workdir declared within the build can have unexpected results if the base image changes',
};

/** Where a rule is explained. */
export function ruleUrl(rule: string): string {
  const name = rule.replace(/([a-z])([A-Z])/g, '$1-$2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2');
  return `https://docs.docker.com/go/dockerfile/rule/${name.toLowerCase()}/`;
}

/** Rules that somebody must ask for: `# check=experimental=…`. */
const experimental = new Set(['CopyIgnoredFile', 'InvalidDefinitionDescription']);

/** Collects warnings, but those that `# check=skip=…` leaves out. */
export class Linter {
  readonly warnings: Warning[] = [];
  readonly #skipped: ReadonlySet<string>;
  readonly #experimental: ReadonlySet<string>;
  /** `# check=error=true`: warnings fail the build */
  readonly isStrict: boolean;

  constructor(check: string) {
    const fields = check.split(';').map((part) => part.trim().split('='));
    const valueOf = (name: string) =>
      fields
        .find(([key]) => key?.trim() === name)
        ?.slice(1)
        .join('=')
        .trim() ?? '';
    const namesOf = (name: string) =>
      new Set(
        valueOf(name)
          .split(',')
          .map((one) => one.trim())
          .filter(Boolean),
      );
    this.#skipped = namesOf('skip');
    this.#experimental = namesOf('experimental');
    this.isStrict = valueOf('error') === 'true';
  }

  add(rule: string, message: string, range: Range): void {
    if (this.#skipped.has('all') || this.#skipped.has(rule)) return;
    const isOn = !experimental.has(rule) || this.#experimental.has('all') || this.#experimental.has(rule);
    if (!isOn) return;
    this.warnings.push({ rule, message, range });
  }

  /** `lint violation found for rules: …`, where warnings are errors. */
  get violation(): string | undefined {
    if (!this.isStrict || this.warnings.length === 0) return undefined;
    return `lint violation found for rules: ${[...new Set(this.warnings.map(({ rule }) => rule))].join(', ')}`;
  }
}
