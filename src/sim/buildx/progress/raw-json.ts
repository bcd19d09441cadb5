import type { SolveStatus, Vertex, VertexStatus } from '#sim/daemon/api/buildkit';
import { rfc3339 } from './times';

const at = (ms: number | undefined): string | undefined => (ms === undefined ? undefined : rfc3339(ms));

/** Without what is undefined. */
function filled(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

const vertexJson = ({ digest, inputs, name, started, completed, cached, error }: Vertex) =>
  filled({
    digest,
    inputs,
    name,
    started: at(started),
    completed: at(completed),
    cached,
    error: error === '' ? undefined : error,
  });

const statusJson = (one: VertexStatus) =>
  filled({
    ...{
      id: one.id,
      vertex: one.vertex,
      name: one.name,
      current: one.current,
      total: one.total === 0 ? undefined : one.total,
    },
    ...{ timestamp: at(one.timestamp), started: at(one.started), completed: at(one.completed) },
  });

function base64(text: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let out = '';
  for (let i = 0; i < text.length; i += 3) {
    const n =
      (text.charCodeAt(i) << 16) | ((text.charCodeAt(i + 1) || 0) << 8) | (text.charCodeAt(i + 2) || 0);
    const four = [18, 12, 6, 0].map((shift) => alphabet[(n >> shift) & 63] ?? '').join('');
    const missing = Math.max(0, i + 3 - text.length);
    out += four.slice(0, 4 - missing) + '='.repeat(missing);
  }
  return out;
}

/** News as `--progress=rawjson` prints them: a line of JSON (buildkit, client.SolveStatus). */
export function rawJson(status: SolveStatus, toBytes: (text: string) => string): string {
  const { vertexes, statuses, logs, warnings } = status;
  const json = filled({
    vertexes: vertexes?.map(vertexJson),
    statuses: statuses?.map(statusJson),
    logs: logs?.map(({ vertex, stream, msg, timestamp }) => ({
      ...{ vertex, stream, data: base64(toBytes(msg)), timestamp: at(timestamp) },
    })),
    warnings: warnings?.map((one) => ({
      ...{
        vertex: one.vertex,
        level: 1,
        short: base64(toBytes(one.short)),
        detail: [base64(toBytes(one.description))],
        url: one.url,
      },
      sourceInfo: {
        filename: one.source.filename,
        data: base64(toBytes(one.source.data)),
        language: 'Dockerfile',
      },
      range: one.range.map(({ start, end }) => ({ start: { line: start }, end: { line: end } })),
    })),
  });
  const escaped = JSON.stringify(json).replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);
  return `${escaped}\n`;
}
