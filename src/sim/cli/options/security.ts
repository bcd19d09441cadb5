import { isRefusal, refuse, type Refusal } from '../refusal';
import { cut } from '../text';
import type { FileTexts } from './env';

/** What `--security-opt` asks of the API; the `null`s mean the engine's own lists. */
export interface Security {
  readonly options: string[] | null;
  readonly maskedPaths: string[] | null;
  readonly readonlyPaths: string[] | null;
}

/** The seccomp profile file that an option names, if it names one. */
export function seccompFile(option: string): string | undefined {
  const [key, value] = cut(option, option.includes('=') ? '=' : ':');
  return key === 'seccomp' && value !== undefined && value !== 'builtin' && value !== 'unconfined'
    ? value
    : undefined;
}

export function parseSecurity(typed: readonly string[], texts: FileTexts): Security | Refusal {
  const options: string[] = [];
  for (const option of typed) {
    const [key, value = ''] = cut(option, option.includes('=') ? '=' : ':');
    if (value === '' && key !== 'no-new-privileges') {
      return refuse(`Invalid --security-opt: ${JSON.stringify(option)}`);
    }
    const sent = withProfile(option, texts);
    if (isRefusal(sent)) return sent;
    if (sent !== 'systempaths=unconfined') options.push(sent);
  }
  const paths = typed.includes('systempaths=unconfined') ? [] : null;
  return { options: typed.length === 0 ? null : options, maskedPaths: paths, readonlyPaths: paths };
}

function withProfile(option: string, texts: FileTexts): string | Refusal {
  const file = seccompFile(option);
  if (file === undefined) return option;
  const text = texts[file] ?? refuse(`open ${file}: no such file or directory`);
  if (isRefusal(text)) return refuse(`opening seccomp profile (${file}) failed: ${text.refused}`);
  try {
    return `seccomp=${JSON.stringify(JSON.parse(text))}`;
  } catch {
    return refuse(`compacting json for seccomp profile (${file}) failed: invalid character in the profile`);
  }
}
