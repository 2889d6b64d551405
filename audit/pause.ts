/** Waits that can be cut short. A `wake` while nobody waits cuts the next one. */
export function createPause(): { pause(milliseconds: number): Promise<void>; wake(): void } {
  let woken = false;
  let end: (() => void) | null = null;
  return {
    pause: (milliseconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => end?.(), milliseconds);
        end = () => {
          clearTimeout(timer);
          end = null;
          woken = false;
          resolve();
        };
        if (woken) end();
      }),
    wake: () => {
      woken = true;
      end?.();
    },
  };
}
