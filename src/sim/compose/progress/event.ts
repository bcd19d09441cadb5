/** Where an action stands. */
export type EventStatus = 'working' | 'done' | 'warning' | 'error';

/** A step of progress on one object, such as `Container shop-web-1`. */
export interface ProgressEvent {
  readonly id: string;
  /** the object that this one is a part of: layers of an image */
  readonly parentId?: string;
  readonly text?: string;
  readonly status: EventStatus;
  readonly statusText: string;
  readonly current?: number;
  readonly total?: number;
  readonly percent?: number;
}

export function event(id: string, status: EventStatus, statusText: string): ProgressEvent {
  return { id, status, statusText };
}

export const working = (id: string, statusText: string): ProgressEvent => event(id, 'working', statusText);
export const done = (id: string, statusText: string): ProgressEvent => event(id, 'done', statusText);
export const warning = (id: string, statusText: string): ProgressEvent => event(id, 'warning', statusText);
export const failure = (id: string, statusText: string): ProgressEvent => event(id, 'error', statusText);
