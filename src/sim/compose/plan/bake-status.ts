import { asBytes, text, type Bytes } from '#sim/base/bytes';
import { parseTime } from '#sim/cli/format/time';
import type { SolveStatus, Vertex, VertexStatus } from '#sim/daemon/api/buildkit';

/** Times are texts on the line. */
type Timed<T> = Omit<T, 'started' | 'completed' | 'timestamp'> & {
  readonly started?: string;
  readonly completed?: string;
};

interface RawStatus {
  readonly vertexes?: readonly Timed<Vertex>[];
  readonly statuses?: readonly (Timed<VertexStatus> & { readonly timestamp: string })[];
  readonly logs?: readonly {
    readonly vertex: string;
    readonly stream: number;
    readonly data: string;
    readonly timestamp: string;
  }[];
}

/** A line of `buildx --progress=rawjson`; the line itself where it is none. Warnings are the client's who asked for them. */
export function readStatus(line: string): SolveStatus | string {
  if (!line.startsWith('{')) return line;
  try {
    return statusOf(JSON.parse(line) as RawStatus);
  } catch {
    return line;
  }
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function fromBase64(data: string): Bytes {
  let bytes = '';
  let bits = 0;
  let held = 0;
  for (const digit of data.replace(/=+$/, '')) {
    held = (held << 6) | digits.indexOf(digit);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += String.fromCharCode((held >> bits) & 255);
    held &= (1 << bits) - 1;
  }
  return asBytes(bytes);
}

/** The times that there are, in ms since 1970. */
function times({ started, completed }: { readonly started?: string; readonly completed?: string }) {
  return {
    ...(started === undefined ? {} : { started: parseTime(started) }),
    ...(completed === undefined ? {} : { completed: parseTime(completed) }),
  };
}

/** A record with its times as numbers. */
function timed<T extends object>(one: Timed<T>) {
  const { started, completed, ...rest } = one;
  return { ...rest, ...times({ ...(started && { started }), ...(completed && { completed }) }) };
}

function statusOf({ vertexes = [], statuses = [], logs = [] }: RawStatus): SolveStatus {
  return {
    vertexes: vertexes.map((one) => timed<Vertex>(one)),
    statuses: statuses.map((one) => ({
      ...timed<VertexStatus>(one),
      timestamp: parseTime(one.timestamp),
    })),
    logs: logs.map(({ vertex, stream, data, timestamp }) => ({
      ...{ vertex, stream, msg: text(fromBase64(data)), timestamp: parseTime(timestamp) },
    })),
  } as SolveStatus;
}
