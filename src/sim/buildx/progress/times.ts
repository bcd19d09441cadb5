/** ms since 1970 as RFC 3339 in UTC, with as many digits behind the point as it needs. */
export function rfc3339(ms: number): string {
  const [date, time, fraction] = parts(ms);
  return `${date}T${time}${fraction === '' ? '' : `.${fraction}`}Z`;
}

/** `2026-11-21 23:26:41.610186583 +0000 UTC`, as Go prints a time. */
export function goString(ms: number): string {
  const [date, time, fraction] = parts(ms);
  return `${date} ${time}${fraction === '' ? '' : `.${fraction}`} +0000 UTC`;
}

/** `2026-11-21 23:28:58` */
export function plainTime(ms: number): string {
  const [date, time] = parts(ms);
  return `${date} ${time}`;
}

function parts(ms: number): [date: string, time: string, fraction: string] {
  const whole = Math.floor(ms / 1000);
  const days = Math.floor(whole / 86400);
  const rest = whole - days * 86400;
  // days to a date: Howard Hinnant's civil_from_days
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0);
  const two = (n: number) => String(n).padStart(2, '0');
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1;
  const fraction = String(Math.round((ms - whole * 1000) * 1000))
    .padStart(6, '0')
    .replace(/0+$/, '');
  return [
    `${year}-${two(month)}-${two(day)}`,
    `${two(Math.floor(rest / 3600))}:${two(Math.floor((rest % 3600) / 60))}:${two(rest % 60)}`,
    fraction,
  ];
}
