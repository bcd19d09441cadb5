import { store } from '#ui/store';

/** Fetches the dialogs when the first one is asked for (src/app/panels); when that fails, with the next that is asked for. */
export function showDialogs(): void {
  let asked: string | undefined;
  store.subscribe(({ dialog }) => {
    if (dialog === asked) return; // a failure is told by a notice, which is a change of the store too
    asked = dialog;
    if (dialog !== undefined) void import('../panels/index');
  });
}
