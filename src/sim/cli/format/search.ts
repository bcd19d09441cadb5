import type { Refusal } from '../refusal';
import { writeList, type Noun, type View } from './list';
import { ellipsis } from './text';

/** A row of `GET /images/search`. */
export interface SearchResult {
  readonly name: string;
  readonly description: string;
  readonly star_count: number;
  readonly is_official: boolean;
}

const searchNoun = (asJson: boolean): Noun<SearchResult> => ({
  typeName: '*registry.searchContext',
  columns: {
    Description: [
      'DESCRIPTION',
      ({ description }, view) => {
        const line = description.replace(/[\n\r]/g, ' ');
        return view.truncate ? ellipsis(line, 45) : line;
      },
    ],
    IsOfficial: ['OFFICIAL', (row) => (asJson ? String(row.is_official) : row.is_official ? '[OK]' : '')],
    Name: ['NAME', (row) => row.name],
    StarCount: ['STARS', (row) => String(row.star_count)],
  },
});

/** The rows of `docker search`. */
export function writeSearch(rows: readonly SearchResult[], format: string, view: View): string | Refusal {
  const isDefault = format === '' || format === 'table';
  const table = 'table {{.Name}}\t{{.Description}}\t{{.StarCount}}\t{{.IsOfficial}}';
  return writeList(
    searchNoun(/^json$|\{\{ *json *\. *\}\}/.test(format)),
    rows,
    isDefault ? table : format,
    view,
  );
}
