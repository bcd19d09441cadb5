import { fitted, type Brush, type Paint, type Point, type TextStyle } from '../brush';
import { draw } from '../pictures/index';
import type { Pen } from '../pictures/pen';
import type { Scene } from '../scene';
import { widthOf } from './widths';

const sans =
  "system-ui,-apple-system,'Segoe UI',Roboto,'Hiragino Sans','Noto Sans JP','Yu Gothic UI',sans-serif";
const mono =
  "ui-monospace,'SF Mono','Cascadia Mono',Menlo,'DejaVu Sans Mono','Noto Sans Mono CJK JP',monospace";

const number = (value: number) => String(Math.round(value * 100) / 100);

const escaped = (text: string) =>
  text.replaceAll(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;');

/** Writes what pictures draw as SVG elements. */
class SvgBrush implements Brush {
  readonly parts: string[] = [];

  rect(x: number, y: number, width: number, height: number, paint: Paint, radius = 0): void {
    if (width <= 0 || height <= 0) return;
    const round = Math.min(radius, width / 2, height / 2);
    const rx = round > 0 ? ` rx="${number(round)}"` : '';
    this.parts.push(
      `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"${rx}${look(paint)}/>`,
    );
  }

  circle(x: number, y: number, radius: number, paint: Paint): void {
    this.parts.push(`<circle cx="${number(x)}" cy="${number(y)}" r="${number(radius)}"${look(paint)}/>`);
  }

  path(points: readonly Point[], paint: Paint): void {
    if (points.length === 0) return;
    const way = points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${number(x)} ${number(y)}`).join('');
    this.parts.push(`<path d="${way}${paint.fill === undefined ? '' : 'Z'}"${look(paint)}/>`);
  }

  lines(segments: readonly (readonly [Point, Point])[], paint: Paint): void {
    if (segments.length === 0) return;
    const way = segments
      .map(([from, to]) => `M${number(from.x)} ${number(from.y)}L${number(to.x)} ${number(to.y)}`)
      .join('');
    this.parts.push(`<path d="${way}"${look(paint)}/>`);
  }

  text(x: number, y: number, text: string, style: TextStyle): void {
    const shown = fitted(this, text, style);
    if (shown === '') return;
    const anchor = style.align === 'centre' ? 'middle' : style.align === 'right' ? 'end' : '';
    const classes = [style.mono === true ? 'm' : '', style.bold === true ? 'b' : ''].filter(
      (one) => one !== '',
    );
    this.parts.push(
      `<text x="${number(x)}" y="${number(y)}" font-size="${number(style.size)}" fill="${style.colour}"` +
        (classes.length === 0 ? '' : ` class="${classes.join(' ')}"`) +
        (anchor === '' ? '' : ` text-anchor="${anchor}"`) +
        (style.alpha === undefined ? '' : ` opacity="${number(style.alpha)}"`) +
        `>${escaped(shown)}</text>`,
    );
  }

  measure(text: string, style: TextStyle): number {
    return widthOf(text, style);
  }
}

/** A paint as attributes. */
function look({ fill, alpha, line, lineAlpha, weight }: Paint): string {
  return (
    ` fill="${fill ?? 'none'}"` +
    (fill === undefined || alpha === undefined || alpha === 1 ? '' : ` fill-opacity="${number(alpha)}"`) +
    (line === undefined ? '' : ` stroke="${line}"`) +
    (line === undefined || weight === undefined || weight === 1 ? '' : ` stroke-width="${number(weight)}"`) +
    (line === undefined || lineAlpha === undefined || lineAlpha === 1
      ? ''
      : ` stroke-opacity="${number(lineAlpha)}"`)
  );
}

/** A scene as an SVG document: the same scene gives the same text, whoever draws it. Each thing is a group with its name. */
export function sceneSvg(scene: Scene, pen: Omit<Pen, 'brush'>): string {
  const groups = scene.things.map((thing) => {
    const brush = new SvgBrush();
    draw(thing, { ...pen, brush });
    if (brush.parts.length === 0) return '';
    const name = escaped(pen.say(thing.name));
    const title = name === '' ? '' : `<title>${name}</title>`;
    return `<g id="${escaped(thing.id)}" transform="translate(${number(thing.x)} ${number(thing.y)})">${title}${brush.parts.join('')}</g>`;
  });
  const [width, height] = [number(scene.width), number(scene.height)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${sans}">`,
    `<style>text{dominant-baseline:central;white-space:pre}.m{font-family:${mono}}.b{font-weight:600}</style>`,
    `<rect width="100%" height="100%" fill="${pen.palette.sky}"/>`,
    ...groups.filter((group) => group !== ''),
    '</svg>',
    '',
  ].join('\n');
}
