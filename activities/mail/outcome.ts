import { inMail } from "./subject-matter.ts";

const ENDED = {
  en: {
    passed: {
      subject: "The group agreed",
      what: (about: string) => `The group agreed to ${about}. It is settled.`,
    },
    refused: {
      subject: "The group said no",
      what: (about: string) => `The group said no to ${about}.`,
    },
    overridden: {
      subject: "It went ahead without the group's agreement",
      what: (about: string) =>
        `Somebody in power decided that ${about}, goes ahead without the group's agreement. The record says who it was and why, and can never hide it. It does not count as agreed together.`,
    },
    dropped: {
      subject: "It will not happen",
      what: (about: string) =>
        `${about}, was given up, so nobody needs to answer any more. The record keeps the reason.`,
    },
  },
  cy: {
    passed: {
      subject: "Cytunodd y grŵp",
      what: (about: string) => `Cytunodd y grŵp â ${about}. Mae wedi’i benderfynu.`,
    },
    refused: {
      subject: "Ni chytunodd y grŵp",
      what: (about: string) => `Ni chytunodd y grŵp â ${about}.`,
    },
    overridden: {
      subject: "Aeth yn ei flaen heb gytundeb y grŵp",
      what: (about: string) =>
        `Penderfynodd rhywun mewn grym fod ${about}, yn mynd yn ei flaen heb gytundeb y grŵp. Mae’r cofnod yn dweud pwy oedd a pham, ac ni all byth guddio hynny. Nid yw’n cyfrif fel cytundeb ar y cyd.`,
    },
    dropped: {
      subject: "Ni fydd yn digwydd",
      what: (about: string) =>
        `Rhoddwyd y gorau i ${about}, felly nid oes angen i neb ateb mwyach. Mae’r cofnod yn cadw’r rheswm.`,
    },
  },
} as const;

/** How a gate ended, for everybody who was asked. */
export const outcome = inMail({
  en: ({ pathway, step, outcome: how, next, link }) => {
    const { subject, what } = ENDED.en[how ?? "passed"];
    return {
      subject: `${subject}: ${step}`,
      paragraphs: [
        what(`"${step}", part of ${pathway}`),
        `What happens next: ${next}`,
        `Read what was decided:\n${link}`,
      ],
    };
  },
  cy: ({ pathway, step, outcome: how, next, link }) => {
    const { subject, what } = ENDED.cy[how ?? "passed"];
    return {
      subject: `${subject}: ${step}`,
      paragraphs: [
        what(`"${step}", rhan o ${pathway}`),
        `Beth sy’n digwydd nesaf: ${next}`,
        `Darllenwch beth a benderfynwyd:\n${link}`,
      ],
    };
  },
});
