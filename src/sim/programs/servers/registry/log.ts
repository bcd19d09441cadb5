/** A value as logrus writes it: in quotes where it holds more than the plainest characters. */
function shown(value: string): string {
  return /^[A-Za-z0-9\-._/@^+]+$/.test(value) ? value : JSON.stringify(value);
}

/** One line of the registry's log: time, level and message, then the fields by name. */
export function logLine(
  time: string,
  level: string,
  message: string,
  fields: Readonly<Record<string, string>>,
): string {
  const rest = Object.keys(fields)
    .sort()
    .map((name) => ` ${name}=${shown(fields[name] ?? '')}`);
  return `time="${time}" level=${level} msg=${shown(message)}${rest.join('')}\n`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** One line of the access log, in the combined format. `iso`: 2026-11-21T23:26:16 */
export function accessLine(
  iso: string,
  from: string,
  user: string,
  request: string,
  status: number,
  bytes: number,
  headers: Readonly<Record<string, string>>,
): string {
  const [date = '', time = ''] = iso.split('T');
  const [year = '', month = '1', day = ''] = date.split('-');
  const stamp = `${day}/${months[Number(month) - 1] ?? ''}/${year}:${time.slice(0, 8)} +0000`;
  const quoted = (value: string | undefined) =>
    `"${(value ?? '').replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  return `${from} - ${user === '' ? '-' : user} [${stamp}] "${request}" ${status} ${bytes} ${quoted(headers['referer'])} ${quoted(headers['user-agent'])}\n`;
}
