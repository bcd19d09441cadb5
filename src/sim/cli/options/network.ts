import { readCsv } from '../flags/csv';
import { parseInteger } from '../flags/numbers';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { cut } from '../text';

/** One `--network`: a name, or `name=n,alias=a,ip=…`. */
export interface NetworkAttachment {
  readonly target: string;
  readonly aliases: readonly string[];
  readonly links: readonly string[];
  readonly driverOpts?: Readonly<Record<string, string>>;
  readonly ip: string;
  readonly ip6: string;
  readonly linkLocalIps: readonly string[];
  readonly mac: string;
  readonly gwPriority: number;
}

type Draft = { -readonly [K in keyof NetworkAttachment]: NetworkAttachment[K] };

const fresh = (target: string): Draft => ({
  ...{ target, aliases: [], links: [], ip: '', ip6: '', linkLocalIps: [], mac: '', gwPriority: 0 },
});

/** An attachment to the network that containers join by default. */
export const defaultNetwork: NetworkAttachment = fresh('default');

type Setter = (draft: Draft, value: string) => Refusal | undefined;
const into =
  (change: (draft: Draft, value: string) => void): Setter =>
  (draft, value) => {
    change(draft, value);
    return undefined;
  };

const setters: Readonly<Record<string, Setter>> = {
  name: into((draft, value) => (draft.target = value)),
  alias: into((draft, value) => (draft.aliases = [...draft.aliases, value])),
  ip: into((draft, value) => (draft.ip = value)),
  ip6: into((draft, value) => (draft.ip6 = value)),
  'mac-address': into((draft, value) => (draft.mac = value)),
  'link-local-ip': into((draft, value) => (draft.linkLocalIps = [...draft.linkLocalIps, value])),
  'driver-opt'(draft, text) {
    const [key, value] = cut(text);
    if (value === undefined || key === '') return refuse('invalid key value pair format in driver options');
    draft.driverOpts = { ...draft.driverOpts, [key.trim()]: value.trim() };
    return undefined;
  },
  'gw-priority'(draft, text) {
    const priority = parseInteger(text);
    if (isRefusal(priority)) {
      return refuse(
        `invalid gw-priority (${text}): ${priority.refused.slice(priority.refused.lastIndexOf(': ') + 2)}`,
      );
    }
    draft.gwPriority = priority;
    return undefined;
  },
};

export function parseNetworkAttachment(text: string): NetworkAttachment | Refusal {
  if (!/\w+=\w+(,\w+=\w+)*/.test(text)) return fresh(text);
  const fields = readCsv(text);
  if (isRefusal(fields)) return fields;
  const draft = fresh('');
  for (const field of fields) {
    const [key, value] = cut(field.toLowerCase());
    if (value === undefined || key === '') return refuse(`invalid field ${field}`);
    const setter = Object.hasOwn(setters, key.trim()) ? setters[key.trim()] : undefined;
    if (setter === undefined) return refuse(`invalid field key ${key.trim()}`);
    const failed = setter(draft, value.trim());
    if (failed) return failed;
  }
  return draft.target === '' ? refuse('network name/id is not specified') : draft;
}
