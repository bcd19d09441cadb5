import { word } from '#ui/element';
import { notify, store } from '#ui/store';
import { openById } from './levels';
import { takePacked } from './own-levels';

/** Opens the level that a link holds; where it holds none, what would be open anyhow, and says so. */
export async function openPacked(packed: string): Promise<void> {
  const taken = await takePacked(packed);
  if ('id' in taken) {
    await openById(taken.id);
    return;
  }
  await openById(store.getState().levelId);
  notify({ id: 'link', kind: 'info', text: word('notice.link') });
}
