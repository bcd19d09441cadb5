import { parseInteger } from '../flags/numbers';
import { isRefusal, refuse, type Refusal } from '../refusal';

export interface Ulimit {
  readonly Name: string;
  readonly Hard: number;
  readonly Soft: number;
}

const names = new Set(
  `as core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending stack`.split(
    ' ',
  ),
);

/** `nofile=1024:2048`: a name, a soft limit and, after a colon, a hard one. Words of refusals: go-units. */
export function parseUlimit(text: string): Ulimit | Refusal {
  const at = text.indexOf('=');
  if (at < 0) return refuse(`invalid ulimit argument: ${text}`);
  const Name = text.slice(0, at);
  const limits = text.slice(at + 1);
  if (!names.has(Name)) return refuse(`invalid ulimit type: ${Name}`);
  const parts = limits.split(':');
  if (parts.length > 2) {
    return refuse(`too many limit value arguments - ${limits}, can only have up to two, \`soft[:hard]\``);
  }
  const Soft = parseInteger(parts[0] ?? '');
  if (isRefusal(Soft)) return Soft;
  const Hard = parts[1] === undefined ? Soft : parseInteger(parts[1]);
  if (isRefusal(Hard)) return Hard;
  const mustBeLess = 'ulimit soft limit must be less than or equal to hard limit';
  if (Hard !== -1 && Soft === -1) return refuse(`${mustBeLess}: soft: -1 (unlimited), hard: ${String(Hard)}`);
  if (Hard !== -1 && Soft > Hard) return refuse(`${mustBeLess}: ${String(Soft)} > ${String(Hard)}`);
  return { Name, Hard, Soft };
}
