/** One thing that a transcript does. */
export type Deed = { kind: 'type'; host: string; line: string } | { kind: 'wait'; seconds: number };

/** A way through a level: what is typed, in which host's terminal. */
export interface Transcript {
  /** what the first comment says */
  title: string;
  deeds: Deed[];
}

/**
 * Reads `solution.txt` and `mistakes.txt`: `$ command` types on the first host, `host$ command` on another, `@wait 12` lets so many
 * seconds pass, `# …` is a comment, and a line of `---` begins another way. Throws with the line's number.
 */
export function parseTranscripts(source: string): Transcript[] {
  const all: Transcript[] = [{ title: '', deeds: [] }];
  source.split('\n').forEach((raw, index) => {
    const line = raw.trim();
    const current = all.at(-1);
    if (line === '' || current === undefined) return;
    if (/^-{3,}$/.test(line)) all.push({ title: '', deeds: [] });
    else if (line.startsWith('#')) current.title ||= line.slice(1).trim();
    else current.deeds.push(parseDeed(line, index));
  });
  return all.filter((one) => one.deeds.length > 0);
}

function parseDeed(line: string, index: number): Deed {
  const wait = /^@wait (\d+(?:\.\d+)?)$/.exec(line);
  if (wait?.[1] !== undefined) return { kind: 'wait', seconds: Number(wait[1]) };
  const typed = /^([a-z0-9-]*)\$ (.+)$/.exec(line);
  if (typed?.[1] === undefined || typed[2] === undefined)
    throw new Error(`line ${index + 1}: expected $ command, host$ command or @wait seconds`);
  return { kind: 'type', host: typed[1], line: typed[2] };
}
