/** What can go wrong while words are expanded and variables set. Its text is a matter of dialect: messages.ts. */
export type FailureKind =
  | 'readonly'
  | 'unset-readonly'
  | 'unbound'
  | 'unset-parameter'
  | 'bad-substitution'
  | 'plain'
  | 'ambiguous'
  | 'negative-length';

/** An expansion that failed: the command is not run. */
export class ShellError {
  constructor(
    readonly kind: FailureKind,
    readonly subject: string,
    readonly text = '',
  ) {}
}

/** Thrown when an instruction cannot go on before something has happened; it is run anew then (see Shell.remember). */
export const suspension = Object.freeze({ isSuspension: true });
