import type { FlagWorld } from '../flags/kinds';
import { parseBytes, parseUnsigned } from '../flags/numbers';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { cut } from '../text';

/** `-e NAME=value`, or `-e NAME` for the client's own value. */
export function checkEnv(text: string, world: FlagWorld): string | Refusal {
  const [name, value] = cut(text);
  if (name === '') return refuse(`invalid environment variable: ${text}`);
  const own = world.env[name];
  return value === undefined && own !== undefined ? `${name}=${own}` : text;
}

export function checkLabel(text: string): string | Refusal {
  const name = cut(text)[0].replace(/^[ \t]+/, '');
  if (name === '') return refuse(`invalid label '${text}': empty name`);
  return /[ \t]/.test(name) ? refuse(`label '${name}' contains whitespaces`) : text;
}

const sysctls =
  /^(kernel\.(msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni|shm_rmid_forced)$|net\.|fs\.mqueue\.)/;

/** Only settings that belong to a container's own namespaces. */
export function checkSysctl(text: string): string | Refusal {
  const [name, value] = cut(text);
  return value !== undefined && sysctls.test(name) ? text : refuse(`sysctl '${text}' is not allowed`);
}

export function checkLink(text: string): string | Refusal {
  if (text === '') return refuse('empty string specified for links');
  return text.split(':').length > 2 ? refuse(`bad format for links: ${text}`) : text;
}

export function checkStream(text: string): string | Refusal {
  const stream = text.toLowerCase();
  return ['stdin', 'stdout', 'stderr'].includes(stream)
    ? stream
    : refuse('valid streams are STDIN, STDOUT and STDERR');
}

const deviceRule = /^[acb] ([0-9]+|\*):([0-9]+|\*) [rwm]{1,3}$/;

export function checkDeviceRule(text: string): string | Refusal {
  return deviceRule.test(text) ? text : refuse(`invalid device cgroup format '${text}'`);
}

/** The path and number of `/dev/sda:…`. */
export function deviceAndNumber(text: string): [path: string, number: string] {
  const [path, number] = cut(text, ':');
  return [path, number ?? ''];
}

const badDevice = (text: string): Refusal | undefined => {
  const [path, number] = cut(text, ':');
  if (number === undefined || path === '') return refuse(`bad format: ${text}`);
  return path.startsWith('/dev/') ? undefined : refuse(`bad format for device path: ${text}`);
};

export function checkWeightDevice(text: string): string | Refusal {
  const weight = parseUnsigned(deviceAndNumber(text)[1], 16);
  const wrong = isRefusal(weight) || (weight > 0 && (weight < 10 || weight > 1000));
  return badDevice(text) ?? (wrong ? refuse(`invalid weight for device: ${text}`) : text);
}

const rateForm = 'Number must be a positive integer';

export function checkBpsDevice(text: string): string | Refusal {
  if (!isRefusal(parseBytes(deviceAndNumber(text)[1]))) return badDevice(text) ?? text;
  const form = `<device-path>:<number>[<unit>]. ${rateForm}. Unit is optional and can be kb, mb, or gb`;
  return badDevice(text) ?? refuse(`invalid rate for device: ${text}. The correct format is ${form}`);
}

export function checkIopsDevice(text: string): string | Refusal {
  if (!isRefusal(parseUnsigned(deviceAndNumber(text)[1]))) return badDevice(text) ?? text;
  const form = `<device-path>:<number>. ${rateForm}`;
  return badDevice(text) ?? refuse(`invalid rate for device: ${text}. The correct format is ${form}`);
}
