/** A level's texts, in one language: what `levels/ID/en.md` says. */
export interface Story {
  title: string;
  /** what is wrong and what to do */
  brief: Block[];
  /** goal id → the sentence the player reads */
  goals: Record<string, Inline[]>;
  /** goal id → hints, from a nudge to the answer */
  hints: Record<string, Inline[][]>;
  /** what the player has seen, once it is solved */
  after: Block[];
}

export interface Block {
  kind: 'text' | 'item' | 'code';
  parts: Inline[];
}

export interface Inline {
  kind: 'plain' | 'code' | 'strong';
  text: string;
}

const sections = { goals: 'goals', hints: 'hints', after: 'after' } as const;
type Section = 'brief' | keyof typeof sections;

/**
 * Reads the text of a level: a title (`# …`), paragraphs, `- ` lists and fenced code, then the sections `## goals`,
 * `## hints` (both lists of ``- `id`: sentence``, a goal's hints in order) and `## after`. Throws with the line's number when a line of goals or hints
 * is none.
 */
export function parseStory(source: string): Story {
  const story: Story = { title: '', brief: [], goals: {}, hints: {}, after: [] };
  let section: Section = 'brief';
  let isCode = false;
  let isOpen = false;
  source.split('\n').forEach((raw, index) => {
    const line = raw.trimEnd();
    if (line.startsWith('```')) {
      isCode = !isCode;
      isOpen = false;
    } else if (isCode) {
      blocksOf(story, section).push({ kind: 'code', parts: [{ kind: 'plain', text: raw }] });
    } else if (line.startsWith('# ')) {
      story.title = line.slice(2).trim();
    } else if (line.startsWith('## ')) {
      section = sectionOf(line.slice(3), index);
      isOpen = false;
    } else if (line === '') {
      isOpen = false;
    } else if (section === 'goals' || section === 'hints') {
      takeSentence(story, section, line, index);
    } else isOpen = takeProse(blocksOf(story, section), line, isOpen);
  });
  return story;
}

const blocksOf = (story: Story, section: Section): Block[] =>
  section === 'after' ? story.after : story.brief;

function sectionOf(name: string, index: number): Section {
  const key = name.trim().toLowerCase();
  if (Object.hasOwn(sections, key)) return key as Section;
  throw new Error(`line ${index + 1}: there is no section "${name}" (goals, hints, after)`);
}

function takeSentence(story: Story, section: 'goals' | 'hints', line: string, index: number): void {
  const match = /^- `([a-z0-9-]+)`: (.+)$/.exec(line);
  const [, id, text] = match ?? [];
  if (id === undefined || text === undefined)
    throw new Error(`line ${index + 1}: expected - \`goal-id\`: a sentence`);
  if (section === 'goals') story.goals[id] = parseInline(text);
  else (story.hints[id] ??= []).push(parseInline(text));
}

const wide = /[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]/;

/** Japanese is written without spaces: a line's end between such characters is none. */
function gapBetween(before: string, after: string): string {
  return wide.test(before.at(-1) ?? '') || wide.test(after.trim().charAt(0)) ? '' : ' ';
}

/** Lines of one paragraph belong together until an empty one. Answers whether it can go on. */
function takeProse(blocks: Block[], line: string, isOpen: boolean): boolean {
  if (line.startsWith('- ')) {
    blocks.push({ kind: 'item', parts: parseInline(line.slice(2)) });
    return true;
  }
  const last = blocks.at(-1);
  if (isOpen && last !== undefined)
    last.parts.push(...parseInline(`${gapBetween(plain(last.parts), line)}${line.trim()}`));
  else blocks.push({ kind: 'text', parts: parseInline(line) });
  return true;
}

/** `code` and **strong**; everything else is plain. */
export function parseInline(text: string): Inline[] {
  const parts: Inline[] = [];
  for (const piece of text.split(/(`[^`]+`|\*\*[^*]+\*\*)/)) {
    if (piece === '') continue;
    if (piece.startsWith('`')) parts.push({ kind: 'code', text: piece.slice(1, -1) });
    else if (piece.startsWith('**')) parts.push({ kind: 'strong', text: piece.slice(2, -2) });
    else parts.push({ kind: 'plain', text: piece });
  }
  return parts;
}

/** The same as one line of text, for a screen reader or a log. */
export function plain(parts: readonly Inline[]): string {
  return parts.map((part) => part.text).join('');
}
