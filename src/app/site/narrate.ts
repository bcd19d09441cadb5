import { tell } from '#canvas/told';
import type { Label } from '#canvas/label';
import { plain } from '#game/story';
import { fill, type WordKey } from '#locales/index';
import { word } from '#ui/element';
import { store } from '#ui/store';

export function say(label: Label): string {
  const { words } = store.getState();
  if (typeof label === 'string') return label;
  return words === undefined ? '' : fill(words[label.key as WordKey], label.values);
}

/** Puts what happens into words for those who do not see the stage. */
export function narrate(): void {
  store.subscribe((now, before) => {
    const sentences: string[] = [];
    if (now.events !== before.events) {
      const seen = new Set(before.events);
      sentences.push(...tell(now.events.filter((event) => !seen.has(event))).map(say));
    }
    if (
      now.play !== undefined &&
      now.play.reached !== before.play?.reached &&
      now.play.level === before.play?.level
    ) {
      const had = new Set(before.play.reached);
      for (const goal of now.play.reached)
        if (!had.has(goal)) sentences.push(word('told.goal', { goal: plain(now.story?.goals[goal] ?? []) }));
    }
    if (sentences.length > 0) store.setState((state) => ({ told: [...state.told, ...sentences].slice(-50) }));
  });
}
