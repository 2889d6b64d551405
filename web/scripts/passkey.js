// Passkeys, where the browser knows them. Every page works without this file: an answer is then signed in, not signed.

const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
const withIds = (list) => (list ?? []).map((one) => ({ ...one, id: toBytes(one.id) }));

const known = "PublicKeyCredential" in window && window.isSecureContext;
const note = (form, on) => {
  const words = form.querySelector("[data-passkey-note]");
  if (words) words.hidden = !on;
};
const send = (form, credential) => {
  form.querySelector("input[name=passkey]").value = JSON.stringify(credential);
  form.submit();
};

// Switched off in the page itself, so that without this file nobody seems to have asked for a signature.
for (const part of document.querySelectorAll("[data-passkey-only]")) {
  part.hidden = !known;
  part.disabled = !known;
}

for (const form of document.querySelectorAll("form[data-passkey-sign]")) {
  const choice = form.querySelector("input[name=sign]");
  if (!known || !choice) continue;
  const onSubmit = async (event) => {
    if (!choice.checked) return;
    event.preventDefault();
    note(form, false);
    try {
      const asked = await fetch(form.dataset.passkeySign, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
      });
      // What is missing in the answer is said by the page itself.
      if (!asked.ok) return form.submit();
      const { options, at, nonce } = await asked.json();
      const made = await navigator.credentials.get({
        publicKey: {
          ...options,
          challenge: toBytes(options.challenge),
          allowCredentials: withIds(options.allowCredentials),
        },
      });
      const { clientDataJSON, authenticatorData, signature } = made.response;
      const response = {
        clientDataJSON: toText(clientDataJSON),
        authenticatorData: toText(authenticatorData),
        signature: toText(signature),
      };
      send(form, { at, nonce, assertion: { id: made.id, rawId: made.id, response } });
    } catch {
      note(form, true);
      choice.focus();
    }
  };
  form.addEventListener("submit", (event) => void onSubmit(event));
}

for (const form of document.querySelectorAll("form[data-passkey-make]")) {
  if (!known) continue;
  const onSubmit = async (event) => {
    event.preventDefault();
    note(form, false);
    try {
      const asked = await fetch(form.dataset.passkeyMake, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
      });
      const options = await asked.json();
      const made = await navigator.credentials.create({
        publicKey: {
          ...options,
          challenge: toBytes(options.challenge),
          user: { ...options.user, id: toBytes(options.user.id) },
          excludeCredentials: withIds(options.excludeCredentials),
        },
      });
      const response = {
        clientDataJSON: toText(made.response.clientDataJSON),
        attestationObject: toText(made.response.attestationObject),
        transports: made.response.getTransports?.() ?? [],
      };
      send(form, { id: made.id, rawId: made.id, response });
    } catch {
      note(form, true);
    }
  };
  form.addEventListener("submit", (event) => void onSubmit(event));
}
