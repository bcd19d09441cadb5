import type { JournalEntry } from '#game/journal';
import { onScreen } from '#ui/game';
import { store, type PageState } from '#ui/store';
import { wordsOf } from './command-line';
import type { Typed } from './rule';

/** Something that goes on for so long in the foreground is told of, simulated ms. */
const long = 6000;
/** A container that ends within so long of its start has ended at once, simulated ms. */
const soon = 3000;
/** So much of an answer is read, characters. */
const most = 20_000;

/** What runs in a terminal: what was typed, and what it has said so far. */
interface Heard {
  entry: JournalEntry;
  output: string;
  isTold: boolean;
}

/** Colours, cursors, titles: what a terminal is told to do, and not what it shows. */
const control = /\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-_])/g;

/**
 * Hears what is typed and what the terminals answer, and hands on each command when it is over, or has been in the foreground for
 * some time. `hear` is called with undefined when a new command begins. Answers how to stop.
 */
export function listen(hear: (typed: Typed | undefined) => void): () => void {
  const running = new Map<number, Heard>();
  const stopScreen = onScreen((change) => {
    const heard = running.get(change.terminal);
    if (heard !== undefined && 'data' in change) heard.output = (heard.output + change.data).slice(-most);
  });
  const stopStore = store.subscribe((now, before) => {
    if (now.journal !== before.journal) follow(now, running, hear);
    for (const heard of running.values()) {
      if (heard.isTold || now.now - heard.entry.from < long) continue;
      heard.isTold = true;
      hear(typedOf(heard, now, true));
    }
  });
  return () => {
    stopScreen();
    stopStore();
  };
}

/** Commands that have begun, and those that are over. */
function follow(now: PageState, running: Map<number, Heard>, hear: (typed: Typed | undefined) => void): void {
  const last = new Map(now.journal.map((entry) => [entry.terminal, entry]));
  for (const [terminal, heard] of [...running]) {
    const entry = last.get(terminal);
    if (entry?.from === heard.entry.from && entry.until === undefined) continue;
    running.delete(terminal);
    if (entry?.from === heard.entry.from) settle(heard, hear);
  }
  for (const [terminal, entry] of last) {
    if (entry.until !== undefined || running.has(terminal)) continue;
    running.set(terminal, { entry, output: '', isTold: false });
    hear(undefined);
  }
}

/** What a container has to say comes a moment after the prompt. */
function settle(heard: Heard, hear: (typed: Typed) => void): void {
  const { from } = heard.entry;
  hear(typedOf(heard, store.getState(), false));
  if (!/\brun\b|\bstart\b/.test(heard.entry.command)) return;
  const stop = store.subscribe((now) => {
    const isStale = now.journal.at(-1)?.from !== from || now.now > (heard.entry.until ?? from) + 2 * soon;
    const typed = typedOf(heard, now, false);
    if (typed.ended.length > 0) hear(typed);
    if (isStale || typed.ended.length > 0) stop();
  });
}

function typedOf({ entry, output }: Heard, now: PageState, isRunning: boolean): Typed {
  const started = now.events.filter(
    ({ type, action, time }) => type === 'container' && action === 'start' && time >= entry.from,
  );
  const ended = now.events.flatMap(({ type, action, id, time, attributes }) => {
    const start = started.find((one) => one.id === id);
    const isSoon = start !== undefined && time - start.time < soon;
    return type === 'container' && action === 'die' && isSoon && isDetached(entry.command)
      ? [{ name: attributes.name ?? '', code: attributes.exitCode ?? '' }]
      : [];
  });
  return {
    command: entry.command,
    words: wordsOf(entry.command),
    output: textOf(output),
    isRunning,
    ended,
  };
}

/** A container in the foreground says itself how it ends. */
const isDetached = (command: string) => /\s-[a-z]*d|--detach|\bstart\b/.test(command);

/** What a person reads: bytes as text, without control sequences, and without the prompt that follows. */
function textOf(output: string): string {
  const bytes = Uint8Array.from(output, (char) => char.charCodeAt(0));
  const text = new TextDecoder().decode(bytes).replaceAll(control, '').replaceAll('\r', '');
  return text.replace(/^[^\n]*\n/, '').replace(/\n?[^\n]*[$#>] ?$/, '');
}
