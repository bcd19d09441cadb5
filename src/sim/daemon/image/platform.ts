import type { ImageRow } from '#sim/world/docker';
import { utf8 } from '#sim/base/bytes';
import { parseJson } from '../http/go-json';
import { invalid, isRefusal, type Refusal } from '../http/refusal';
import type { ApiRequest } from '../http/request';

/** A platform as the API gives it, in JSON. */
export interface Platform {
  os: string;
  architecture: string;
  variant?: string;
  /** of Windows alone */
  osVersion?: string;
}

/** The platforms of a request (since API 1.48); [] without any. Refuses what is no platform. */
export function platformsOf(request: ApiRequest): Platform[] | Refusal {
  const found: Platform[] = [];
  for (const text of request.query['platform'] ?? []) {
    if (text === '') continue;
    const platform = readPlatform(text);
    if (isRefusal(platform)) return platform;
    if (platform.os === '' || platform.architecture === '')
      return invalid('both OS and Architecture must be provided');
    found.push(platform);
  }
  return found;
}

function readPlatform(text: string): Platform | Refusal {
  const read = parseJson(utf8(text));
  if (isRefusal(read))
    return invalid(`failed to parse platform: ${read.message.replace('invalid JSON: ', '')}`);
  const { os = '', architecture = '', variant } = (read.json ?? {}) as Partial<Platform>;
  return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}

export function fits(image: Readonly<ImageRow>, platform: Platform): boolean {
  return image.os === platform.os && image.architecture === platform.architecture;
}

/** `linux/arm64`, `linux/arm/v7`. */
export function shownPlatform({ os, architecture, variant }: Platform): string {
  return `${os}/${architecture}${variant === undefined || variant === '' ? '' : `/${variant}`}`;
}

const systems = new Set([
  'aix',
  'android',
  'darwin',
  'dragonfly',
  'freebsd',
  'illumos',
  'linux',
  'netbsd',
  'openbsd',
  'plan9',
  'solaris',
  'windows',
]);
const processors = new Set([
  '386',
  'amd64',
  'arm',
  'arm64',
  'loong64',
  'mips64le',
  'ppc64le',
  'riscv64',
  's390x',
  'wasm',
]);
const otherNames: Readonly<Record<string, string>> = {
  aarch64: 'arm64',
  armhf: 'arm',
  i386: '386',
  macos: 'darwin',
  x86_64: 'amd64',
  'x86-64': 'amd64',
};

/** `linux/arm64`, `arm64` or `linux` as a platform (containerd/platforms); `own` is this machine's processor. */
export function parsePlatform(text: string, own: string): Platform | Refusal {
  const parts = text.split('/');
  const wrong = parts.find((part) => !/^[A-Za-z0-9_.-]+$/.test(part));
  if (wrong !== undefined)
    return invalid(
      `${JSON.stringify(wrong)} is an invalid component of ${JSON.stringify(text)}: platform specifier component must match "^[A-Za-z0-9_.-]+$": invalid argument`,
    );
  const [first = '', second, variant] = parts.map(
    (part) => otherNames[part.toLowerCase()] ?? part.toLowerCase(),
  );
  if (parts.length > 3)
    return invalid(`${JSON.stringify(text)}: cannot parse platform specifier: invalid argument`);
  if (second === undefined) {
    if (systems.has(first)) return { os: first, architecture: own };
    if (processors.has(first)) return { os: 'linux', architecture: first };
    return invalid(`${JSON.stringify(text)}: unknown operating system or architecture: invalid argument`);
  }
  return { os: first, architecture: second, ...(variant === undefined ? {} : { variant }) };
}
