import { utf8 } from '#sim/base/bytes';
import { hexDigest } from '#sim/base/digest';
import type { LayerTree } from '#sim/world/files';
import type { ImageFacts, LayerFacts } from '../types';

const MB = 1e6;
const fileDigest = (name: string) => hexDigest('sha256', utf8(`file ${name}`));

/** The step that a base image begins with. */
export function adds(name: string): string {
  return `/bin/sh -c #(nop) ADD file:${fileDigest(name)} in / `;
}

/** Copies from the build's folder. */
export function copies(to: string, name = to): string {
  return `/bin/sh -c #(nop) COPY file:${fileDigest(name)} in ${to} `;
}

export function runs(command: string): string {
  return `/bin/sh -c ${command}`;
}

/** Steps that change only the configuration, as history shows them. */
export function sets(instruction: string): string {
  return `/bin/sh -c #(nop)  ${instruction}`;
}

const list = (argv: readonly string[]) => `[${argv.map((word) => JSON.stringify(word)).join(' ')}]`;
export const setsCmd = (...argv: string[]) => sets(`CMD ${list(argv)}`);
export const setsEntrypoint = (...argv: string[]) => sets(`ENTRYPOINT ${list(argv)}`);
export const setsEnv = (name: string, value: string) => sets(`ENV ${name}=${value}`);
export const exposes = (...ports: string[]) => sets(`EXPOSE ${ports.join(' ')}`);

const nothing = (): LayerTree => ({});

/** A layer whose digest and transfer size are published facts; `size` unpacked, bytes. */
export function known(
  digest: string,
  bytes: number,
  size: number,
  by: string,
  tree: () => LayerTree = nothing,
  then: readonly string[] = [],
): LayerFacts {
  return { digest, bytes, size: Math.round(size), by, tree, then };
}

/** A layer of which only about how large it is is known: its digest is made from the name. Sizes in MB. */
export function unknown(
  name: string,
  compressed: number,
  unpacked: number,
  by: string,
  tree: () => LayerTree = nothing,
  then: readonly string[] = [],
): LayerFacts {
  return { name, bytes: Math.round(compressed * MB), size: Math.round(unpacked * MB), by, tree, then };
}

/** The layers of an image that another family builds on, each as old as it is there. */
export function layersOf(image: ImageFacts | undefined): LayerFacts[] {
  return image === undefined ? [] : image.layers.map((layer) => ({ created: image.created, ...layer }));
}
