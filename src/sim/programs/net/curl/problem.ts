/** Why a transfer did not happen: curl's exit status and its words. */
export interface Problem {
  code: number;
  words: string;
}

export const problem = (code: number, words: string): Problem => ({ code, words });
