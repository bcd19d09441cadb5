/** What this client says of itself: the release that Drydock plays. */
export const clientVersion = '28.5.2';
export const newestApi = '1.51';
export const oldestApi = '1.24';
export const clientBuild = {
  platform: 'Docker Engine - Community',
  commit: 'ecc6942',
  built: 'Wed Nov  5 14:42:25 2025',
  go: 'go1.25.3',
  os: 'linux',
  arch: 'amd64',
} as const;
export const composeVersion = '2.40.3';
export const buildxVersion = '0.29.1';
