// Plain JavaScript on Node 20's own modules, as alongside.mjs, which shows progress before anything is installed.

const redraw = 1_000; // milliseconds
/** Milliseconds between two lines where lines can't be rewritten: in a log, a line now and then says enough. */
const seldom = 30_000;

/**
 * One line that says what takes long and how far it is: rewritten in place on a terminal; elsewhere said at once and then now and
 * then.
 * @param {{ write(text: string): unknown, isTTY?: boolean, columns?: number }} out
 * @param {() => number} now milliseconds
 */
export function createProgress(out, now = Date.now) {
  let shown = "";
  let last = { activity: "", at: 0 };

  /** Wipes the line, so that something else can be written. */
  const clear = () => {
    if (shown !== "") out.write("\r\u001B[2K");
    shown = "";
  };

  return {
    clear,
    /**
     * @param {string} activity what is being done; @param {string} [how] how far it is, which changes.
     */
    show(activity, how = "") {
      const line = how === "" ? activity : `${activity}: ${how}`;
      if (out.isTTY === true) {
        const fits = line.slice(0, Math.max(20, (out.columns ?? 80) - 1));
        if (fits === shown) return;
        clear();
        out.write(fits);
        shown = fits;
      } else if (activity !== last.activity || now() - last.at >= seldom) {
        last = { activity, at: now() };
        out.write(`${line}\n`);
      }
    },
    /**
     * Shows an activity with the seconds that it has taken so far, until the returned function is called.
     * @param {string} activity @param {() => string} [how]
     */
    during(activity, how = () => "") {
      const began = now();
      const tell = () => {
        const further = how();
        const seconds = `${Math.round((now() - began) / 1000)} s`;
        this.show(activity, further === "" ? seconds : `${seconds}, ${further}`);
      };
      tell();
      const timer = setInterval(tell, redraw);
      return () => {
        clearInterval(timer);
        clear();
      };
    },
  };
}
