// Small comforts. Every page works without this file.

// After a mistake, start at the list of what to mend.
document.querySelector("[data-focus]")?.focus();

// "Print this page" appears only where pressing it does something.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Half-written answers survive a closed page, on this device only, until they are on record or somebody signs out.
const PREFIX = "alongside-draft:";
const drafts = {
  read(key) {
    try {
      return JSON.parse(localStorage.getItem(PREFIX + key) ?? "null");
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      localStorage.setItem(PREFIX + key, JSON.stringify(value));
    } catch {
      // Full or forbidden: the form itself still holds the words.
    }
  },
  forget(matches) {
    try {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith(PREFIX) && matches(key.slice(PREFIX.length)))
          localStorage.removeItem(key);
      }
    } catch {
      // No storage, nothing to forget.
    }
  },
};

const { draftDone, forgetDrafts } = document.body.dataset;
if (forgetDrafts) drafts.forget(() => true);
if (draftDone) drafts.forget((key) => key === draftDone);

const isText = (input) =>
  input.name !== "" && (input.type === "text" || input.type === "textarea") && !input.readOnly;

for (const form of document.querySelectorAll("form[data-draft]")) {
  const key = form.dataset.draft;
  const saved = drafts.read(key);
  let brought = false;
  for (const input of form.elements) {
    const draft = saved?.[input.name];
    // Only over the words that the draft began from: never over somebody's newer ones.
    if (isText(input) && draft?.from === input.defaultValue && draft.words !== draft.from) {
      input.value = draft.words;
      brought = true;
    }
  }
  const note = form.querySelector("[data-draft-note]");
  if (brought && note) note.hidden = false;
  form.addEventListener("input", () => {
    const texts = [...form.elements]
      .filter(isText)
      .map((input) => [input.name, { from: input.defaultValue, words: input.value }]);
    drafts.write(key, Object.fromEntries(texts));
  });
}
