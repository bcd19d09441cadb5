import { serverCore } from '../trees/windows';
import type { Family } from '../types';
import { known } from './steps';

const version = '10.0.20348.5499';

/**
 * Windows Server Core. Linux has no manifest for it. Layers and bytes: docker-library/repo-info@2af3b479e2f2,
 * repos/golang/remote/windowsservercore-ltsc2022.md; unpacked, the two are about 5 GB.
 */
export const servercore: Family = {
  repository: 'mcr.microsoft.com/windows/servercore',
  images: [
    {
      tags: ['ltsc2022', 'ltsc2022-amd64'],
      created: '2026-08-09T04:19:26Z',
      layers: [
        known('3cc21a1b7548', 1_489_019_076, 3.4e9, 'Apply image 10.0.20348.4294', () =>
          serverCore('10.0.20348.4294'),
        ),
        known('16a37dc2b2d3', 694_978_322, 1.6e9, `Install update ${version}`, () => ({
          '/Windows/System32/config/VERSION': { type: 'file', text: version },
        })),
      ],
      config: { cmd: ['c:\\windows\\system32\\cmd.exe'] },
      architectures: ['amd64'],
      windows: version,
    },
  ],
};
