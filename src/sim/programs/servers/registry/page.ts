import { noBytes, utf8, type Bytes } from '#sim/base/bytes';
import type { Headers } from '#sim/kernel/http/index';

/** A request, whole. */
export interface Asked {
  method: string;
  /** as on the wire */
  target: string;
  /** its %-escapes resolved */
  path: string;
  query: Readonly<Record<string, string>>;
  headers: Headers;
  body: Bytes;
  /** `http` or `https` */
  scheme: string;
}

export interface Page {
  status: number;
  headers: [string, string][];
  body: Bytes;
  /** what the log says of it: code, message and detail of an error */
  error?: { code: string; message: string; detail: string };
}

export const json = (status: number, value: unknown, headers: [string, string][] = []): Page => ({
  status,
  headers: [['Content-Type', 'application/json; charset=utf-8'], ...headers],
  body: utf8(`${JSON.stringify(value)}\n`),
});

export const empty = (status: number, headers: [string, string][] = []): Page => ({
  status,
  headers,
  body: noBytes,
});

export const plain = (status: number, words: string, headers: [string, string][] = []): Page => ({
  status,
  headers: [['Content-Type', 'text/plain; charset=utf-8'], ['X-Content-Type-Options', 'nosniff'], ...headers],
  body: utf8(words),
});

/** code → [status, message] (distribution, registry/api/v2/errors.go) */
const errors = {
  BLOB_UNKNOWN: [404, 'blob unknown to registry'],
  BLOB_UPLOAD_INVALID: [404, 'blob upload invalid'],
  BLOB_UPLOAD_UNKNOWN: [404, 'blob upload unknown to registry'],
  DIGEST_INVALID: [400, 'provided digest did not match uploaded content'],
  MANIFEST_BLOB_UNKNOWN: [400, 'blob unknown to registry'],
  MANIFEST_INVALID: [400, 'manifest invalid'],
  MANIFEST_UNKNOWN: [404, 'manifest unknown'],
  NAME_UNKNOWN: [404, 'repository name not known to registry'],
  TAG_INVALID: [400, 'manifest tag did not match URI'],
  UNAUTHORIZED: [401, 'authentication required'],
  UNSUPPORTED: [405, 'The operation is unsupported.'],
} as const;

export type ErrorCode = keyof typeof errors;

/** A refusal; without a detail it has none. */
export function refusal(code: ErrorCode, detail?: unknown, headers: [string, string][] = []): Page {
  const [status, message] = errors[code];
  const error = { code, message, ...(detail === undefined ? {} : { detail }) };
  const shown = typeof detail === 'string' ? detail : detail === undefined ? '' : JSON.stringify(detail);
  return {
    ...json(status, { errors: [error] }, headers),
    error: { code: code.toLowerCase().replaceAll('_', ' '), message, detail: shown },
  };
}
