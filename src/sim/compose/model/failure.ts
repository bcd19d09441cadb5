/** Why there is no project, in compose's words. Thrown within this folder only; `loadProject` makes it a value. */
export class ComposeFailure extends Error {
  constructor(
    message: string,
    readonly status = 1,
  ) {
    super(message);
  }
}
