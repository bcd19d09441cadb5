import { Readable } from 'node:stream';
import { utf8, type Bytes } from '#sim/base/bytes';
import { writeTar } from '#sim/base/tar';

/** A build context: a few files as an archive. */
export class TarContext {
  readonly #archive: Bytes;

  constructor(files: Readonly<Record<string, string>>) {
    const entries = Object.entries(files).map(([name, content]) => ({
      name,
      type: 'file' as const,
      mode: 0o644,
      uid: 0,
      gid: 0,
      mtime: 0,
      data: utf8(content),
    }));
    this.#archive = writeTar(entries);
  }

  stream(): NodeJS.ReadableStream {
    return Readable.from([Buffer.from(this.#archive, 'latin1')]);
  }
}
