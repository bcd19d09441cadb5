import { isoSeconds } from '#sim/base/calendar';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { execute, parse, type Template } from '../template';
import { sorted } from '../text';
import { typed } from './typed';

/** A message of `GET /events`. */
export interface EventMessage {
  readonly Type: string;
  readonly Action: string;
  readonly Actor: { readonly ID: string; readonly Attributes?: Readonly<Record<string, string>> | null };
  readonly time?: number;
  readonly timeNano?: number;
}

/** The line of one event. `source`: its JSON as it came; its nanoseconds do not fit a JavaScript number. */
export function writeEvent(
  event: EventMessage,
  source: string,
  template: Template | undefined,
): string | Refusal {
  if (template) {
    const text = execute(template, typed('events.Message', event));
    return isRefusal(text) ? text : `${text}\n`;
  }
  const attributes = Object.entries(sorted(event.Actor.Attributes ?? {})).map(
    ([key, value]) => `${key}=${value}`,
  );
  const shown = attributes.length > 0 ? ` (${attributes.join(', ')})` : '';
  return `${timeOf(event, source)}${event.Type} ${event.Action} ${event.Actor.ID}${shown}\n`;
}

function timeOf({ time }: EventMessage, source: string): string {
  const nano = /"timeNano":(\d+)/.exec(source)?.[1] ?? '0';
  if (nano !== '0') return `${isoSeconds(Number(nano.slice(0, -9)) * 1000)}.${nano.slice(-9)}Z `;
  return time === undefined || time === 0 ? '' : `${isoSeconds(time * 1000)}.000000000Z `;
}

/** A `--format` of `docker events`, tried on an empty message first; undefined for the usual line. */
export function eventTemplate(format: string): Template | undefined | Refusal {
  if (format === '') return undefined;
  const template = parse(format === 'json' ? '{{json .}}' : format);
  if (isRefusal(template)) return refuse(`Error parsing format: ${template.refused}`);
  const tried = execute(template, typed('events.Message', {}));
  if (!isRefusal(tried)) return template;
  return refuse(`Error parsing format: ${tried.refused.replace('in type events.', 'in type *events.')}`);
}
