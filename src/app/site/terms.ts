import { loadGlossary, type TermId } from '#locales/glossary/index';
import { store } from '#ui/store';

/** The term that the glossary is to show when it is opened. */
let wanted: TermId | undefined;

/** Opens the glossary at a term. */
export function lookUp(term: TermId): void {
  wanted = term;
  store.setState({ dialog: 'glossary' });
}

/** The term that was asked for, once. */
export function takeWanted(): TermId | undefined {
  const term = wanted;
  wanted = undefined;
  return term;
}

/** Names and other words of the glossary, in small letters, and what they stand for; in the language of the moment. */
async function words(): Promise<ReadonlyMap<string, TermId>> {
  const glossary = await loadGlossary(store.getState().language);
  return new Map(
    Object.entries(glossary).flatMap(([id, [name, , ...others]]) =>
      [name, ...others].map((one) => [one.toLowerCase(), id as TermId] as const),
    ),
  );
}

/** Makes what a brief stresses a link into the glossary, where that knows it; and again whenever the brief changes. */
export async function linkTerms(): Promise<void> {
  const brief = document.querySelector('dd-brief');
  if (brief === null) return;
  let known = await words();
  const link = () => {
    for (const strong of brief.querySelectorAll<HTMLElement>('.prose strong')) mark(strong, known);
  };
  new MutationObserver(link).observe(brief, { childList: true, subtree: true, characterData: true });
  store.subscribe((now, before) => {
    if (now.language === before.language) return;
    void words().then((next) => {
      known = next;
      link();
    });
  });
  const open = (event: Event) => {
    const { term } = (event.target as HTMLElement).closest<HTMLElement>('[data-term]')?.dataset ?? {};
    if (term !== undefined) lookUp(term as TermId);
  };
  brief.addEventListener('click', open);
  brief.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Enter') open(event);
  });
  link();
}

function mark(strong: HTMLElement, known: ReadonlyMap<string, TermId>): void {
  const text = (strong.textContent ?? '').trim().toLowerCase();
  // "port 80" is a port, too.
  const term = known.get(text) ?? known.get(text.replaceAll(/\s*\d+\s*番?/g, '').trim());
  if (strong.dataset.term === term) return;
  if (term === undefined) {
    delete strong.dataset.term;
    strong.removeAttribute('role');
    strong.removeAttribute('tabindex');
  } else {
    strong.dataset.term = term;
    strong.setAttribute('role', 'link');
    strong.tabIndex = 0;
  }
}
