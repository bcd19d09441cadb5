import { asBytes, type Bytes } from '#sim/base/bytes';
import { hexDigest } from '#sim/base/digest';
import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Sim } from '#sim/world/sim';

/** sha256:… */
export type Digest = string;

const hexOf = (digest: Digest) => digest.replace(/^sha256:/, '');

export function digestOf(bytes: Bytes): Digest {
  return `sha256:${hexDigest('sha256', bytes)}`;
}

/** What the filesystem driver keeps, in its own layout (distribution, registry/storage/paths.go): blobs once, links in every repository. */
export class Store {
  readonly #base: string;

  constructor(
    private readonly sim: Sim,
    private readonly viewer: files.Viewer,
    root: string,
  ) {
    this.#base = `${root}/docker/registry/v2`;
  }

  #repository(name: string): string {
    return `${this.#base}/repositories/${name}`;
  }

  #read(path: string): Bytes | undefined {
    const content = files.readFile(this.sim, this.viewer, path);
    return isFail(content) ? undefined : content;
  }

  #write(path: string, content: Bytes): void {
    files.mkdirAll(this.sim, this.viewer, path.slice(0, path.lastIndexOf('/')), 0o755);
    files.writeFile(this.sim, this.viewer, path, content);
  }

  #names(path: string): string[] {
    const entries = files.readDir(this.sim, this.viewer, path);
    return isFail(entries) ? [] : entries.map(({ name }) => name);
  }

  // ---- blobs

  #blobPath(digest: Digest): string {
    const hex = hexOf(digest);
    return `${this.#base}/blobs/sha256/${hex.slice(0, 2)}/${hex}/data`;
  }

  blob(digest: Digest): Bytes | undefined {
    return this.#read(this.#blobPath(digest));
  }

  putBlob(content: Bytes): Digest {
    const digest = digestOf(content);
    this.#write(this.#blobPath(digest), content);
    return digest;
  }

  #layerLink(name: string, digest: Digest): string {
    return `${this.#repository(name)}/_layers/sha256/${hexOf(digest)}/link`;
  }

  hasLayer(name: string, digest: Digest): boolean {
    return this.#read(this.#layerLink(name, digest)) !== undefined;
  }

  linkLayer(name: string, digest: Digest): void {
    this.#write(this.#layerLink(name, digest), asBytes(digest));
  }

  unlinkLayer(name: string, digest: Digest): void {
    files.unlink(this.sim, this.viewer, this.#layerLink(name, digest));
  }

  // ---- uploads

  #upload(name: string, id: string): string {
    return `${this.#repository(name)}/_uploads/${id}`;
  }

  beginUpload(name: string, id: string, startedAt: string): void {
    this.#write(`${this.#upload(name, id)}/startedat`, asBytes(startedAt));
    this.#write(`${this.#upload(name, id)}/data`, asBytes(''));
  }

  uploaded(name: string, id: string): Bytes | undefined {
    return this.#read(`${this.#upload(name, id)}/data`);
  }

  append(name: string, id: string, content: Bytes): number {
    const whole = asBytes((this.uploaded(name, id) ?? '') + content);
    this.#write(`${this.#upload(name, id)}/data`, whole);
    return whole.length;
  }

  endUpload(name: string, id: string): void {
    files.removeAll(this.sim, this.viewer, this.#upload(name, id));
  }

  // ---- manifests and tags

  #revision(name: string, digest: Digest): string {
    return `${this.#repository(name)}/_manifests/revisions/sha256/${hexOf(digest)}/link`;
  }

  #tag(name: string, tag: string): string {
    return `${this.#repository(name)}/_manifests/tags/${tag}`;
  }

  manifest(name: string, digest: Digest): Bytes | undefined {
    return this.#read(this.#revision(name, digest)) === undefined ? undefined : this.blob(digest);
  }

  putManifest(name: string, content: Bytes, tag: string): Digest {
    const digest = this.putBlob(content);
    this.#write(this.#revision(name, digest), asBytes(digest));
    if (tag === '') return digest;
    this.#write(`${this.#tag(name, tag)}/current/link`, asBytes(digest));
    this.#write(`${this.#tag(name, tag)}/index/sha256/${hexOf(digest)}/link`, asBytes(digest));
    return digest;
  }

  /** Takes a manifest away, with the tags that point to it. */
  deleteManifest(name: string, digest: Digest): void {
    files.unlink(this.sim, this.viewer, this.#revision(name, digest));
    for (const tag of this.tags(name) ?? []) {
      if (this.tagged(name, tag) === digest) files.removeAll(this.sim, this.viewer, this.#tag(name, tag));
    }
  }

  tagged(name: string, tag: string): Digest | undefined {
    return this.#read(`${this.#tag(name, tag)}/current/link`);
  }

  /** Newest first, as directories of most filesystems happen to be read; undefined for a repository that nobody has pushed to. */
  tags(name: string): string[] | undefined {
    const folder = `${this.#repository(name)}/_manifests/tags`;
    const entries = files.readDir(this.sim, this.viewer, folder);
    if (isFail(entries)) return undefined;
    const numbers = new Map(
      entries.map((entry) => {
        const stat = files.stat(this.sim, this.viewer, `${folder}/${entry.name}`, true);
        return [entry.name, isFail(stat) ? 0 : stat.ino];
      }),
    );
    return [...numbers.keys()].sort((a, b) => (numbers.get(b) ?? 0) - (numbers.get(a) ?? 0));
  }

  /** Names of all repositories, sorted. */
  repositories(): string[] {
    const found: string[] = [];
    const walk = (name: string): void => {
      for (const child of this.#names(this.#repository(name))) {
        if (child === '_layers') found.push(name);
        else if (!child.startsWith('_')) walk(name === '' ? child : `${name}/${child}`);
      }
    };
    walk('');
    return found.sort();
  }

  // ---- garbage

  /** All blobs by digest. */
  blobs(): Digest[] {
    const folder = `${this.#base}/blobs/sha256`;
    return this.#names(folder).flatMap((prefix) =>
      this.#names(`${folder}/${prefix}`).map((hex) => `sha256:${hex}`),
    );
  }

  /** Manifests of a repository, tagged or not. */
  revisions(name: string): Digest[] {
    const folder = `${this.#repository(name)}/_manifests/revisions/sha256`;
    return this.#names(folder)
      .map((hex) => `sha256:${hex}`)
      .filter((digest) => this.#read(this.#revision(name, digest)) !== undefined);
  }

  deleteBlob(digest: Digest): void {
    const path = this.#blobPath(digest);
    files.removeAll(this.sim, this.viewer, path.slice(0, path.lastIndexOf('/')));
  }
}
