// Keeps what is typed, warns before the session ends, and leads to what needs mending.
"use strict";

const mendable = document.getElementById("error-summary");

// A form that was sent and led on has done its work: what was kept of it is forgotten. One that came back to be mended, or met
// trouble on the way, has not.
const sent = kept.tab.get("sent");
const cameBack = mendable && sent?.split("?")[0] === location.pathname;
const here = cameBack ? sent : location.pathname + location.search;
const ledOn = sent && !mendable && !document.querySelector(".error-page")
  && (sent.split("?")[0] !== location.pathname || /[?&]done=/.test(location.search));
if (ledOn) kept.arrived(sent);
if (!cameBack) kept.tab.drop("sent");

// What is typed stays in this tab until the server has it: through reloads, signing in again and the back button.
const keepable = field => field.name && !["hidden", "file", "submit", "radio", "checkbox", "password"].includes(field.type);
for (const form of document.querySelectorAll("form[data-keep]")) {
  const place = `form:${here}#${form.id}.`;
  let restored = false;
  for (const field of form.elements) {
    if (!keepable(field)) continue;
    const key = place + field.id;
    const served = field.tagName === "SELECT" ? field.value : field.defaultValue;
    const found = kept.tab.get(key);
    if (found && found.value === served) {
      kept.tab.drop(key);
    } else if (found && found.served === served) {
      field.value = found.value;
      restored = true;
    }
    field.addEventListener("input", () => kept.tab.set(key, {served, value: field.value}));
  }
  form.addEventListener("submit", () => kept.tab.set("sent", here));
  if (restored) {
    const note = document.createElement("p");
    note.className = "notice";
    note.setAttribute("role", "status");
    note.textContent = "We have put back what you had typed here before.";
    form.prepend(note);
    dispatchEvent(new Event("restored"));
  }
}

// A page belongs to the person it was made for. Each form says who that is, so that it is never sent in the name of whoever
// signed in since; and the browser puts nobody's words into somebody else's form.
if (kept.person !== "visitor") {
  for (const form of document.querySelectorAll("form[method=post]")) {
    form.append(Object.assign(document.createElement("input"), {type: "hidden", name: "person", value: kept.person}));
    form.autocomplete = "off";
  }
  addEventListener("pageshow", event => event.persisted && location.reload());
  kept.onForgotten(() => location.replace("/signed-out"));
}

// Signing out forgets what was kept; words that have not reached us are not dropped without asking.
const leaving = document.getElementById("unsent-warning");
const account = document.querySelector("form.account");
account?.addEventListener("submit", event => {
  const waiting = kept.everywhere.keys().some(key => !key.startsWith(kept.sealed))
      || kept.tab.keys().some(key => key.startsWith(`form:${here}#`));
  if (leaving && !leaving.open && waiting) {
    event.preventDefault();
    leaving.showModal();
  } else {
    kept.forget();
  }
});
document.getElementById("leave-anyway")?.addEventListener("click", () => account.requestSubmit());
document.getElementById("stay-here")?.addEventListener("click", () => leaving.close());

// A page that came in answer to a form is an ordinary page from now on: going back to it, or loading it again, sends nothing again.
history.replaceState(history.state, "", location.href);

const menu = document.querySelector(".menu-button");
menu?.addEventListener("click", () => menu.setAttribute("aria-expanded", document.body.classList.toggle("menu-open")));

mendable?.focus();

// The idle warning: five minutes before the end, or halfway for very short sessions. Any tab's activity counts for all.
const idleMinutes = Number(document.body.dataset.idleMinutes);
const warning = document.getElementById("session-warning");
if (idleMinutes && warning) {
  const limit = idleMinutes * 60000;
  const opened = Date.now();
  const warnAfter = limit - Math.min(5 * 60000, limit / 2);
  const touch = () => kept.device.set("lastRequest", String(Date.now()));
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
    const quiet = Date.now() - Number(kept.device.get("lastRequest") ?? opened);
    if (quiet > warnAfter && quiet < limit && !warning.open) warning.showModal();
    if (quiet <= warnAfter && warning.open) warning.close();
    if (quiet >= limit && warning.open) {
      warning.close();
      dispatchEvent(new Event("sessionended"));
    }
  }, 1000);
}
