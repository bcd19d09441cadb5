/**
 * Has the browser keep the built page for when the network is away. Does nothing in development, and where the browser has
 * no service workers (plain http from another machine); never fails the page.
 */
export async function keepOffline(): Promise<void> {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('./service-worker.js');
  } catch (error) {
    console.warn('Drydock will need the network next time too:', error);
  }
}
