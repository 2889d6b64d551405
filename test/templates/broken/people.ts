import { step, type Broken } from "./change.ts";

/** Circles, declarations, credentials, who leads and who joins. */
export const brokenPeople: readonly Broken[] = [
  {
    code: "circle-says-two-numbers",
    at: ["circles", "panel", "of", 0, "atLeast"],
    value: 2,
    says: 'circles.panel.of.0: The circle "panel" says both "atLeast" and "exactly" of the side "pwle". Keep one.',
  },
  {
    code: "unknown-declaration",
    at: ["circles", "trainers", "of", 0, "declares"],
    value: ["able"],
    says: 'circles.trainers.of.0.declares.0: There is no declaration "able". Add it to the template\'s declarations.',
  },
  {
    code: "circle-line-always-empty",
    at: ["declarations", 0, "conflict"],
    value: true,
    says: 'circles.trainers.of.0.declares.0: Whoever declares "trained" has a conflict of interest and may not sign off, so this line is always empty. Ask for another declaration.',
  },
  {
    code: "unknown-exception-step",
    at: ["circles", "group", "except"],
    value: [{ authorsOf: "nowhere" }],
    says: 'circles.group.except.0.authorsOf: There is no step "nowhere" whose authors could be left out. Name a step of this template.',
  },
  {
    code: "unknown-circle",
    at: step("meet", "parts", "blocks", 0, "leads"),
    value: "leaders",
    says: 'steps.2.parts.blocks.0.leads: There is no circle "leaders". Add it to the template\'s circles, or name another.',
  },
  {
    code: "unknown-credential",
    at: ["circles", "trainers", "of", 0, "holds"],
    value: ["trainer"],
    says: 'circles.trainers.of.0.holds.0: There is no credential "trainer". Add it to the template\'s credentials, and say how it is earned.',
  },
  {
    code: "credential-from-itself",
    at: ["credentials", 1, "from"],
    value: "some-of-everything",
    says: 'credentials.1.from: "first-aider" is to be earned in runs of this very template. Say how, with "earnedBy".',
  },
  {
    code: "credential-unknown-step",
    at: ["credentials", 0, "earnedBy", "steps"],
    value: ["training"],
    says: 'credentials.0.earnedBy.steps.0: There is no step "training" in which "champion" could be earned. Name a step of this template.',
  },
  {
    code: "credential-without-session",
    at: ["credentials", 0, "earnedBy", "steps"],
    value: ["ask"],
    says: 'credentials.0.earnedBy.steps.0: No session is held in "ask", so nobody could earn "champion" there. Name a step with sessions.',
  },
  {
    code: "guardian-of-conflict",
    at: ["declarations", 1, "conflict"],
    value: true,
    says: 'declarations.1: "consent" is a conflict of interest, and nobody consents to that for somebody else. Take "guardian" out.',
  },
  {
    code: "joins-may-steer",
    at: ["joins", 0, "roles"],
    value: ["contributor", "coordinator"],
    says: 'joins.0.roles: Whoever joins by themselves could steer the run. Take "coordinator" out.',
  },
  {
    code: "joins-partner-decides",
    at: ["joins", 0],
    value: { side: "partner", roles: ["decision-maker"] },
    says: 'joins.0.roles: A partner proposes and never votes: take "decision-maker" out.',
  },
  {
    code: "circle-without-lead",
    at: ["circles", "trainers", "of", 0, "roles"],
    value: ["lead"],
    says: 'circles.trainers.of.0.roles: Nobody leads a run of this template, so "lead" in the circle "trainers" means nobody. Add "lead" to the template, or take it out here.',
  },
  {
    code: "circle-never-decides",
    at: ["circles", "panel", "of", 0, "roles"],
    value: ["supporter"],
    says: 'circles.panel.of.0.roles: The circle "panel" is asked to decide, and who leads or supports never decides. Name other roles of the side "pwle".',
  },
  {
    code: "staff-decide-in-led-run",
    at: ["lead"],
    value: { side: "pwle" },
    says: 'circles.panel.of.1.side: In a run that somebody of the side "pwle" leads, staff support and never decide. Take them out of "panel".',
  },
];
