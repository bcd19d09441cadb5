/** Every colour of Drydock, as `#rrggbb`. Words on the left name a use, never a hue. */
export interface Palette {
  /** behind everything; the stage's water and sky */
  page: string;
  sky: string;
  panel: string;
  /** a panel on a panel, an empty gauge */
  well: string;
  line: string;
  /** faint lines: grids, rails */
  faint: string;
  text: string;
  dim: string;
  /** what can be pressed; the daemon and its requests */
  accent: string;
  onAccent: string;
  /** the host's kernel: brass, the ship's engine */
  kernel: string;
  kernelLight: string;
  kernelDark: string;
  onKernel: string;
  /** virtual machines, their reserved memory and their kernels */
  vm: string;
  vmLight: string;
  vmDark: string;
  vmPanel: string;
  onVm: string;
  /** done, healthy */
  good: string;
  /** clash, failure */
  bad: string;
  onBad: string;
  warn: string;
  /** page cache and other shared memory */
  cache: string;
  /** the hull of a host */
  hull: string;
  hullLine: string;
  steel: string;
  shadow: string;
  screen: string;
  screenText: string;
}

export const dark: Palette = {
  page: '#0a0e1a',
  sky: '#0d1324',
  panel: '#121a2f',
  well: '#1b2541',
  line: '#2b3960',
  faint: '#1d2744',
  text: '#eaf0fb',
  dim: '#9aa9c9',
  accent: '#62b6ff',
  onAccent: '#04121f',
  kernel: '#eba937',
  kernelLight: '#ffd27a',
  kernelDark: '#a86a12',
  onKernel: '#2b1a02',
  vm: '#8c6eff',
  vmLight: '#b7a3ff',
  vmDark: '#5a3fc4',
  vmPanel: '#1b1d3d',
  onVm: '#160b33',
  good: '#43d69a',
  bad: '#ff6f68',
  onBad: '#2a0504',
  warn: '#ffb65c',
  cache: '#4a5b86',
  hull: '#101830',
  hullLine: '#34446f',
  steel: '#5b6b94',
  shadow: '#04070f',
  screen: '#070b14',
  screenText: '#6fe3b0',
};

export const light: Palette = {
  page: '#f2efe7',
  sky: '#f8f6f0',
  panel: '#fffdf8',
  well: '#e8e4d8',
  line: '#cdc6b4',
  faint: '#e3decf',
  text: '#1a2133',
  dim: '#535d75',
  accent: '#08539f',
  onAccent: '#ffffff',
  kernel: '#efae3d',
  kernelLight: '#ffd98c',
  kernelDark: '#b5741a',
  onKernel: '#2b1a02',
  vm: '#7d57cf',
  vmLight: '#b69cf0',
  vmDark: '#55369c',
  vmPanel: '#eee8fb',
  onVm: '#ffffff',
  good: '#0b7549',
  bad: '#c2292d',
  onBad: '#ffffff',
  warn: '#9a5b00',
  cache: '#aab3c8',
  hull: '#fbf9f2',
  hullLine: '#bdb6a3',
  steel: '#8a90a3',
  shadow: '#d9d3c3',
  screen: '#10151f',
  screenText: '#7fe8ba',
};

export type Theme = 'light' | 'dark';

export const palettes: Readonly<Record<Theme, Palette>> = { light, dark };
