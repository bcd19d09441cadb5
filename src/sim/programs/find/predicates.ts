import type { Stat } from '#sim/files/index';

/** A file that find has come to. */
export interface Found {
  path: string;
  name: string;
  /** below the starting point */
  depth: number;
  /** the starting point it was found from */
  start: string;
  stat: Stat;
}

/** A node of find's expression. */
export type Predicate =
  | { kind: 'and' | 'or' | 'comma'; left: Predicate; right: Predicate }
  | { kind: 'not'; operand: Predicate }
  | { kind: 'test'; test: (found: Found, look: Look) => boolean }
  | { kind: 'print' | 'print0' | 'ls' | 'delete' | 'prune' | 'quit' }
  | { kind: 'printf'; format: string }
  | { kind: 'exec'; argv: string[]; isMany: boolean; asks: boolean; inFolder: boolean; gathered: string[] };

/** What tests may ask beside the file itself. */
export interface Look {
  now: number;
  isEmpty: (found: Found) => boolean;
  linkTarget: (found: Found) => string | undefined;
  mayAccess: (found: Found, mode: number) => boolean;
  userName: (uid: number) => string | undefined;
  groupName: (gid: number) => string | undefined;
}

/** What holds for the whole walk. */
export interface WalkRules {
  follow: 'never' | 'args' | 'always';
  minDepth: number;
  maxDepth: number;
  isDepthFirst: boolean;
  sameFs: boolean;
}
