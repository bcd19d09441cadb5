/** Why the daemon does not do what it was asked: a status, and a sentence in Docker's words. */
export interface Refusal {
  readonly refused: number;
  readonly message: string;
}

export function isRefusal(value: unknown): value is Refusal {
  return (
    typeof value === 'object' && value !== null && 'refused' in value && typeof value.refused === 'number'
  );
}

export function refuse(status: number, message: string): Refusal {
  return { refused: status, message };
}

/** 400: the request makes no sense. */
export const invalid = (message: string): Refusal => refuse(400, message);
/** 403 */
export const forbidden = (message: string): Refusal => refuse(403, message);
/** 404 */
export const notFound = (message: string): Refusal => refuse(404, message);
/** 409: the thing is in a state that does not allow it. */
export const conflict = (message: string): Refusal => refuse(409, message);
/** 500 */
export const broken = (message: string): Refusal => refuse(500, message);
/** 501 */
export const notImplemented = (message: string): Refusal => refuse(501, message);

export const noSuchContainer = (name: string): Refusal => notFound(`No such container: ${name}`);
