/** Keys within so many ms mean that somebody is typing. */
const pause = 500;
/** So long, at most, is a typist waited for, ms. */
const patience = 2500;

let lastKey = -Infinity;
addEventListener('keydown', ({ timeStamp }) => (lastKey = timeStamp), true);

/** Waits for a moment in which the page has nothing to do and nobody types: for what is big and can wait. */
export async function idle(): Promise<void> {
  const end = performance.now() + patience;
  do await quiet();
  while (performance.now() - lastKey < pause && performance.now() < end);
}

function quiet(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no idle callbacks.
    if (!('requestIdleCallback' in window)) setTimeout(resolve, 50);
    else
      requestIdleCallback(
        () => {
          resolve();
        },
        { timeout: 200 },
      );
  });
}
