// For someone who answers a pulse: a choice can be cleared, another language keeps what is chosen, and once it is sent
// the way back shows nothing.
"use strict";
const radios = () => [...document.querySelectorAll("#form input[type=radio]")];
const clearers = () => document.querySelectorAll("#form .clear");
const offer = () => clearers().forEach(button => { button.hidden = !button.closest("fieldset").querySelector(":checked"); });
const forget = () => {
  radios().forEach(radio => { radio.checked = false; });
  offer();
};
let sent = false;

document.addEventListener("change", offer);
document.addEventListener("submit", () => { sent = true; });
addEventListener("pagehide", () => { if (sent) forget(); });
addEventListener("pageshow", event => {
  const anew = performance.getEntriesByType("navigation")[0]?.type === "navigate";
  if (sent || !event.persisted && !anew) forget();
  sent = false;
});

document.addEventListener("click", async event => {
  const clearer = event.target.closest(".clear");
  const language = event.target.closest(".choices a");
  if (clearer) {
    const group = [...clearer.closest("fieldset").querySelectorAll("input")];
    group.forEach(radio => { radio.checked = false; });
    group[0].focus();
    offer();
  } else if (language && !event.ctrlKey && !event.metaKey && !event.shiftKey && document.querySelector("#form :checked")) {
    event.preventDefault();
    try {
      await show(language.href);
    } catch {
      location.href = language.href;
    }
  }
});

/* The same page in another language takes this one's place, so that choices are neither stored nor sent anywhere. */
async function show(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const radio of radios().filter(one => one.checked)) {
    page.querySelector(`#form input[name="${radio.name}"][value="${radio.value}"]`).checked = true;
  }
  document.documentElement.lang = page.documentElement.lang;
  document.title = page.title;
  document.body.replaceWith(page.body);
  history.replaceState(null, "", address);
  offer();
  document.querySelector(".choices [aria-current]").focus();
}
