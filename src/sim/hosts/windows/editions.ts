import type { Machine } from '#sim/world/machine';

/** What one edition of Windows is, and what it may do. */
export interface Edition {
  /** as Get-ComputerInfo and `docker info` name it */
  osName: string;
  /** EditionID in the registry */
  id: string;
  /** DisplayVersion in the registry: 24H2 */
  display: string;
  /** build and revision: what the cumulative update of July 2025 made of it */
  build: string;
  isServer: boolean;
  /** the feature Microsoft-Hyper-V is there to be enabled */
  hasHyperV: boolean;
}

/**
 * Builds and revisions: release information pages of Windows 10, 11 and Windows Server (learn.microsoft.com/windows/release-health).
 * Home editions have no Hyper-V and no Windows containers (hyper-v-requirements, windows-install.md of docker/docs).
 */
export const editions: Readonly<Record<string, Edition>> = {
  'windows-11-pro': {
    osName: 'Microsoft Windows 11 Pro',
    id: 'Professional',
    display: '24H2',
    build: '26100.4652',
    isServer: false,
    hasHyperV: true,
  },
  'windows-11-home': {
    osName: 'Microsoft Windows 11 Home',
    id: 'Core',
    display: '24H2',
    build: '26100.4652',
    isServer: false,
    hasHyperV: false,
  },
  'windows-10-pro': {
    osName: 'Microsoft Windows 10 Pro',
    id: 'Professional',
    display: '22H2',
    build: '19045.6093',
    isServer: false,
    hasHyperV: true,
  },
  'windows-10-home': {
    osName: 'Microsoft Windows 10 Home',
    id: 'Core',
    display: '22H2',
    build: '19045.6093',
    isServer: false,
    hasHyperV: false,
  },
  'windows-server-2022': {
    osName: 'Microsoft Windows Server 2022 Datacenter',
    id: 'ServerDatacenter',
    display: '21H2',
    build: '20348.3932',
    isServer: true,
    hasHyperV: true,
  },
  'windows-server-2019': {
    osName: 'Microsoft Windows Server 2019 Datacenter',
    id: 'ServerDatacenter',
    display: '1809',
    build: '17763.7558',
    isServer: true,
    hasHyperV: true,
  },
};

/** What a machine's Windows is and may do. */
export function editionOf(machine: Readonly<Machine>): Edition {
  const found = editions[machine.system ?? ''];
  if (found === undefined) throw new Error(`${machine.name} runs no Windows`);
  return found;
}
