import { notify } from '#ui/store';
import { word } from '#ui/element';

/** Errors that nobody caught become a notice: never a blank page, never silence. */
export function guard(): void {
  addEventListener('error', (event) => {
    tell(event.error ?? event.message);
  });
  addEventListener('unhandledrejection', (event) => {
    tell(event.reason);
  });
}

function tell(fault: unknown): void {
  const text = fault instanceof Error ? fault.message : String(fault);
  if (text.startsWith('ResizeObserver loop')) return; // a browser's warning about one late frame
  const isNetwork = /dynamically imported module|Failed to fetch/i.test(text);
  notify({
    id: isNetwork ? 'network' : 'fault',
    kind: 'problem',
    text: word(isNetwork ? 'notice.network' : 'notice.fault', { text }) || text,
  });
}
