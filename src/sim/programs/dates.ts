import { utc, type Zone } from '#sim/base/strftime';

/** The few zones that are asked for by name; no summer time. */
const namedZones: Readonly<Record<string, Zone>> = {
  UTC: utc,
  GMT: { name: 'GMT', offset: 0 },
  'Etc/UTC': utc,
  'Asia/Tokyo': { name: 'JST', offset: 540 },
  Japan: { name: 'JST', offset: 540 },
  JST: { name: 'JST', offset: 540 },
  'Asia/Shanghai': { name: 'CST', offset: 480 },
  'Asia/Kolkata': { name: 'IST', offset: 330 },
  'Asia/Singapore': { name: '+08', offset: 480 },
};

/** The zone that TZ names: `JST-9`, a known name, or UTC, as the C library has it for what it does not know. */
export function zoneOf(tz: string | undefined): Zone {
  if (tz === undefined || tz === '') return utc;
  const posix = /^<?([A-Za-z+\-0-9]{3,}?)>?([-+]?\d{1,2})(?::(\d\d))?$/.exec(tz);
  if (posix !== null) {
    const hours = Number(posix[2]);
    const minutes = Math.abs(hours) * 60 + Number(posix[3] ?? 0);
    return { name: posix[1] ?? tz, offset: hours > 0 ? -minutes : minutes };
  }
  return namedZones[tz.replace(/^:/, '')] ?? { name: /^[A-Za-z]+/.exec(tz)?.[0] ?? 'UTC', offset: 0 };
}
