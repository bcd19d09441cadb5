import { isoSeconds } from '#sim/base/calendar';
import type { Refusal } from '../refusal';
import { writeList, type Noun, type View } from './list';
import { ellipsis, shortId } from './text';
import { humanDuration, humanSize } from './units';

/** A row of `GET /images/NAME/history`. */
export interface HistoryItem {
  readonly Id: string;
  /** Seconds since 1970. */
  readonly Created: number;
  readonly CreatedBy: string;
  readonly Size: number;
  readonly Comment: string;
}

/** Layers dated before the year 2000 were made with a clock set to nothing in particular. */
const firstRealDate = 946_684_800;

const createdAt = (item: HistoryItem): string => `${isoSeconds(item.Created * 1000)}Z`;

function historyNoun(human: boolean): Noun<HistoryItem> {
  return {
    typeName: '*image.historyContext',
    columns: {
      Comment: ['COMMENT', (item) => item.Comment],
      CreatedAt: ['CREATED AT', createdAt],
      CreatedBy: [
        'CREATED BY',
        (item, view) => {
          const text = item.CreatedBy.replaceAll('\t', ' ');
          return view.truncate ? ellipsis(text, 45) : text;
        },
      ],
      CreatedSince: [
        'CREATED',
        (item, view) => {
          if (!human) return createdAt(item);
          if (item.Created <= firstRealDate) return 'N/A';
          return `${humanDuration(view.now - item.Created * 1000)} ago`;
        },
      ],
      ID: ['IMAGE', (item, view) => (view.truncate ? shortId(item.Id) : item.Id)],
      Size: ['SIZE', (item) => (human ? humanSize(item.Size) : String(item.Size))],
    },
  };
}

/** The rows of `docker history`. */
export function writeHistory(
  rows: readonly HistoryItem[],
  asked: { readonly format: string; readonly quiet: boolean; readonly human: boolean },
  view: View,
): string | Refusal {
  const created = asked.human ? '{{.CreatedSince}}' : '{{.CreatedAt}}';
  const table = `table {{.ID}}\t${created}\t{{.CreatedBy}}\t{{.Size}}\t{{.Comment}}`;
  const format = asked.format === 'table' ? (asked.quiet ? '{{.ID}}' : table) : asked.format;
  return writeList(historyNoun(asked.human), rows, format, view);
}
