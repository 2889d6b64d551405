import type { Frame } from "../frame.ts";
import { Panel } from "./panel.tsx";
import { When } from "./when.tsx";

/** Why a reader who came by a changed address finds that nothing can be sent off yet. */
export const NewAddress = ({ frame, until }: { readonly frame: Frame; readonly until: string }) => (
  <Panel tone="wait" title="You can read, and not answer yet">
    <p>
      You signed in by an email address that was changed a short time ago. From{" "}
      <When at={until} frame={frame} /> on you can do everything. Until then nobody can answer in
      your name by it.
    </p>
    <p>
      Are you still signed in on another device? There you can say that the address is yours. It is
      under “Who can act, and as whom”.
    </p>
  </Panel>
);
