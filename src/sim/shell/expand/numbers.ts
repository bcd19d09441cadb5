const wrap = (n: bigint) => BigInt.asIntN(64, n);

/** Decimal, 0x…, 0… (octal) and base#digits. Undefined where a digit does not fit its base. */
export function parseNumber(text: string): bigint | undefined {
  const sign = text.startsWith('-') ? -1n : 1n;
  const bare = text.replace(/^[-+]/, '');
  const based = /^(\d+)#([0-9a-zA-Z@_]+)$/.exec(bare);
  if (based !== null) return digits(based[2] ?? '', Number(based[1]), sign);
  if (/^0[xX]/.test(bare)) return digits(bare.slice(2), 16, sign);
  if (/^0\d/.test(bare)) return digits(bare.slice(1), 8, sign);
  return digits(bare, 10, sign);
}

function digits(text: string, base: number, sign: bigint): bigint | undefined {
  if (base < 2 || base > 64) return undefined;
  let n = 0n;
  for (const char of text) {
    const digit = digitOf(char, base);
    if (digit < 0 || digit >= base) return undefined;
    n = n * BigInt(base) + BigInt(digit);
  }
  return wrap(sign * n);
}

function digitOf(char: string, base: number): number {
  if (char >= '0' && char <= '9') return char.charCodeAt(0) - 48;
  if (char === '@') return 62;
  if (char === '_') return 63;
  const lower = char.toLowerCase().charCodeAt(0) - 97 + 10;
  return base <= 36 || char >= 'a' ? lower : lower + 26;
}
