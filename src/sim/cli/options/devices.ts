import { parseBytes } from '../flags/numbers';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { clean } from '../text';
import { deviceAndNumber } from './checks';
import type { DeviceRequest } from './gpus';

interface DeviceMapping {
  readonly PathOnHost: string;
  readonly PathInContainer: string;
  readonly CgroupPermissions: string;
}

const isMode = (text: string): boolean => /^[rwm]+$/.test(text) && new Set(text).size === text.length;

/** `vendor.com/class=name`: a device of the Container Device Interface. */
const isCdiName = (text: string): boolean => /^[A-Za-z][\w.-]*\/[A-Za-z][\w.-]*=[\w.:-]+$/.test(text);

/** `--device /dev/a[:/dev/b][:rwm]` in the API's form. */
function parseDevice(text: string): DeviceMapping | Refusal {
  const parts = text.split(':');
  const [from = '', second, third] = parts;
  if (parts.length > 3 || from === '') return refuse(`bad format for path: ${text}`);
  if (third !== undefined && !isMode(third)) return refuse(`bad mode specified: ${third}`);
  const hasPath = second !== undefined && (third !== undefined || !isMode(second));
  const inside = hasPath ? second : from;
  if (!inside.startsWith('/')) return refuse(`${inside} is not an absolute path`);
  return {
    PathOnHost: hasPath ? from : clean(from),
    PathInContainer: third === undefined ? clean(inside) : inside,
    CgroupPermissions: third ?? (hasPath ? 'rwm' : (second ?? 'rwm')),
  };
}

export function parseDevices(
  typed: readonly string[],
  gpus: readonly DeviceRequest[],
): { mappings: DeviceMapping[]; requests: DeviceRequest[] | null } | Refusal {
  const names = typed.filter(isCdiName);
  const mappings: DeviceMapping[] = [];
  for (const text of typed) {
    if (isCdiName(text)) continue;
    const mapping = parseDevice(text);
    if (isRefusal(mapping)) return mapping;
    mappings.push(mapping);
  }
  const cdi: DeviceRequest = { Driver: 'cdi', Count: 0, DeviceIDs: names, Capabilities: null, Options: null };
  const requests = names.length > 0 ? [...gpus, cdi] : [...gpus];
  return { mappings, requests: requests.length > 0 ? requests : null };
}

/** `--device-read-bps /dev/sda:1mb` and its sisters, checked before. */
export function throttled(texts: readonly string[]): { Path: string; Rate: number }[] {
  return texts.map((text) => {
    const [Path, number] = deviceAndNumber(text);
    const Rate = parseBytes(number);
    return { Path, Rate: isRefusal(Rate) ? 0 : Rate };
  });
}

/** `--blkio-weight-device /dev/sda:100`, checked before. */
export function weighted(texts: readonly string[]): { Path: string; Weight: number }[] {
  return texts.map((text) => {
    const [Path, number] = deviceAndNumber(text);
    return { Path, Weight: Number(number) };
  });
}
