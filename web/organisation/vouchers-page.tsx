import type { RegisteredVoucher } from "../../api/services/vouchers.ts";
import type { Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { TextInput } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import { DonePanel, Tag, type DoneWords } from "../layout/panel.tsx";
import { When } from "../layout/when.tsx";
import { isolated } from "../words/isolate.ts";

type Props = {
  readonly frame: Frame;
  readonly vouchers: readonly RegisteredVoucher[];
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
  readonly done: string | null;
};

const doneWords: DoneWords = {
  registered: "They can vouch for people here from now on. It is in the record, with your name.",
  ended: "Nothing more is taken from them. What they signed before stays.",
};

const Voucher = ({ frame, one }: { readonly frame: Frame; readonly one: RegisteredVoucher }) => (
  <li class="card">
    <h3>
      {isolated(one.name)} {one.ended && <Tag tone="plain">Not any more</Tag>}
    </h3>
    <p>
      Since <When at={one.since} frame={frame} />. Its key: <code class="hash">{one.voucher}</code>
    </p>
    {!one.ended && (
      <form method="post" action="/who-can-vouch/end">
        <input type="hidden" name="voucher" value={one.voucher} />
        <button class="link-button" type="submit">
          Take nothing more from {isolated(one.name)}
        </button>
      </form>
    )}
  </li>
);

/** Organisations of people with lived experience whose word on people is taken here, and taking another one in. */
export const VouchersPage = ({ frame, vouchers, body, mistakes, done }: Props) => (
  <Page
    frame={frame}
    title="Who can vouch for people"
    back={{ href: "/organisation", text: "Your organisation" }}
    mistakes={mistakes}
  >
    <DonePanel words={doneWords} done={done} />
    <h1>Who can vouch for people</h1>
    <p class="lead">
      An organisation of people with lived experience can say, with a key of its own, that it knows
      somebody. A decision that rests on such people is the firmest there is.
    </p>
    <p>
      For whom they vouched stands beside each person in a run’s group, under “Who has lived
      experience here”.
    </p>
    <section aria-labelledby="known">
      <h2 id="known">Whose word is taken here</h2>
      {vouchers.length === 0 ? (
        <p>Nobody’s yet.</p>
      ) : (
        <ul class="cards">
          {vouchers.map((one) => (
            <Voucher frame={frame} one={one} />
          ))}
        </ul>
      )}
    </section>
    <section aria-labelledby="register">
      <h2 id="register">Take one in</h2>
      <ol>
        <li>
          They make a key, on a machine of their own:{" "}
          <code>npx alongside vouch --new key.json</code>. It never leaves that machine.
        </li>
        <li>They publish the line that is printed, and give it to you.</li>
        <li>Ask them by phone, or look at their own site, whether the line is theirs.</li>
      </ol>
      <form method="post" action="/who-can-vouch" novalidate>
        <TextInput
          name="name"
          label="What is it called?"
          hint="Exactly as they wrote it when they made the key."
          value={body.text("name")}
          error={mistakeFor(mistakes, "name")}
        />
        <TextInput
          name="publicKey"
          label="Its public key"
          hint="43 letters, digits, - and _."
          value={body.text("publicKey")}
          error={mistakeFor(mistakes, "publicKey")}
        />
        <button class="button" type="submit">
          Take their word from now on
        </button>
      </form>
    </section>
  </Page>
);
