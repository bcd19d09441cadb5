import { utf8 } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Descriptor } from '#sim/distribution/manifest';
import type { Proc } from '#sim/kernel/proc';
import { configFolder, makeFolders } from '../config-file';

/** A manifest as it is kept on this machine until its list is pushed: names are those of the file. */
export interface KeptManifest {
  Ref: string;
  Descriptor: Descriptor;
  /** Base64 */
  Raw: string;
  SchemaV2Manifest?: object;
  OCIManifest?: object;
}

const fileName = (reference: string) => reference.replaceAll(':', '-').replaceAll('/', '_');
const listFolder = (p: Proc, list: string) => `${configFolder(p)}/manifests/${fileName(list)}`;

/** The manifests of a list of this machine, by file name; undefined when there is no such list. */
export function readList(p: Proc, list: string): KeptManifest[] | undefined {
  const folder = listFolder(p, list);
  const names = p.readDir(folder);
  if (isFail(names)) return undefined;
  return names
    .map(({ name }) => name)
    .sort()
    .flatMap((name) => {
      const file = p.readText(`${folder}/${name}`);
      return isFail(file) ? [] : [JSON.parse(file) as KeptManifest];
    });
}

export function keep(p: Proc, list: string, manifest: KeptManifest): void {
  const folder = listFolder(p, list);
  makeFolders(p, folder, 0o755);
  p.writeFile(`${folder}/${fileName(manifest.Ref)}`, utf8(JSON.stringify(manifest)), { mode: 0o644 });
}

/** Forgets a list. */
export function dropList(p: Proc, list: string): void {
  const folder = listFolder(p, list);
  const names = p.readDir(folder);
  if (isFail(names)) return;
  for (const { name } of names) p.unlink(`${folder}/${name}`);
  p.rmdir(folder);
}

/** The list as a registry gets it: indented by three blanks. */
export function listText(manifests: readonly KeptManifest[]): string {
  const isOci = manifests.length > 0 && manifests.every(({ OCIManifest }) => OCIManifest !== undefined);
  const value = {
    schemaVersion: 2,
    mediaType: listType(isOci),
    manifests: manifests.map(({ Descriptor: { mediaType, size, digest, platform } }) => ({
      mediaType,
      size,
      digest,
      platform: platformOf(platform),
    })),
  };
  return JSON.stringify(value, null, 3);
}

export const listType = (isOci: boolean): string =>
  isOci
    ? 'application/vnd.oci.image.index.v1+json'
    : 'application/vnd.docker.distribution.manifest.list.v2+json';

/** Fields of a platform in Go's order. */
export function platformOf(platform: Descriptor['platform']): object {
  const { architecture = '', os = '', variant } = platform ?? { architecture: '', os: '' };
  return { architecture, os, ...(variant === undefined || variant === '' ? {} : { variant }) };
}
