/** Checks the run in the reader's own browser, and against what they kept earlier: with one press. */
export const CheckHere = ({ run }: { readonly run: string }) => (
  <section class="no-print" aria-labelledby="check">
    <h2 id="check">Check it yourself</h2>
    <p>
      Your own browser fetches the run’s file and checks all of it: each signature, each entry’s
      place, the rules, and the verdict.
    </p>
    <form data-check-run={run} data-check-only hidden>
      <button class="button" type="submit">
        Check it here
      </button>
      <details class="after-button">
        <summary>Check it against something you kept</summary>
        <div class="opened">
          <div class="field">
            <label class="label" for="kept-file">
              A checkpoint or a receipt that you kept: choose its file
            </label>
            <input class="input" id="kept-file" type="file" accept=".txt,text/plain" />
          </div>
          <div class="field">
            <label class="label" for="kept-text">
              Or paste its text
            </label>
            <textarea class="input" id="kept-text" rows={6} spellcheck={false} autocomplete="off" />
          </div>
          <div class="field">
            <label class="label" for="kept-key">
              The log’s key, if somebody you trust gave it to you
            </label>
            <input
              class="input"
              id="kept-key"
              name="key"
              type="text"
              spellcheck={false}
              autocomplete="off"
            />
          </div>
          <div class="field">
            <label class="label" for="kept-witness">
              A witness’s key, if you know one
            </label>
            <input
              class="input"
              id="kept-witness"
              name="witness"
              type="text"
              spellcheck={false}
              autocomplete="off"
            />
          </div>
        </div>
      </details>
    </form>
    <div data-check-result tabindex={-1} role="status"></div>
    <p>
      To trust nobody here:{" "}
      <a href={`/runs/${run}/bundle`} download={`alongside-${run}.jsonl`}>
        download the file
      </a>{" "}
      and <a href="/check">check it with the network switched off</a>. To compare later, keep{" "}
      <a href="/log/checkpoint" download="checkpoint.txt">
        the log’s checkpoint of today
      </a>
      .
    </p>
  </section>
);
