import type { Projection } from "../projection.ts";

export const reflections: Projection = {
  name: "reflections",
  async update(client, changed) {
    for (const { run, state, events } of changed) {
      for (const { event } of events) {
        if (event.type !== "reflected") continue;
        await client.query({
          name: "project-reflection",
          text: `insert into projections.reflection (event, run, organisation, template, stage)
                 values ($1, $2, $3, $4, $5) on conflict do nothing`,
          values: [event.id, run, state.organisation, state.template.name, event.data.stage],
        });
      }
    }
  },
};
