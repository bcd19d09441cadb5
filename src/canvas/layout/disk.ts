import { imageColour } from '#assets/images';
import type { HostFacts, ImageFacts } from '../facts';
import type { DiskBlock, ThingOf } from '../scene';
import { diskText, type Box } from './sizes';

/** A layer with what stands on it: images are chains, and chains that begin alike share their beginning. */
interface Node {
  layer: string;
  children: Node[];
  /** images that end here */
  images: ImageFacts[];
  /** number of columns it spans */
  span: number;
  depth: number;
}

function plant(images: readonly ImageFacts[]): Node {
  const root: Node = { layer: '', children: [], images: [], span: 0, depth: 0 };
  for (const image of images) {
    let node = root;
    for (const layer of image.layers) {
      let next = node.children.find((child) => child.layer === layer);
      if (next === undefined) {
        next = { layer, children: [], images: [], span: 0, depth: node.depth + 1 };
        node.children.push(next);
      }
      node = next;
    }
    node.images.push(image);
  }
  measure(root);
  return root;
}

function measure(node: Node): number {
  const below = node.children.reduce((sum, child) => sum + measure(child), 0);
  node.span = Math.max(1, below + (node.images.length > 0 && node.children.length > 0 ? 1 : 0));
  return node.span;
}

const namesBelow = (node: Node): string[] => [
  ...node.images.map((image) => image.name),
  ...node.children.flatMap(namesBelow),
];

const deepest = (node: Node): number => Math.max(node.depth, ...node.children.map(deepest));

/**
 * The disk: stacks of layers that grow from its floor. A layer that several images share is drawn once, as wide as all that
 * stands on it.
 */
export function diskThing(host: HostFacts, at: Box): ThingOf<'disk'> {
  const root = plant(host.images);
  const blocks: DiskBlock[] = [];
  const names: { x: number; width: number; text: string }[] = [];
  const gap = 6;
  const column = Math.min(132, (at.width + gap) / Math.max(1, root.span) - gap);
  const labelRoom = column >= 54 ? 14 : 0;
  const step = Math.min(9, (at.height - labelRoom) / Math.max(1, deepest(root)));

  const lay = (node: Node, left: number): void => {
    const width = node.span * (column + gap) - gap;
    if (node.depth > 0)
      blocks.push(block(node, { x: left, width, y: node.depth * step, step, floor: at.height - labelRoom }));
    for (const image of node.images)
      if (labelRoom > 0) names.push({ x: left, width: column, text: image.name });
    let next = left + (node.images.length > 0 && node.children.length > 0 ? column + gap : 0);
    for (const child of node.children) {
      lay(child, next);
      next += child.span * (column + gap);
    }
  };
  lay(root, 0);
  const total = host.layers.reduce((sum, layer) => sum + layer.size, 0);
  const values = { n: host.images.length, size: diskText(total) };
  return {
    id: `disk:${host.id}`,
    picture: 'disk',
    ...at,
    name: { key: 'stage.disk.name', values },
    data: {
      blocks,
      names,
      floor: at.height - labelRoom,
      label: host.images.length === 0 ? { key: 'stage.disk.empty' } : '',
    },
  };
}

function block(
  node: Node,
  at: { x: number; width: number; y: number; step: number; floor: number },
): DiskBlock {
  const below = namesBelow(node);
  return {
    id: `layer:${node.layer}`,
    x: at.x,
    y: at.floor - at.y,
    width: at.width,
    height: Math.max(1.5, at.step - 1.5),
    colour: imageColour(below[0] ?? ''),
    isShared: new Set(below).size > 1,
  };
}
