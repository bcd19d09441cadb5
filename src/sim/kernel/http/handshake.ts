import { asBytes, text, utf8, type Bytes } from '#sim/base/bytes';

/**
 * How connections become `https` between programs of the world. Nothing here encrypts: both sides send the first records of TLS (the server's with its
 * certificate as text), and what follows goes in the clear.
 */

/** The record that a client opens with; its end makes servers of plain HTTP answer that they did not understand. */
export const clientHello = asBytes(
  '\x16\x03\x01\x00\x2f\x01\x00\x00\x2b\x03\x03\x00\x0a\x00\x08\x00\x1d\x00\x17\x00\x18\r\n\r\n',
);

/** Does somebody who was expected to send HTTP open with TLS? */
export function isHello(bytes: Bytes): boolean {
  return bytes.startsWith('\x16\x03');
}

/** What a server answers: its certificate (PEM). */
export function serverHello(certificate: string): Bytes {
  const body = utf8(certificate);
  return asBytes(`\x16\x03\x03${String.fromCharCode(body.length >> 8, body.length & 255)}${body}`);
}

/** The certificate in a server's answer; undefined when it is none (yet). */
export function certificateOf(answer: Bytes): string | undefined {
  if (!answer.startsWith('\x16\x03\x03')) return undefined;
  const length = (answer.charCodeAt(3) << 8) | answer.charCodeAt(4);
  return answer.length < 5 + length ? undefined : text(asBytes(answer.slice(5, 5 + length)));
}
