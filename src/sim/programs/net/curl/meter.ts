/** The progress table that curl writes to standard error when its output is no terminal. */
export const meterHead =
  '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n' +
  '                                 Dload  Upload   Total   Spent    Left  Speed\n';

const none = '--:--:--';

/** One line of it, which overwrites the one before. Sizes in bytes, `spent` in ms; `total` −1 when it is not known. */
export function meterLine(received: number, total: number, sent: number, spent: number): string {
  const whole = Math.max(total, 0) + sent;
  const percent = total > 0 ? Math.floor((received * 100) / total) : 0;
  const overall =
    total > 0
      ? Math.floor(((received + sent) * 100) / whole)
      : sent > 0 && received > 0
        ? 100
        : total === 0
          ? 0
          : percent;
  const speed = (bytes: number) => (spent <= 0 ? 0 : Math.floor((bytes * 1000) / spent));
  const percents = [
    total < 0 ? (received > 0 ? 100 : 0) : overall,
    total < 0 ? 0 : percent,
    sent > 0 ? 100 : 0,
  ];
  const [all, down, up] = percents.map((one) => String(one).padStart(3));
  const sizes = `${all} ${short(total < 0 ? received + sent : whole)}  ${down} ${short(received)}  ${up} ${short(sent)}`;
  const speeds = `${short(speed(received))}  ${short(speed(sent))}`;
  const left = total > 0 && spent >= 1000 ? (spent * total) / Math.max(1, received) : 0;
  return `\r${sizes}  ${speeds} ${clock(left)} ${clock(spent)} ${none} ${short(speed(received + sent))}`;
}

/** Five columns for any number of bytes, as curl's max5data has it. */
function short(bytes: number): string {
  if (bytes < 100_000) return String(bytes).padStart(5);
  if (bytes < 10_000 * 1024) return `${String(Math.floor(bytes / 1024)).padStart(4)}k`;
  const mega = bytes / 1048576;
  if (mega < 100) return `${mega.toFixed(1).padStart(4)}M`;
  return mega < 10_000
    ? `${String(Math.floor(mega)).padStart(4)}M`
    : `${(mega / 1024).toFixed(1).padStart(4)}G`;
}

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds <= 0) return none;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(Math.floor(seconds / 3600)).padStart(2)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
