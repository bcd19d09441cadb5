import { asBytes, utf8, type Bytes } from '#sim/base/bytes';
import type { LayerEntry } from '#sim/world/files';

/** Bytes that an entry holds; a file that has only a size holds none. */
export function storedContent(entry: Extract<LayerEntry, { type: 'file' }>): Bytes {
  if (entry.text !== undefined) return utf8(entry.text);
  return entry.bytes ?? asBytes('');
}
