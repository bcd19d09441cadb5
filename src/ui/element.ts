import { LitElement } from 'lit';
import { fill, type WordKey } from '#locales/index';
import { store } from './store';

/** What every component of the page is: drawn into the page itself, so that one style sheet and axe see all of it. */
export class PageElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}

/** A word of the interface in the language of the moment. */
export function word(key: WordKey, values?: Readonly<Record<string, string | number>>): string {
  const { words } = store.getState();
  return words === undefined ? '' : fill(words[key], values);
}
