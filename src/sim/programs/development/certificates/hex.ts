/** Hexadecimal digits as bytes. */
export function fromHex(digits: string): string {
  return (digits.match(/../g) ?? []).map((pair) => String.fromCharCode(parseInt(pair, 16))).join('');
}

/** Bytes as hexadecimal digits. */
export function toHex(bytes: string): string {
  return [...bytes].map((char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
