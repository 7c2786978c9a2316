// Keeps what is typed, warns before the session ends, and leads to what needs mending.
"use strict";

// A form that was sent and led on to another page has done its work: what was kept of it is forgotten.
const leftBehind = JSON.parse(sessionStorage.getItem("sent") ?? "null");
if (leftBehind) {
  sessionStorage.removeItem("sent");
  if (leftBehind !== location.pathname) {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(`keep:${leftBehind}:`)) sessionStorage.removeItem(key);
  }
}

// What is typed into a form stays in this tab until the server has it: through reloads, signing in again and the back button.
const keepable = field => field.name && !["hidden", "file", "submit", "radio", "checkbox", "password"].includes(field.type);
for (const form of document.querySelectorAll("form[data-keep]")) {
  let restored = false;
  for (const field of form.elements) {
    if (!keepable(field)) continue;
    const key = `keep:${location.pathname}:${field.id}`;
    const served = field.tagName === "SELECT" ? field.value : field.defaultValue;
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (kept && kept.value === served) {
      sessionStorage.removeItem(key);
    } else if (kept && kept.served === served) {
      field.value = kept.value;
      restored = true;
    }
    field.addEventListener("input", () => sessionStorage.setItem(key, JSON.stringify({served, value: field.value})));
  }
  form.addEventListener("submit", () => sessionStorage.setItem("sent", JSON.stringify(location.pathname)));
  if (restored) {
    const note = document.createElement("p");
    note.className = "notice";
    note.setAttribute("role", "status");
    note.textContent = "We have put back what you had typed here before.";
    form.prepend(note);
    dispatchEvent(new Event("restored"));
  }
}

document.getElementById("error-summary")?.focus();

// The idle warning: five minutes before the end, or halfway for very short sessions. Any tab's activity counts for all.
const idleMinutes = Number(document.body.dataset.idleMinutes);
const warning = document.getElementById("session-warning");
if (idleMinutes && warning) {
  const limit = idleMinutes * 60000;
  const warnAfter = limit - Math.min(5 * 60000, limit / 2);
  const touch = () => localStorage.setItem("lastRequest", String(Date.now()));
  globalThis.sessionTouched = touch;
  touch();
  document.getElementById("stay").addEventListener("click", async () => {
    const answer = await fetch("/stay-signed-in", {method: "POST"}).catch(() => null);
    if (answer?.ok) {
      touch();
      warning.close();
    } else if (answer?.status === 401) {
      location.reload();
    }
  });
  setInterval(() => {
    const quiet = Date.now() - Number(localStorage.getItem("lastRequest"));
    if (quiet > warnAfter && quiet < limit && !warning.open) warning.showModal();
    if (quiet <= warnAfter && warning.open) warning.close();
    if (quiet >= limit && warning.open) {
      warning.close();
      dispatchEvent(new Event("sessionended"));
    }
  }, 1000);
}
