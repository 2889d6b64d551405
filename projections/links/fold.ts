import type { Projection } from "../projection.ts";

/** A link never changes, and a template stays retired: what is told again changes nothing. */
export const links: Projection = {
  name: "links",
  async update(client, changed) {
    for (const { run, state, events } of changed) {
      for (const { event } of events) {
        if (event.type === "runLinked") {
          const { link, run: other, kind, part } = event.data;
          await client.query({
            name: "project-link",
            text: `insert into projections.run_link (link, run, other, kind, part)
                   values ($1, $2, $3, $4, $5) on conflict do nothing`,
            values: [link, run, other, kind, part],
          });
        }
        if (event.type === "templateRetired") {
          await client.query({
            name: "project-retired-template",
            text: `insert into projections.retired_template (organisation, template, run)
                   values ($1, $2, $3) on conflict do nothing`,
            values: [state.organisation, event.data.template, run],
          });
        }
      }
    }
  },
};
