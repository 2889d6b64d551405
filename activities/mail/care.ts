import { inMail } from "./subject-matter.ts";

export const contributionAnswered = inMail({
  en: ({ pathway, link }) => ({
    subject: `What you shared has an answer: ${pathway}`,
    paragraphs: [
      `Something that you shared in ${pathway} has an answer.`,
      `Read it here. If it is not enough, you can say so there:\n${link}`,
    ],
  }),
  cy: ({ pathway, link }) => ({
    subject: `Mae ateb i’r hyn a rannoch: ${pathway}`,
    paragraphs: [
      `Mae ateb i rywbeth a rannoch yn ${pathway}.`,
      `Darllenwch ef yma. Os nad yw’n ddigon, gallwch ddweud hynny yno:\n${link}`,
    ],
  }),
});

/** The day that the group had set has come, and with it the step that waited for it. */
export const dayCome = inMail({
  en: ({ pathway, step, link }) => ({
    subject: `The day has come: ${step}`,
    paragraphs: [
      `In ${pathway} you had set a day for this, and that day has come: ${step}.`,
      `What it is about, and where to begin:\n${link}`,
    ],
  }),
  cy: ({ pathway, step, link }) => ({
    subject: `Mae’r diwrnod wedi dod: ${step}`,
    paragraphs: [
      `Yn ${pathway} roeddech wedi gosod diwrnod ar gyfer hyn, ac mae’r diwrnod hwnnw wedi dod: ${step}.`,
      `Am beth mae hyn, a ble i ddechrau:\n${link}`,
    ],
  }),
});

export const needStated = inMail({
  en: ({ pathway, own, link }) =>
    own
      ? {
          subject: `What you need is written down: ${pathway}`,
          paragraphs: [
            `Somebody wrote down for you what you need to take part in ${pathway}. Nothing that you are asked about is decided until it is there.`,
            `If it is not right, tell whoever looks after the group. Your page:\n${link}`,
          ],
        }
      : {
          subject: `Somebody needs something to take part: ${pathway}`,
          paragraphs: [
            `Somebody in ${pathway} said what they need to take part. Nothing that they are asked about is decided until it is there.`,
            `What it is, and where to say that it is there:\n${link}`,
          ],
        },
  cy: ({ pathway, own, link }) =>
    own
      ? {
          subject: `Mae’r hyn sydd ei angen arnoch wedi’i ysgrifennu: ${pathway}`,
          paragraphs: [
            `Ysgrifennodd rhywun ar eich rhan beth sydd ei angen arnoch i gymryd rhan yn ${pathway}. Ni phenderfynir dim y gofynnir i chi amdano nes ei fod yno.`,
            `Os nad yw’n iawn, dywedwch wrth bwy bynnag sy’n gofalu am y grŵp. Eich tudalen:\n${link}`,
          ],
        }
      : {
          subject: `Mae angen rhywbeth ar rywun i gymryd rhan: ${pathway}`,
          paragraphs: [
            `Dywedodd rhywun yn ${pathway} beth sydd ei angen arnynt i gymryd rhan. Ni phenderfynir dim y gofynnir iddynt amdano nes ei fod yno.`,
            `Beth ydyw, a ble i ddweud ei fod yno:\n${link}`,
          ],
        },
});

export const needMet = inMail({
  en: ({ pathway, link }) => ({
    subject: `What you need should be there now: ${pathway}`,
    paragraphs: [
      `Somebody wrote down that what you need to take part in ${pathway} is there now.`,
      `Is it? You can say yes or no here:\n${link}`,
    ],
  }),
  cy: ({ pathway, link }) => ({
    subject: `Dylai’r hyn sydd ei angen arnoch fod yno nawr: ${pathway}`,
    paragraphs: [
      `Ysgrifennodd rhywun fod yr hyn sydd ei angen arnoch i gymryd rhan yn ${pathway} yno nawr.`,
      `A yw yno? Gallwch ddweud ydy neu nac ydy yma:\n${link}`,
    ],
  }),
});

export const standIn = inMail({
  en: ({ pathway, link }) => ({
    subject: `Somebody asked you to stand in for them: ${pathway}`,
    paragraphs: [
      `Somebody in ${pathway} would like you to answer for them when they can not. They can still answer themselves, and can end this at any time. So can you.`,
      `Who it is, and what they are asked, is on your page:\n${link}`,
      "Say what they would say. The record shows that you gave the answer for them.",
    ],
  }),
  cy: ({ pathway, link }) => ({
    subject: `Gofynnodd rhywun i chi ateb ar eu rhan: ${pathway}`,
    paragraphs: [
      `Hoffai rhywun yn ${pathway} i chi ateb ar eu rhan pan na allant. Gallant ateb eu hunain o hyd, a gallant ddod â hyn i ben ar unrhyw adeg. Gallwch chithau hefyd.`,
      `Mae pwy ydynt, a’r hyn y gofynnir iddynt, ar eich tudalen:\n${link}`,
      "Dywedwch yr hyn y byddent hwy yn ei ddweud. Mae’r cofnod yn dangos i chi roi’r ateb ar eu rhan.",
    ],
  }),
});

/** To those with lived experience. No name goes by mail, and nobody is told here what became of the person. */
export const loss = inMail({
  en: ({ pathway, link }) => ({
    subject: `Say how the group goes on: ${pathway}`,
    paragraphs: [
      `Two people in ${pathway} wrote down that somebody is gone, or that nobody can reach them.`,
      "How the group goes on is for you to say, and for the others with lived experience. It takes two of you where there are two. What the person was asked about is not decided before that. There is no rush.",
      `Who it is, and where to say it in your own words:\n${link}`,
    ],
  }),
  cy: ({ pathway, link }) => ({
    subject: `Dywedwch sut mae’r grŵp yn mynd ymlaen: ${pathway}`,
    paragraphs: [
      `Ysgrifennodd dau berson yn ${pathway} fod rhywun o’r grŵp wedi mynd, neu na all neb eu cyrraedd.`,
      "Chi sydd i ddweud sut mae’r grŵp yn mynd ymlaen, ynghyd â’r lleill â phrofiad bywyd. Mae’n cymryd dau ohonoch lle mae dau. Ni phenderfynir ar yr hyn y gofynnwyd i’r person amdano cyn hynny. Does dim brys.",
      `Pwy ydynt, a ble i’w ddweud yn eich geiriau eich hun:\n${link}`,
    ],
  }),
});
