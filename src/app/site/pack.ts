/** No text that the page takes in is longer, characters: a world with ten thousand containers is about half of it. */
const mostText = 200_000_000;

/** A text as it is kept: compressed. */
export async function pack(text: string): Promise<ArrayBuffer> {
  return new Response(through(new Blob([text]), new CompressionStream('gzip'))).arrayBuffer();
}

/** The text that was packed. Throws where it was not, or is too long to be true. */
export async function unpack(data: BlobPart, most = mostText): Promise<string> {
  const reader = through(new Blob([data]), new DecompressionStream('gzip'))
    .pipeThrough(new TextDecoderStream('utf-8', { fatal: true }))
    .getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
    if (text.length > most) throw new Error('too long');
  }
}

function through(
  blob: Blob,
  by: ReadableWritablePair<Uint8Array<ArrayBuffer>, BufferSource>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return blob.stream().pipeThrough(by);
}

/** For an address: base64 with its letters for addresses (RFC 4648, 5). */
export function toAddress(data: ArrayBuffer): string {
  let binary = '';
  for (const byte of new Uint8Array(data)) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Throws where it is none. */
export function fromAddress(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
}
