import * as v from 'valibot';
import { levelSchema, parseLevel, type Level } from './level';
import { parseStory } from './story';

/** A text is no longer than this, characters. */
const longestText = 40_000;
/** So much may a level from elsewhere ask of this computer. */
const most = { hosts: 6, goals: 40, before: 40, images: 20 };

/**
 * A level as a file: what editors check, what teachers hand out. Data alone: no code, no HTML, nothing that is fetched.
 * `text` has for each language what `levels/ID/en.md` would say.
 */
export const levelFileSchema = v.strictObject({
  /** for editors: where this schema lies */
  $schema: v.optional(v.string()),
  format: v.literal('drydock-level'),
  version: v.literal(1),
  level: levelSchema,
  text: v.record(
    v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/)),
    v.pipe(v.string(), v.minLength(1), v.maxLength(longestText)),
  ),
});

/** A level that was opened from a file. */
export interface LevelFile {
  level: Level;
  text: Readonly<Record<string, string>>;
}

/** Why a file is no level: where in it, and what is wrong. */
export interface LevelRefusal {
  refused: string;
}

/** The level that a text holds, or why it is none. Its id gets `own-` before it: it never stands for one of the campaign. */
export function readLevelFile(text: string): LevelFile | LevelRefusal {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { refused: 'not JSON' };
  }
  const parsed = v.safeParse(levelFileSchema, value);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return { refused: `${v.getDotPath(issue) ?? 'file'}: ${issue.message}` };
  }
  const { level, text: texts } = parsed.output;
  const wrong = whyTooMuch(level) ?? whyUnclear(level) ?? whyUntold(level, texts);
  if (wrong !== undefined) return { refused: wrong };
  return { level: parseLevel({ ...level, id: `own-${level.id.replace(/^own-/, '')}` }), text: texts };
}

function whyTooMuch({ hosts, goals }: Level): string | undefined {
  if (hosts.length > most.hosts) return `level.hosts: no more than ${most.hosts}`;
  if (goals.length > most.goals) return `level.goals: no more than ${most.goals}`;
  const [host] = hosts.filter(
    ({ before, images }) => before.length > most.before || images.length > most.images,
  );
  return host === undefined
    ? undefined
    : `level.hosts: ${host.name}: no more than ${most.before} commands before and ${most.images} images`;
}

/** Hosts that are not there, names that are there twice, patterns that are none. */
function whyUnclear({ hosts, terminals, goals, claims }: Level): string | undefined {
  const names = hosts.map(({ name }) => name);
  if (new Set(names).size < names.length) return 'level.hosts: two have one name';
  const ids = goals.map(({ id }) => id);
  if (new Set(ids).size < ids.length) return 'level.goals: two have one id';
  const asked = [...terminals, ...goals.flatMap(({ host }) => host ?? []), ...claims.map(({ host }) => host)];
  const missing = asked.find((name) => !names.includes(name));
  if (missing !== undefined) return `level: there is no host ${missing}`;
  const unknown = goals.flatMap(({ after }) => after).find((id) => !ids.includes(id));
  if (unknown !== undefined) return `level.goals: there is no goal ${unknown}`;
  const patterns = [
    ...claims.flatMap(({ wants }) => wants.map(({ matches }) => matches)),
    ...goals.flatMap((goal) =>
      goal.kind === 'event' ? Object.values(goal.attributes) : goal.kind === 'shown' ? [goal.text] : [],
    ),
  ];
  const broken = patterns.find((pattern) => !isPattern(pattern));
  return broken === undefined ? undefined : `level: no regular expression: ${broken}`;
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text).source !== '';
  } catch {
    return false;
  }
}

/** Each language has a title and a sentence for every goal, and hints for no others. */
function whyUntold({ goals }: Level, texts: LevelFile['text']): string | undefined {
  if (Object.keys(texts).length === 0) return 'text: no language';
  const ids = goals.map(({ id }) => id);
  for (const [language, text] of Object.entries(texts)) {
    try {
      const story = parseStory(text);
      if (story.title === '') return `text.${language}: no title`;
      const untold = ids.find((id) => story.goals[id] === undefined);
      if (untold !== undefined) return `text.${language}: no sentence for the goal ${untold}`;
      const strange = [...Object.keys(story.goals), ...Object.keys(story.hints)].find(
        (id) => !ids.includes(id),
      );
      if (strange !== undefined) return `text.${language}: there is no goal ${strange}`;
    } catch (error) {
      return `text.${language}: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
  return undefined;
}
