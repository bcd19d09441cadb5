import { svg, type SVGTemplateResult } from 'lit';

/** Outlines on a grid of 16, drawn with the text's colour. */
const shapes = {
  undo: svg`<path d="M3 6h6.5a3.5 3.5 0 0 1 0 7H6M3 6l3-3M3 6l3 3" />`,
  redo: svg`<path d="M13 6H6.500a3.500 3.500 0 0 0 0 7H10M13 6l-3-3M13 6l-3 3" />`,
  play: svg`<path d="M5 3l8 5-8 5z" fill="currentColor" />`,
  pause: svg`<path d="M5 3v10M11 3v10" stroke-width="2.5" />`,
  step: svg`<path d="M3 3l7 5-7 5zM13 3v10" fill="currentColor" />`,
  hourglass: svg`<path d="M4 2h8M4 14h8M5 2v3l6 6v3M11 2v3l-6 6v3" />`,
  sun: svg`<circle cx="8" cy="8" r="3" /><path d="M8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.400 1.400M11.600 11.600L13 13M13 3l-1.400 1.400M4.400 11.600L3 13" />`,
  moon: svg`<path d="M13 9.500A5.500 5.500 0 0 1 6.500 3 5.500 5.500 0 1 0 13 9.500z" />`,
  list: svg`<path d="M2 4h12M2 8h12M2 12h8" />`,
  star: svg`<path d="M8 1.800l1.900 4 4.300.6-3.100 3 .8 4.300L8 11.600l-3.900 2.100.8-4.300-3.100-3 4.300-.6z" />`,
  'star-full': svg`<path fill="currentColor" d="M8 1.800l1.900 4 4.300.6-3.100 3 .8 4.300L8 11.600l-3.900 2.100.8-4.300-3.100-3 4.300-.6z" />`,
  check: svg`<path d="M3 8.500l3.500 3.500L13 4.500" stroke-width="2" />`,
  open: svg`<circle cx="8" cy="8" r="5.500" />`,
  close: svg`<path d="M4 4l8 8M12 4l-8 8" />`,
  fold: svg`<path d="M4 6l4 4 4-4" />`,
  unfold: svg`<path d="M4 10l4-4 4 4" />`,
  plus: svg`<path d="M8 3v10M3 8h10" />`,
  minus: svg`<path d="M3 8h10" />`,
  fit: svg`<path d="M2.500 6V2.500H6M10 2.500h3.500V6M13.500 10v3.500H10M6 13.500H2.500V10" />`,
  table: svg`<path d="M2 3h12v10H2zM2 6.500h12M2 10h12M7 3v10" />`,
  picture: svg`<path d="M2 10h12v3H2zM4 6h3.500v4H4zM8.500 4H12v6H8.500z" />`,
  reset: svg`<path d="M12.500 5A5.500 5.500 0 1 0 13.500 8.500M13 2v3.300H9.700" />`,
  reader: svg`<path d="M2.500 6v4h2.500l3.500 3V3L5 6zM11 5.500a3.500 3.500 0 0 1 0 5M12.800 3.600a6 6 0 0 1 0 8.800" />`,
  journal: svg`<path d="M4 1.500h8.500v13H4zM4 1.500v13M2.500 4.500h3M2.500 8h3M2.500 11.500h3M7.500 5h3M7.500 8h3" />`,
  games: svg`<path d="M2.500 2.500h9l2 2v9h-11zM5 2.500v4h5.500v-4M5 13.500v-4.500h6v4.500" />`,
  copy: svg`<path d="M5.500 5.500h8v8h-8zM10.500 5.500v-3h-8v8h3" />`,
  bin: svg`<path d="M2.500 4.500h11M6 4.500V2.500h4v2M4 4.500l.700 9h6.600l.700-9M6.700 7v4M9.300 7v4" />`,
  down: svg`<path d="M8 2v8M4.500 7L8 10.500 11.500 7M2.500 13.500h11" />`,
  bulb: svg`<path d="M6 12.500h4M6.500 14.500h3M8 1.500a4.500 4.500 0 0 0-2.500 8.200V11h5V9.700A4.500 4.500 0 0 0 8 1.500z" />`,
} as const;

export type IconName = keyof typeof shapes;

export function icon(name: IconName): SVGTemplateResult {
  return svg`<svg class="i" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">${shapes[name]}</svg>` as SVGTemplateResult;
}
