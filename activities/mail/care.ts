import type { SubjectMatter, Text } from "./subject-matter.ts";

export const contributionAnswered = ({ pathway, link }: SubjectMatter): Text => ({
  subject: `What you shared has an answer: ${pathway}`,
  paragraphs: [
    `Something that you shared in ${pathway} has an answer.`,
    `Read it here. If it is not enough, you can say so there:\n${link}`,
  ],
});

/** The day that the group had set has come, and with it the step that waited for it. */
export const dayCome = ({ pathway, step, link }: SubjectMatter): Text => ({
  subject: `The day has come: ${step}`,
  paragraphs: [
    `In ${pathway} this was to be done on a day that you had set, and that day has come: ${step}.`,
    `What it is about, and where to begin:\n${link}`,
  ],
});

export const needStated = ({ pathway, own, link }: SubjectMatter): Text =>
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
      };

export const needMet = ({ pathway, link }: SubjectMatter): Text => ({
  subject: `What you need should be there now: ${pathway}`,
  paragraphs: [
    `Somebody wrote down that what you need to take part in ${pathway} is there now.`,
    `Is it? You can say yes or no here:\n${link}`,
  ],
});

export const standIn = ({ pathway, link }: SubjectMatter): Text => ({
  subject: `Somebody asked you to stand in for them: ${pathway}`,
  paragraphs: [
    `Somebody in ${pathway} would like you to answer for them when they can not. They can still answer themselves, and can end this at any time. So can you.`,
    `Who it is, and what they are asked, is on your page:\n${link}`,
    "Say what they would say. The record shows that you gave the answer for them.",
  ],
});

/** To those with lived experience. No name goes by mail, and nobody is told here what became of the person. */
export const loss = ({ pathway, link }: SubjectMatter): Text => ({
  subject: `Say how the group goes on: ${pathway}`,
  paragraphs: [
    `Two people in ${pathway} wrote down that somebody of the group is gone, or that nobody can reach them.`,
    "How the group goes on is for you to say, and for the others with lived experience. It takes two of you where there are two. What the person was asked about is not decided before that. There is no rush.",
    `Who it is, and where to say it in your own words:\n${link}`,
  ],
});
