import { counted } from "../../domain/counted-words.ts";
import { inMail } from "./subject-matter.ts";

export const escalation = inMail({
  en: ({ pathway, step, waitingFor, due, link }) => ({
    subject: `Answers are missing: ${step}`,
    paragraphs: [
      `${counted(waitingFor, "en", { one: "One person has", other: "# people have" })} not answered in time on "${step}", part of ${pathway}. The run waits for them. They are asked to answer by ${due}.`,
      `Please get in touch with them, in working hours, and ask what would help. Who they are:\n${link}`,
      "Nothing passes because time did.",
    ],
  }),
  cy: ({ pathway, step, waitingFor, due, link }) => ({
    subject: `Mae atebion ar goll: ${step}`,
    paragraphs: [
      `Mae ${counted(waitingFor, "cy", { one: "un person", two: "# berson", other: "# o bobl" })} heb ateb mewn pryd ar "${step}", rhan o ${pathway}. Mae’r prosiect yn aros amdanynt. Gofynnir iddynt ateb erbyn ${due}.`,
      `Cysylltwch â nhw, yn ystod oriau gwaith, a gofynnwch beth fyddai’n helpu. Pwy ydynt:\n${link}`,
      "Nid oes dim yn cael ei basio am fod amser wedi mynd heibio.",
    ],
  }),
});
