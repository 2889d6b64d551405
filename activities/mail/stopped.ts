import { inMail } from "./subject-matter.ts";

export const stopped = inMail({
  en: ({ pathway, step, link }) => ({
    subject: `Somebody would like more time, or to talk: ${step}`,
    paragraphs: [
      `Somebody who was asked about "${step}", part of ${pathway}, needs more time or wants to talk. The clock has stopped. It stays so until they answer, or until you start it again with their agreement.`,
      `Please get in touch with them soon, in working hours. Who it is:\n${link}`,
    ],
  }),
  cy: ({ pathway, step, link }) => ({
    subject: `Hoffai rhywun gael mwy o amser, neu siarad: ${step}`,
    paragraphs: [
      `Gofynnwyd i rywun am "${step}", rhan o ${pathway}, ac mae angen mwy o amser arnynt neu maent am siarad. Mae’r cloc wedi stopio. Mae’n aros felly nes iddynt ateb, neu nes i chi ei ailgychwyn gyda’u cytundeb.`,
      `Cysylltwch â nhw yn fuan, yn ystod oriau gwaith. Pwy ydynt:\n${link}`,
    ],
  }),
});
