import type { Refusal } from '../refusal';
import { writeList, type Noun, type View } from './list';

/** A row of `GET /containers/NAME/changes`. */
export interface Change {
  readonly Path: string;
  /** 0 changed, 1 added, 2 deleted. */
  readonly Kind: 0 | 1 | 2;
}

const letters = ['C', 'A', 'D'] as const;

const diffNoun: Noun<Change> = {
  typeName: '*container.diffContext',
  columns: {
    Path: ['PATH', (change) => change.Path],
    Type: ['CHANGE TYPE', (change) => letters[change.Kind]],
  },
};

/** The lines of `docker diff`: a letter and a path. */
export function writeDiff(rows: readonly Change[], view: View): string | Refusal {
  return writeList(diffNoun, rows, '{{.Type}} {{.Path}}', view);
}
