/** A command that was typed, and how long it took. */
export interface JournalEntry {
  terminal: number;
  command: string;
  /** simulated ms */
  from: number;
  /** absent while it runs */
  until?: number;
}

/** Notes that a command was typed; one that ran in the same terminal is over then. */
export function noteTyped(journal: readonly JournalEntry[], entry: JournalEntry): JournalEntry[] {
  return [...noteOver(journal, entry.terminal, entry.from), entry];
}

/** Notes that what ran in a terminal is over. */
export function noteOver(journal: readonly JournalEntry[], terminal: number, time: number): JournalEntry[] {
  return journal.map((entry) =>
    entry.terminal === terminal && entry.until === undefined ? { ...entry, until: time } : entry,
  );
}

/** What stands after the prompt on a line of a terminal: `user@host:~/lab$ docker ps` → `docker ps`. Undefined without a prompt. */
export function commandOn(line: string): string | undefined {
  const match = /^[^$#>]*?[$#>] (.*)$/.exec(line);
  return match?.[1]?.trim();
}
