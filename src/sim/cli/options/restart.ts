import { parseInteger } from '../flags/numbers';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { cut } from '../text';

export interface RestartPolicy {
  readonly Name: string;
  readonly MaximumRetryCount: number;
}

/** `--restart on-failure:3`. Which names there are is the engine's business. */
export function parseRestart(text: string): RestartPolicy | Refusal {
  const [Name, count] = cut(text, ':');
  if (count !== undefined && Name === '') {
    return refuse('invalid restart policy format: no policy provided before colon');
  }
  const MaximumRetryCount = count === undefined || count === '' ? 0 : parseInteger(count);
  if (isRefusal(MaximumRetryCount)) {
    return refuse('invalid restart policy format: maximum retry count must be an integer');
  }
  return { Name, MaximumRetryCount };
}
