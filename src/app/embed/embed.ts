import { loadPanelWords } from '#locales/panels/index';
import { store } from '#ui/store';

/** Adds the title for those who do not see, and the link that leads to the whole page, in the language of the moment. */
export function beginEmbed(address: URL): void {
  const whole = new URL(address);
  whole.searchParams.delete('embed');
  const link = document.createElement('a');
  link.href = whole.href;
  link.target = '_blank';
  link.rel = 'noopener';
  const title = document.createElement('h1');
  title.className = 'sr';
  const foot = document.createElement('div');
  foot.className = 'embed-link';
  foot.append(title, link);
  document.querySelector('main')?.append(foot);
  const name = async () => {
    const { language, story } = store.getState();
    title.textContent = story?.title ?? '';
    link.textContent = (await loadPanelWords(language))['embed.open'];
  };
  store.subscribe((now, before) => {
    if (now.language !== before.language || now.story !== before.story) void name();
  });
  void name();
}
