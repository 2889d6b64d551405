import type { Act } from "./client.ts";

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

const put = (path: string, body: unknown): ApiRequest => ({ method: "PUT", path, body });

/** The request by which the API takes an act of `me`. */
export const requestFor = (run: string, me: string, act: Act): ApiRequest => {
  const at = `/runs/${run}`;
  switch (act.act) {
    case "join": {
      const { person, side, roles } = act;
      return post(`${at}/members`, { person, side, roles });
    }
    case "join-myself": {
      const { side, roles, declares } = act;
      return post(`${at}/joining`, { side, roles, declares });
    }
    case "give-roles":
      return put(`${at}/members/${act.member}/roles`, { roles: act.roles });
    case "declare": {
      const { declares, holds } = act;
      return post(`${at}/members/${me}/declarations`, { declares, holds });
    }
    case "name-guardian":
      return post(`${at}/members/${act.of}/guardians`, { guardian: act.guardian });
    case "declare-for": {
      const { member, declares, holds } = act;
      return post(`${at}/members/${member}/declarations`, { declares, holds, by: "guardian" });
    }
    case "allow-contact":
      return put(`${at}/members/${me}/contact`, { holds: act.holds });
    case "link": {
      const { kind, run: other, part } = act;
      return post(`${at}/links`, { kind, run: other, part });
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
    case "override":
      return post(`${at}/parts/${act.part}/override`, { reason: act.reason });
    case "state-fact":
      return post(`${at}/parts/${act.part}/facts`, { fact: act.fact, on: act.on });
    case "recuse":
      return post(
        `${at}/parts/${act.part}/recusals`,
        act.reason === null ? {} : { reason: act.reason },
      );
    case "report-loss":
      return post(`${at}/members/${act.member}/loss`);
    case "deny-loss":
      return post(`${at}/members/${me}/loss/denial`);
    case "go-on":
      return post(`${at}/members/${act.member}/loss/going-on`, { how: act.how });
    case "withdraw":
      return post(`${at}/members/${me}/withdrawal`);
    case "state-need":
      return post(`${at}/members/${me}/access-needs`, { what: act.what });
    case "meet-need":
      return post(`${at}/members/${act.member}/access-needs/${act.need}/met`, { how: act.how });
    case "offer-payment": {
      const { member, pence } = act;
      return post(`${at}/members/${member}/payments`, { kind: "payment", pence });
    }
    case "answer-payment": {
      const { payment, answer } = act;
      return post(`${at}/members/${me}/payments/${payment}/answer`, { answer });
    }
    case "make-payment":
      return post(`${at}/members/${act.member}/payments/${act.payment}/paid`);
    case "build-capacity": {
      const { member, kind, what, on } = act;
      return post(`${at}/members/${member}/capacity`, { kind, what, on });
    }
    case "submit":
      return post(`${at}/parts/${act.part}/submit`, { version: act.version });
    case "drop-site":
      return post(`${at}/parts/${act.part}/drop`, { reason: act.reason });
    case "add-site":
      return post(`${at}/parts`, { step: act.step, title: act.title });
    case "sites-complete":
      return post(`${at}/steps/${act.step}/complete-sites`);
    case "start":
      return post(`${at}/parts/${act.part}/delivery/start`, { on: act.on });
    case "open-poll": {
      const { part, block, voters } = act;
      const asked = voters === null ? {} : { voters: voters.map(({ email }) => ({ email })) };
      return post(`${at}/parts/${part}/polls`, { block, ...asked });
    }
    case "vote":
      return post(`${at}/polls/${act.poll}/ballot`, { choice: act.choice });
    case "measure": {
      const { part, act: _, ...figure } = act;
      return post(`${at}/parts/${part}/measures`, figure);
    }
    case "complete": {
      const { part, on, reached, deliveredBy, report } = act;
      return post(`${at}/parts/${part}/delivery/complete`, { on, reached, deliveredBy, report });
    }
    case "plan-session": {
      const { part, block, on, until, place, mode, offers } = act;
      const body = { on, until, place, mode, offers };
      return post(`${at}/parts/${part}/blocks/${block}/sessions`, body);
    }
    case "hold-session": {
      const { session, on, came, ledBy, others, account } = act;
      return post(`${at}/sessions/${session}/held`, { on, came, ledBy, others, account });
    }
    case "cancel-session":
      return post(`${at}/sessions/${act.session}/cancelled`, { reason: act.reason });
    case "voice": {
      const { session, kind, text, contact } = act;
      const body = { kind, text, mayContact: contact !== null, contact };
      return post(`${at}/sessions/${session}/voices`, body);
    }
    case "declare-side":
      return put(`${at}/members/${me}/sides`, { sides: act.sides });
    case "bear-out":
      return post(`${at}/claims/${act.claim}/corroboration`, { agrees: act.agrees });
    case "claim-credential":
      return post(`${at}/credentials/${act.credential}/claim`);
    case "show-credential":
      return post(`${at}/credentials/${act.credential}/show`, {});
  }
};
