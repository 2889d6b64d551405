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

// What people write or choose. Never what the page holds for itself, a password or a file.
const WORDS = ["text", "textarea", "email", "tel", "search", "number"];
const isFixed = ({ name, readOnly, disabled }) => name === "" || readOnly || disabled;

/** Each thing of a form that can be half filled in: what it was when the page came, what it is now, and how to set it. */
function fieldsOf(form) {
  const fields = new Map();
  for (const input of form.elements) {
    if (isFixed(input)) continue;
    const { name, type, value } = input;
    if (WORDS.includes(type)) {
      fields.set(name, {
        from: input.defaultValue,
        now: value,
        set: (words) => (input.value = words),
      });
    } else if (type === "checkbox") {
      fields.set(`${name} ${value}`, {
        from: input.defaultChecked,
        now: input.checked,
        set: (ticked) => (input.checked = ticked),
      });
    } else if (type === "select-one") {
      const options = [...input.options];
      fields.set(name, {
        from: (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? "",
        now: value,
        // A choice that is no longer offered stays as the page has it.
        set: (chosen) =>
          options.some((option) => option.value === chosen) && (input.value = chosen),
      });
    } else if (type === "radio" && !fields.has(name)) {
      const group = [...form.elements].filter((one) => one.name === name && one.type === "radio");
      fields.set(name, {
        from: group.find((one) => one.defaultChecked)?.value ?? "",
        now: group.find((one) => one.checked)?.value ?? "",
        set: (chosen) => group.forEach((one) => (one.checked = one.value === chosen)),
      });
    }
  }
  return fields;
}

for (const form of document.querySelectorAll("form[data-draft]")) {
  const key = form.dataset.draft;
  const saved = drafts.read(key);
  let brought = false;
  for (const [name, field] of fieldsOf(form)) {
    const draft = saved?.[name];
    // Only over what the draft began from: never over somebody's newer words or choice.
    if (draft?.from === field.from && draft.now !== draft.from) {
      field.set(draft.now);
      brought = true;
    }
  }
  const note = form.querySelector("[data-draft-note]");
  if (brought && note) note.hidden = false;
  form.addEventListener("input", () => {
    const held = [...fieldsOf(form)].map(([name, { from, now }]) => [name, { from, now }]);
    drafts.write(key, Object.fromEntries(held));
  });
}
