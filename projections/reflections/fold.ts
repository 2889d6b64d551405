import type { Projection } from "../projection.ts";

export const reflections: Projection = {
  name: "reflections",
  async update(client, changed) {
    const rows = changed.flatMap(({ run, state, events }) =>
      events.flatMap(({ event }) =>
        event.type === "reflected"
          ? [
              {
                event: event.id,
                run,
                organisation: state.organisation,
                template: state.template.name,
                step: event.data.step,
              },
            ]
          : [],
      ),
    );
    if (rows.length === 0) return;
    await client.query({
      name: "project-reflections",
      text: `insert into projections.reflection (event, run, organisation, template, step)
             select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[])
             on conflict do nothing`,
      values: [
        rows.map(({ event }) => event),
        rows.map(({ run }) => run),
        rows.map(({ organisation }) => organisation),
        rows.map(({ template }) => template),
        rows.map(({ step }) => step),
      ],
    });
  },
};
