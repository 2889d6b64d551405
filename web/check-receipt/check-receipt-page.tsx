import type { Frame } from "../frame.ts";
import { Page } from "../layout/page.tsx";

/** Checks a receipt in the reader's own browser: it needs no sign-in, and after loading no network. */
export const CheckReceiptPage = ({ frame }: { readonly frame: Frame }) => (
  <Page frame={frame} title="Check a receipt" scripts={[frame.files.checkReceiptScript]}>
    <h1>Check a receipt yourself</h1>
    <p class="lead">
      A receipt proves that an answer is in the record, exactly as it was given. Your own browser
      does the checking. Nothing that you put in here is sent anywhere: once this page is open, you
      may even switch off the network.
    </p>
    <form data-check-receipt data-check-only hidden>
      <div class="field">
        <label class="label" for="receipt-file">
          Choose the receipt’s file
        </label>
        <input class="input" id="receipt-file" type="file" accept=".txt,text/plain" />
      </div>
      <div class="field">
        <label class="label" for="receipt-text">
          Or paste its text
        </label>
        <textarea
          class="input"
          id="receipt-text"
          rows={10}
          required
          spellcheck={false}
          autocomplete="off"
        />
      </div>
      <div class="field">
        <label class="label" for="receipt-key">
          The log’s key, if somebody you trust gave it to you
        </label>
        <input
          class="input"
          id="receipt-key"
          name="key"
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
      <code>npx alongside check-receipt the-receipt.txt</code>
    </pre>
    <p>
      The proof inside is written as C2SP tlog-proof says, so programs of other people can check it
      too.
    </p>
  </Page>
);
