import { drawFlat } from '#canvas/drawing/flat';
import { sceneSvg } from '#canvas/drawing/svg';
import type { Sight } from './sight';

/** Hands the picture over as a file: a drawing for slides, or pixels, twice as fine as on the page. */
export async function takeAway(sight: Sight, kind: 'svg' | 'png'): Promise<void> {
  const { scene, pen } = sight;
  if (scene === undefined || pen === undefined) return;
  if (kind === 'svg') {
    save(new Blob([sceneSvg(scene, pen)], { type: 'image/svg+xml' }), kind);
    return;
  }
  const canvas = new OffscreenCanvas(Math.ceil(scene.width * 2), Math.ceil(scene.height * 2));
  const sheet = canvas.getContext('2d');
  if (sheet === null) return;
  sheet.scale(2, 2);
  sheet.fillStyle = pen.palette.sky;
  sheet.fillRect(0, 0, scene.width, scene.height);
  drawFlat(sheet, scene, pen);
  save(await canvas.convertToBlob({ type: 'image/png' }), kind);
}

function save(content: Blob, kind: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = `drydock.${kind}`;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 1000);
}
