import { loadPanelWords } from '#locales/panels/index';
import { store } from '#ui/store';

/** Adds the link that leads from an embedded level to the whole page, in the language of the moment. */
export function beginEmbed(address: URL): void {
  const whole = new URL(address);
  whole.searchParams.delete('embed');
  const link = document.createElement('a');
  link.className = 'embed-link';
  link.href = whole.href;
  link.target = '_blank';
  link.rel = 'noopener';
  document.body.append(link);
  const name = async () => {
    link.textContent = (await loadPanelWords(store.getState().language))['embed.open'];
  };
  store.subscribe((now, before) => {
    if (now.language !== before.language) void name();
  });
  void name();
}
