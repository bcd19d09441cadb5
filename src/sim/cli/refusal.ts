/** A value that says no: the words that docker prints. Errors of the command line are values, never exceptions. */
export interface Refusal {
  readonly refused: string;
}

export function refuse(words: string): Refusal {
  return { refused: words };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
