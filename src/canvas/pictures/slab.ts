import { type Brush } from '../brush';

interface SlabColours {
  base: string;
  light: string;
  dark: string;
}

/** A kernel: a machined slab with a lit upper edge, a shaded foot and bolts. Hosts have it in brass, VMs in violet. */
export function slab(
  brush: Brush,
  at: { x: number; y: number; width: number; height: number },
  colours: SlabColours,
): void {
  const { x, y, width, height } = at;
  brush.rect(x, y, width, height, { fill: colours.dark }, 7);
  brush.rect(x, y, width, height - 4, { fill: colours.base }, 7);
  brush.rect(x + 5, y + 1, width - 10, 1.5, { fill: colours.light }, 1);
  brush.rect(x, y + height * 0.5, width, height * 0.5 - 4, { fill: colours.dark, alpha: 0.16 }, 6);
  const pitch = 44;
  const count = Math.floor((width - 24) / pitch);
  const start = x + (width - count * pitch) / 2;
  for (let i = 0; i <= count; i++)
    brush.circle(start + i * pitch, y + height - 8, 2, { fill: colours.dark, alpha: 0.75 });
}

/** A wheel with spokes, the sign of an engine. */
export function flywheel(brush: Brush, x: number, y: number, radius: number, colour: string): void {
  brush.circle(x, y, radius, { line: colour, weight: 2.5 });
  brush.circle(x, y, radius * 0.3, { fill: colour });
  for (let i = 0; i < 6; i++) {
    const angle = (i * Math.PI) / 3 + 0.26;
    const from = { x: x + Math.cos(angle) * radius * 0.3, y: y + Math.sin(angle) * radius * 0.3 };
    const to = { x: x + Math.cos(angle) * radius, y: y + Math.sin(angle) * radius };
    brush.path([from, to], { line: colour, weight: 1.5 });
  }
}
