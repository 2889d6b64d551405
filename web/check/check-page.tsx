import type { Frame } from "../frame.ts";
import { Page } from "../layout/page.tsx";

/** Checks a bundle in the reader's own browser: the file stays on their computer. */
export const CheckPage = ({ frame }: { readonly frame: Frame }) => (
  <Page frame={frame} title="Check a decision history" scripts={[frame.files.checkBundleScript]}>
    <h1>Check a decision history yourself</h1>
    <p class="lead">
      The file of a run holds everything that is needed to check it. Your own browser does the
      checking. The file is not sent anywhere: once this page is open, you may even switch off the
      network.
    </p>
    <form data-check-bundle data-check-only hidden>
      <div class="field">
        <label class="label" for="bundle-file">
          Choose the file
        </label>
        <input class="input" id="bundle-file" type="file" accept=".jsonl" required />
      </div>
      <div class="field">
        <label class="label" for="bundle-key">
          The log’s key, if somebody you trust gave it to you
        </label>
        <input
          class="input"
          id="bundle-key"
          name="key"
          type="text"
          spellcheck={false}
          autocomplete="off"
        />
      </div>
      <div class="field">
        <label class="label" for="bundle-witness">
          A witness’s key, if you know one
        </label>
        <input
          class="input"
          id="bundle-witness"
          name="witness"
          type="text"
          spellcheck={false}
          autocomplete="off"
        />
      </div>
      <button class="button" type="submit">
        Check it
      </button>
    </form>
    <div data-check-result tabindex={-1} role="status"></div>
    <h2>Without this page</h2>
    <p>On any computer that has Node.js and this product’s package, this does the same:</p>
    <pre>
      <code>npx alongside verify the-file.jsonl</code>
    </pre>
  </Page>
);
