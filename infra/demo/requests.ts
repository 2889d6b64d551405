import type { Act } from "./door.ts";

export type ApiRequest = {
  readonly method: "POST" | "PUT";
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: { readonly [name: string]: string };
};

const post = (path: string, body?: unknown): ApiRequest => ({
  method: "POST",
  path,
  ...(body === undefined ? {} : { body }),
});

/** The request by which the API takes an act. */
export const requestFor = (run: string, act: Act): ApiRequest => {
  const at = `/runs/${run}`;
  switch (act.act) {
    case "join": {
      const { person, side, roles, declares } = act;
      return post(`${at}/members`, { person, side, roles, declares });
    }
    case "save": {
      const { part, basedOn, sections, note } = act;
      return {
        method: "PUT",
        path: `${at}/parts/${part}/form`,
        body: { sections, note },
        headers: { "if-match": `"${basedOn}"` },
      };
    }
    case "ask": {
      const { part, version, sections } = act;
      return post(`${at}/parts/${part}/sign-off-requests`, { version, sections });
    }
    case "answer": {
      const { request, answer, version, digest, comment } = act;
      const words = answer === "no" || answer === "more-time" ? "reason" : "comment";
      const said = comment === null ? {} : { [words]: comment };
      const body = { answer, version, digest, ...said };
      return post(`${at}/sign-off-requests/${request}/answers`, body);
    }
    case "object": {
      const { part, version, reason } = act;
      return post(`${at}/parts/${part}/objections`, { version, reason });
    }
    case "lift":
      return post(`${at}/parts/${act.part}/objections/${act.objection}/lift`);
    case "contribute": {
      const { part, kind, text } = act;
      return post(`${at}/contributions`, { part, kind, text });
    }
    case "reply": {
      const { contribution, outcome, text } = act;
      return post(`${at}/contributions/${contribution}/answer`, { outcome, reply: text });
    }
    case "add-site":
      return post(`${at}/parts`, { stage: act.stage, title: act.title });
    case "sites-complete":
      return post(`${at}/stages/${act.stage}/complete-sites`);
    case "start":
      return post(`${at}/parts/${act.part}/delivery/start`, { on: act.on });
    case "complete": {
      const { part, on, reached, deliveredBy, report } = act;
      return post(`${at}/parts/${part}/delivery/complete`, { on, reached, deliveredBy, report });
    }
  }
};
