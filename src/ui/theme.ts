import type { ITheme } from '@xterm/xterm';
import { palettes, type Palette, type Theme } from '#assets/palette';

/** Gives the page's style sheet the colours of a theme: `--panel`, `--on-accent` … */
export function applyTheme(theme: Theme): void {
  const root = document.documentElement;
  root.dataset.theme = theme;
  root.style.colorScheme = theme;
  for (const [name, colour] of Object.entries(palettes[theme]) as [keyof Palette, string][])
    root.style.setProperty(`--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, colour);
}

/** The terminal is a dark screen in both themes, as a real one in a bright room. */
export function terminalTheme(theme: Theme): ITheme {
  const palette = palettes[theme];
  return {
    background: palette.screen,
    foreground: '#dfe7f5',
    cursor: '#ffd27a',
    cursorAccent: palette.screen,
    selectionBackground: '#3a4f86',
    black: '#1b2233',
    red: '#ff7a72',
    green: '#56d79b',
    yellow: '#f0c05a',
    blue: '#6db3ff',
    magenta: '#c9a4ff',
    cyan: '#5fd3d3',
    white: '#dfe7f5',
    brightBlack: '#8793ad',
    brightRed: '#ff9a94',
    brightGreen: '#7fe8ba',
    brightYellow: '#ffd98c',
    brightBlue: '#9acbff',
    brightMagenta: '#dcc4ff',
    brightCyan: '#8ee6e6',
    brightWhite: '#ffffff',
  };
}
