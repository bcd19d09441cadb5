import { readCsv } from '../flags/csv';
import { parseInteger } from '../flags/numbers';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { cut, sorted, toRecord } from '../text';

/** A request for devices in the API's form. */
export interface DeviceRequest {
  readonly Driver: string;
  readonly Count: number;
  readonly DeviceIDs: readonly string[] | null;
  readonly Capabilities: readonly (readonly string[])[] | null;
  readonly Options: Readonly<Record<string, string>> | null;
}

/** `--gpus all`, `--gpus 2`, `--gpus '"device=0,1",capabilities=utility'`. */
export function parseGpus(text: string): DeviceRequest | Refusal {
  const fields = readCsv(text);
  if (isRefusal(fields)) return fields;
  const seen = new Set<string>();
  const request = {
    Driver: '',
    Count: 0,
    DeviceIDs: null as string[] | null,
    Capabilities: [['gpu']],
    Options: {} as Record<string, string>,
  };
  for (const field of fields) {
    const [key, value] = cut(field);
    if (seen.has(key)) return refuse(`gpu request key '${key}' can be specified only once`);
    seen.add(key);
    if (value === undefined) seen.add('count');
    const failed = value === undefined ? readCount(request, key) : readField(request, key, value, field);
    if (failed) return failed;
  }
  if (!seen.has('count') && request.DeviceIDs === null) request.Count = 1;
  return request;
}

type Request = {
  Driver: string;
  Count: number;
  DeviceIDs: string[] | null;
  Capabilities: string[][];
  Options: Record<string, string>;
};

function readCount(request: Request, text: string): Refusal | undefined {
  const count = text === 'all' ? -1 : parseInteger(text);
  if (isRefusal(count)) {
    const why = count.refused.slice(count.refused.lastIndexOf(': ') + 2);
    return refuse(`invalid count (${text}): value must be either "all" or an integer: ${why}`);
  }
  request.Count = count;
  return undefined;
}

function readField(request: Request, key: string, value: string, field: string): Refusal | undefined {
  if (key === 'count') return readCount(request, value);
  if (key === 'driver') request.Driver = value;
  else if (key === 'device') request.DeviceIDs = value.split(',');
  else if (key === 'capabilities') request.Capabilities = [[...value.split(','), 'gpu']];
  else if (key === 'options') {
    const options = readCsv(value);
    if (isRefusal(options)) return refuse(`failed to read gpu options: ${options.refused}`);
    request.Options = sorted(toRecord(options));
  } else return refuse(`unexpected key '${key}' in '${field}'`);
  return undefined;
}
