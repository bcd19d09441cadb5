import { store } from '#ui/store';

/** Fetches the dialogs when the first one is asked for (src/app/panels). */
export function showDialogs(): void {
  store.subscribe(({ dialog }) => {
    if (dialog !== undefined) void import('../panels/index');
  });
}
