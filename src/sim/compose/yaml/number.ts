/** A number as Go prints it (`%v`, and in YAML): `12`, `0.5`, `1.5e+06`, `1e-06`. Whole numbers are taken for integers. */
export function goNumber(value: number | bigint): string {
  if (typeof value === 'bigint' || Number.isSafeInteger(value)) return String(value);
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  const [digits = '', power = '0'] = value.toExponential().split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return String(value);
  const sign = exponent < 0 ? '-' : '+';
  return `${digits}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** As `goNumber`, for a number of 32 bits: no more digits than tell it from its neighbours. */
export function goFloat32(value: number): string {
  const single = Math.fround(value);
  if (Number.isSafeInteger(single)) return String(single);
  for (let precision = 1; precision < 17; precision++) {
    const short = Number(single.toPrecision(precision));
    if (Math.fround(short) === single) return goNumber(short);
  }
  return goNumber(single);
}
