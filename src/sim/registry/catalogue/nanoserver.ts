import { windowsBase } from '../trees/windows';
import type { Family, ImageFacts } from '../types';
import { known } from './steps';

/** Base layers of Nano Server, for all that is built on it: digest and bytes as they are transferred. */
const bases = {
  // docker-library/repo-info@11dd8d4cffac, repos/hello-world/remote/nanoserver.md
  ltsc2025: {
    version: '10.0.26100.33438',
    digest: '9ffe38ef6192',
    bytes: 197_650_532,
    created: '2026-09-05T17:17:13Z',
  },
  ltsc2022: {
    version: '10.0.20348.5622',
    digest: '7a186637240e',
    bytes: 124_637_397,
    created: '2026-09-05T23:30:19Z',
  },
  // docker-library/repo-info@72e4be79b9c8, repos/hello-world/remote/nanoserver-1809.md
  ltsc2019: {
    version: '10.0.17763.3887',
    digest: 'e58f9ad3b15a',
    bytes: 106_666_138,
    created: '2023-01-07T05:17:01Z',
  },
} as const;

/** Unpacked about 2.35 times as much, as `docker images` shows of nanoserver:ltsc2022 (292 MB). */
const unpacked = 2.35;

export const nanoBase = (name: keyof typeof bases) => {
  const { version, digest, bytes } = bases[name];
  return known(digest, bytes, bytes * unpacked, `Apply image ${version}`, () => windowsBase(version));
};

function image(name: keyof typeof bases, tags: readonly string[]): ImageFacts {
  return {
    tags,
    created: bases[name].created,
    layers: [nanoBase(name)],
    config: { cmd: ['c:\\windows\\system32\\cmd.exe'], user: 'ContainerUser' },
    architectures: ['amd64'],
    windows: bases[name].version,
  };
}

export const nanoVersion = (name: keyof typeof bases): string => bases[name].version;

/** Windows' smallest base image. Linux has no manifest for it. */
export const nanoserver: Family = {
  repository: 'mcr.microsoft.com/windows/nanoserver',
  images: [
    image('ltsc2025', ['ltsc2025', 'ltsc2025-amd64']),
    image('ltsc2022', ['ltsc2022', 'ltsc2022-amd64']),
    image('ltsc2019', ['ltsc2019', '1809', '1809-amd64']),
  ],
};
