import * as v from 'valibot';

/** A key event of a step on a terminal, as the recorder writes it. */
const inputEvent = v.union([
  v.strictObject({ type: v.string() }),
  v.strictObject({ raw: v.string() }),
  v.strictObject({ wait: v.string() }),
  v.strictObject({ sleep: v.number() }),
]);

const step = v.object({
  cmd: v.string(),
  /** path → text, written just before */
  files: v.optional(v.record(v.string(), v.string()), {}),
  tty: v.optional(v.boolean(), false),
  input: v.optional(v.array(inputEvent), []),
  inside: v.optional(v.boolean(), false),
  foreground: v.optional(v.boolean(), false),
});

/** One line of standard input: a session. */
const session = v.object({
  id: v.union([v.string(), v.number()]),
  images: v.optional(v.array(v.string()), []),
  host: v.optional(v.picklist(['linux']), 'linux'),
  cwd: v.optional(v.string(), '/home/user/lab'),
  env: v.optional(v.record(v.string(), v.string()), {}),
  files: v.optional(v.record(v.string(), v.string()), {}),
  steps: v.optional(v.array(step), []),
});

export type InputEvent = v.InferOutput<typeof inputEvent>;
export type StepRequest = v.InferOutput<typeof step>;
export type SessionRequest = v.InferOutput<typeof session>;

/** What is printed of a step. */
export interface StepAnswer {
  cmd: string;
  stdout: string;
  stderr: string;
  exit: number | null;
  /** simulated ms since the session began */
  at: number;
  interrupted?: true;
  /** a fault of ours: what happened */
  fault?: string;
}

/** A session from its line, or why it is none. */
export function readSession(line: string): SessionRequest | string {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const parsed = v.safeParse(session, json);
  if (parsed.success) return parsed.output;
  return parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'session'}: ${issue.message}`).join('; ');
}
