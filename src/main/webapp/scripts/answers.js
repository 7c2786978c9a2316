// Saves each answer as it is given, says so, and loses nothing: what could not be saved stays in this browser and is sent later.
"use strict";
const page = document.getElementById("answers");
const {slug, review, zone} = page.dataset;
const OWN_CHANGE = "urn:pledgekeeper:problem:own-change";
const NOT_YOUR_PAGE = "urn:pledgekeeper:problem:not-your-page";
// How long a step must be rested on with the arrow keys before it counts as the answer.
const REST = 2000;
const later = isKept => isKept ? "It is kept in this browser and goes when you are back online."
  : "Please leave this page open: it goes when you are back online.";
const TITLES = Object.fromEntries([...page.querySelectorAll("section.indicator:first-of-type .scale label")]
  .map(label => [label.querySelector("input").value, label.textContent.trim()]));

class Indicator {
  constructor(section) {
    this.section = section;
    this.id = section.dataset.indicator;
    this.version = Number(section.dataset.version);
    this.key = `answer:${review}:${this.id}`;
    this.state = section.querySelector(".save-state");
    this.radios = [...section.querySelectorAll("input[type=radio]")];
    this.fields = Object.fromEntries([...section.querySelectorAll("[data-field]")].map(field => [field.dataset.field, field]));
    this.saved = JSON.stringify(this.read());
    this.carried = section.querySelector(".carried");
    this.carried?.querySelector(".confirm").addEventListener("click", () => this.save());
    this.scale = section.querySelector(".scale");
    this.scale.addEventListener("keydown", event => this.walks = event.key.startsWith("Arrow"));
    this.scale.addEventListener("keyup", event => {
      this.walks = false;
      // Space on a step that is chosen already says yes to it.
      if (event.key === " ") this.meant();
    });
    this.scale.addEventListener("focusout", event => this.scale.contains(event.relatedTarget) || this.rested());
    for (const radio of this.radios) {
      radio.addEventListener("change", () => this.walks ? this.passing() : this.changed());
      radio.addEventListener("click", () => this.walks || this.meant());
    }
    for (const field of Object.values(this.fields)) {
      field.addEventListener("input", () => {
        this.keep();
        this.say("typing", "Not saved yet");
      });
      field.addEventListener("change", () => this.changed());
    }
    this.clear = section.querySelector(".clear");
    this.clear.addEventListener("click", () => {
      this.write({...this.read(), level: null});
      this.changed();
      this.radios[0].focus();
    });
    this.undo = section.querySelector(".undo");
    this.undo.addEventListener("click", () => this.putBack());
    this.arrange();
    this.restore();
  }

  // The arrow keys pass over steps on the way to another: one counts once the focus rests on it or leaves.
  passing() {
    this.arrange();
    this.say("typing", "Not saved yet");
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.rested(), REST);
  }

  rested() {
    if (!this.rest) return;
    clearTimeout(this.rest);
    this.rest = null;
    this.changed();
  }

  // Choosing last time's answer again confirms it, though nothing changes.
  meant() {
    if (this.rest) this.rested();
    else if (this.section.dataset.origin === "CARRIED" && !this.busy && JSON.stringify(this.read()) === this.saved) this.save();
  }

  leave() {
    if (this.rest) this.rested();
    else if (this.state.dataset.state === "typing") this.changed();
  }

  read() {
    return {
      level: this.radios.find(radio => radio.checked)?.value ?? null,
      note: this.fields.note.value, changed: this.fields.changed.value,
    };
  }

  write(answer) {
    for (const radio of this.radios) radio.checked = radio.value === answer.level;
    for (const [name, field] of Object.entries(this.fields)) field.value = answer[name] ?? "";
    this.arrange();
  }

  arrange() {
    const level = this.read().level;
    this.section.querySelector(".changed-field").hidden = level !== "4";
    if (level === "NOT_RELEVANT" || level === "4") this.section.querySelector("details").open = true;
    this.clear.hidden = !level;
  }

  say(state, words) {
    this.state.dataset.state = state;
    this.state.textContent = words;
  }

  keep() {
    this.isKept = kept.everywhere.set(this.key, {version: this.version, answer: this.read()});
  }

  restore() {
    const found = kept.everywhere.get(this.key);
    if (!found) return;
    if (JSON.stringify(found.answer) === this.saved) {
      kept.everywhere.drop(this.key);
    } else {
      this.write(found.answer);
      this.version = found.version;
      this.changed();
    }
  }

  changed() {
    this.arrange();
    this.keep();
    this.save();
  }

  problem(name, message) {
    const field = this.fields[name];
    let error = document.getElementById(`${field.id}-error`);
    if (!error) {
      error = document.createElement("p");
      error.className = "error";
      error.id = `${field.id}-error`;
      field.before(error);
    }
    error.textContent = message;
    field.closest(".field").classList.add("invalid");
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby").replace(/ \S+-error$/, "")} ${error.id}`);
    this.section.querySelector("details").open = true;
  }

  clearProblems() {
    for (const field of Object.values(this.fields)) {
      document.getElementById(`${field.id}-error`)?.remove();
      field.closest(".field").classList.remove("invalid");
      field.removeAttribute("aria-invalid");
      field.setAttribute("aria-describedby", field.getAttribute("aria-describedby").replace(/ \S+-error$/, ""));
    }
  }

  async save() {
    if (this.busy) {
      this.again = true;
      return;
    }
    this.busy = true;
    this.again = false;
    this.unsent = false;
    const sent = this.read();
    this.say("saving", "Saving …");
    try {
      const answer = await call("PUT", `answers/${this.id}`, {...sent, version: this.version});
      await this.heard(answer, sent);
    } catch {
      this.unsent = true;
      this.say("waiting", `Not sent yet. ${later(this.isKept)}`);
    }
    this.busy = false;
    if (this.again) await this.save();
  }

  says(answer, sent) {
    const plain = text => text?.trim() || null;
    return (answer.level ?? null) === sent.level
        && plain(answer.note) === plain(sent.note) && plain(answer.changed) === plain(sent.changed);
  }

  // Once someone has answered, nothing asks any more whether last time's answer still holds.
  settle(origin) {
    this.section.dataset.origin = origin;
    if (!this.carried) return;
    const hadFocus = this.carried.contains(document.activeElement);
    for (const part of this.carried.querySelectorAll(".carried-ask, .confirm")) part.hidden = origin !== "CARRIED";
    if (hadFocus) this.radios.find(radio => radio.checked)?.focus();
  }

  async heard(answer, sent) {
    const type = answer.headers.get("Content-Type") ?? "";
    const body = type.includes("json") ? await answer.json() : {};
    // What was sent before and arrived, although its reply was lost, stands there as our own words: it is saved.
    const own = answer.status === 409 && this.says(body.theirs, sent);
    if (answer.ok || own) {
      this.stands(own ? body.theirs : body, sent);
    } else if (answer.status === 409) {
      this.say("conflict", body.detail);
      this.conflict(sent, body.theirs, body.type === OWN_CHANGE);
    } else if (answer.status === 401) {
      this.signedOut(body);
    } else if (answer.status === 422) {
      this.clearProblems();
      this.say("waiting", "Not saved yet: something needs a small change.");
      for (const [name, message] of Object.entries(body.fields ?? {})) {
        if (this.fields[name]) this.problem(name, message);
        else this.say("waiting", message);
      }
    } else {
      this.unsent = true;
      this.say("waiting", `${body.detail ?? "This could not be saved just now."} ${this.isKept ? "What you typed is kept in this browser."
        : "Please leave this page open; we try again."}`);
    }
  }

  // What the server says it has; only that is called saved.
  stands(answer, sent) {
    globalThis.sessionTouched?.();
    this.clearProblems();
    this.settle(answer.origin);
    this.version = answer.version;
    const wasDifferent = this.saved !== JSON.stringify(sent);
    this.saved = JSON.stringify(sent);
    this.undo.hidden = !wasDifferent && this.undo.hidden && answer.origin !== "CONFIRMED";
    if (JSON.stringify(this.read()) === this.saved) kept.everywhere.drop(this.key);
    else this.keep();
    const time = new Date(answer.answeredAt).toLocaleTimeString("en-GB", {hour: "2-digit", minute: "2-digit", timeZone: zone});
    this.say("saved", `Saved at ${time}`);
  }

  async putBack() {
    this.say("saving", "One moment …");
    try {
      const answer = await call("POST", "answers/undo", {indicators: {[this.id]: this.version}});
      const body = answer.ok ? await answer.json() : {};
      const former = body.saved?.[0];
      if (!former) throw new Error(String(answer.status));
      this.write(former);
      this.stands(former, this.read());
      this.undo.hidden = false;
    } catch {
      this.say("waiting", "This could not be undone just now. Please load the page again to see what stands.");
    }
  }

  signedOut(problem) {
    this.say("signed-out", problem?.type === NOT_YOUR_PAGE ? `${problem.detail} `
        : `You are signed out. ${this.isKept ? "What you typed is kept in this browser." : ""} `);
    const link = document.createElement("a");
    link.href = location.pathname + location.search;
    link.textContent = "Sign in again";
    this.state.append(link);
  }

  conflict(mine, theirs, ownTab) {
    this.section.querySelector(".conflict")?.remove();
    const box = document.createElement("div");
    box.className = "conflict";
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "Two answers to choose from");
    const text = (tag, words) => Object.assign(document.createElement(tag), {textContent: words});
    const column = (title, answer, button, style, choose) => {
      const part = document.createElement("div");
      part.append(text("h3", title), text("p", TITLES[answer.level] ?? "No level chosen"));
      for (const words of [answer.note, answer.changed]) if (words) part.append(text("p", words));
      const press = Object.assign(text("button", button), {type: "button", className: style});
      press.addEventListener("click", () => {
        box.remove();
        choose();
      });
      part.append(press);
      return part;
    };
    const answers = document.createElement("div");
    answers.className = "answers";
    answers.append(
      column(ownTab ? "On this page" : "Yours", mine, "Keep mine", "button", () => {
        this.version = theirs.version;
        this.save();
      }),
      column(ownTab ? "In your other tab" : theirs.answeredBy ?? "Theirs", theirs, "Keep this one", "button secondary", () => {
        this.version = theirs.version;
        this.write({level: theirs.level ?? null, ...theirs});
        this.saved = JSON.stringify(this.read());
        kept.everywhere.drop(this.key);
        this.clearProblems();
        this.say("saved", ownTab ? "The other tab’s answer is kept" : `${theirs.answeredBy}’s answer is kept`);
        this.radios.find(radio => radio.checked)?.focus();
      }));
    box.append(text("h2", ownTab ? "You answered this in another tab as well" : "Two people answered this at the same time"),
      text("p", "Nothing is lost. Choose which answer to keep."), answers);
    this.section.append(box);
    box.scrollIntoView({block: "nearest"});
  }
}

// What is written to colleagues: sent once, kept in this browser until it is.
class Talk {
  constructor(section) {
    this.section = section;
    this.id = section.dataset.indicator;
    this.list = section.querySelector(".comments");
    this.field = section.querySelector("[data-comment-text]");
    this.history = section.querySelector(".history");
    section.querySelector(".show-history").addEventListener("click", event => this.showHistory(event.currentTarget));
    for (const item of this.list.children) {
      item.querySelector(".remove-comment")?.addEventListener("click", event => this.askToRemove(item, event.currentTarget));
    }
    if (!this.field) return;
    this.state = section.querySelector(".comment-state");
    this.key = `comment:${review}:${this.id}`;
    section.querySelector(".send-comment").addEventListener("click", () => this.send());
    this.field.addEventListener("input", () => this.keep());
    const found = kept.everywhere.get(this.key);
    if (found) {
      this.field.value = found.words;
      this.sending = found.sending;
      section.querySelector("details.talk").open = true;
      if (found.sending) this.send();
      else this.say("waiting", "Not sent yet: you had begun to write this.");
    }
  }

  keep() {
    this.sending = null;
    if (this.field.value) kept.everywhere.set(this.key, {words: this.field.value});
    else kept.everywhere.drop(this.key);
    this.say("none", "");
  }

  say(state, words) {
    this.state.dataset.state = state;
    this.state.textContent = words;
  }

  async send() {
    const words = this.field.value;
    // The same id however often it is sent: a comment that arrived although its answer did not is not written twice.
    this.sending ??= crypto.randomUUID?.() ?? [..."10000000-1000-4000-8000-100000000000"]
      .map(c => "018".includes(c) ? (c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> c / 4).toString(16) : c).join("");
    const isKept = kept.everywhere.set(this.key, {words, sending: this.sending});
    this.say("saving", "Sending …");
    try {
      const answer = await call("POST", `indicators/${this.id}/comments`, {id: this.sending, words});
      const body = (answer.headers.get("Content-Type") ?? "").includes("json") ? await answer.json() : {};
      if (answer.ok) {
        globalThis.sessionTouched?.();
        this.unsent = false;
        this.sending = null;
        if (this.field.value === words) {
          this.field.value = "";
          kept.everywhere.drop(this.key);
        }
        this.add(body);
        this.say("saved", "Sent");
      } else if (answer.status === 422) {
        this.sending = null;
        this.say("waiting", Object.values(body.fields ?? {})[0] ?? body.detail);
      } else if (answer.status === 401) {
        this.say("signed-out", body.type === NOT_YOUR_PAGE ? body.detail
          : `You are signed out. ${isKept ? "What you wrote is kept in this browser. Sign in again to send it." : ""}`);
      } else {
        this.unsent = true;
        this.say("waiting", `${body.detail ?? "This could not be sent just now."} ${later(isKept)}`);
      }
    } catch {
      this.unsent = true;
      this.say("waiting", `Not sent yet. ${later(isKept)}`);
    }
  }

  add(comment) {
    const item = document.createElement("li");
    item.dataset.comment = comment.id;
    const part = (words, style) => Object.assign(document.createElement("span"), {textContent: words, className: style});
    const remove = Object.assign(document.createElement("button"),
        {type: "button", className: "button quiet small", textContent: "Remove"});
    remove.setAttribute("aria-label", `Remove my comment: ${comment.words}`);
    remove.addEventListener("click", () => this.askToRemove(item, remove));
    item.append(part(comment.words, "as-written"), " ", part(`${comment.writtenBy}, now`, "muted small"), " ", remove);
    this.list.append(item);
    this.count(1);
  }

  count(change) {
    const count = this.section.querySelector(".talk-count");
    const now = Number(count.textContent.replace(/\D/g, "")) + change;
    count.textContent = now > 0 ? ` (${now})` : "";
  }

  askToRemove(item, remove) {
    const ask = Object.assign(document.createElement("p"), {className: "button-row tight",
        textContent: "Remove this comment? It cannot be brought back. "});
    const button = (words, done) => {
      const press = Object.assign(document.createElement("button"),
          {type: "button", className: "button secondary small", textContent: words});
      press.addEventListener("click", done);
      return press;
    };
    const keep = button("Keep it", () => {
      ask.remove();
      remove.hidden = false;
      remove.focus();
    });
    ask.append(button("Yes, remove it", () => this.remove(item)), " ", keep);
    remove.hidden = true;
    item.append(ask);
    keep.focus();
  }

  async remove(item) {
    const answer = await call("DELETE", `comments/${item.dataset.comment}`).catch(() => null);
    if (answer?.ok || answer?.status === 404) {
      item.remove();
      this.count(-1);
      this.say("saved", "Removed");
      this.field.focus();
    } else {
      this.say("waiting", "This could not be removed just now. Please try again in a minute.");
    }
  }

  async showHistory(button) {
    const open = this.history.hidden;
    button.setAttribute("aria-expanded", String(open));
    this.history.hidden = !open;
    if (!open) return;
    this.history.replaceChildren(Object.assign(document.createElement("li"), {textContent: "One moment …"}));
    const answer = await call("GET", `answers/${this.id}/history`).catch(() => null);
    const states = answer?.ok ? await answer.json() : null;
    const lines = states?.map(one => {
      const when = new Date(one.answeredAt).toLocaleString("en-GB",
          {day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: zone});
      const origin = one.origin === "CARRIED" ? " (carried from last time)" : "";
      return `${one.answeredBy}, ${when}: ${one.levelTitle ?? "no level"}${origin}${one.note ? ` – “${one.note}”` : ""}`;
    }) ?? ["This could not be fetched just now. Please try again in a minute."];
    this.history.replaceChildren(...(lines.length ? lines : ["Nothing has been answered here yet."])
      .map(words => Object.assign(document.createElement("li"), {textContent: words})));
  }
}

const call = (method, path, body) => fetch(`/api/v1/workspaces/${slug}/assessments/current/${path}`, {
  method,
  keepalive: method !== "GET",
  headers: {"X-Requested-With": "pledgekeeper", "X-Page-Of": kept.person, "Content-Type": "application/json"},
  body: body && JSON.stringify(body),
});

// Single keys work only while an item has the focus, never while someone types, and can be switched off (WCAG 2.1.4).
function shortcuts(indicators) {
  const use = document.getElementById("use-shortcuts");
  if (!use) return;
  use.checked = kept.device.get("shortcuts") !== "off";
  use.addEventListener("change", () => kept.device.set("shortcuts", use.checked ? "on" : "off"));
  const list = document.getElementById("shortcuts");
  let cameFrom = null;
  list.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !list.open) return;
    list.open = false;
    (cameFrom ?? list.querySelector("summary")).focus();
    cameFrom = null;
  });
  const levels = {0: "0", 1: "1", 2: "2", 3: "3", 4: "4", n: "NOT_RELEVANT", d: "DONT_KNOW"};
  const go = to => (to?.radios.find(radio => radio.checked) ?? to?.radios[0])?.focus();
  page.addEventListener("keydown", event => {
    const typing = event.target.matches("textarea, input:not([type=radio])");
    if (!use.checked || typing || event.ctrlKey || event.altKey || event.metaKey) return;
    const here = indicators.find(one => one.section.contains(event.target));
    const key = event.key.toLowerCase();
    const note = here?.fields.note;
    const comment = here?.section.querySelector("[data-comment-text]");
    const open = field => {
      field.closest("details").open = true;
      field.focus();
    };
    if (!here) return;
    if (key in levels) {
      const radio = here.radios.find(one => one.value === levels[key]);
      radio.focus();
      radio.click();
    } else if (key === "j") go(indicators[indicators.indexOf(here) + 1]);
    else if (key === "k") go(indicators[indicators.indexOf(here) - 1]);
    else if (key === "y" && here.section.dataset.origin === "CARRIED") here.save();
    else if (key === "e") open(note);
    else if (key === "c" && comment) open(comment);
    else if (key === "?") {
      cameFrom = event.target;
      list.open = true;
      list.querySelector("summary").focus();
    } else return;
    event.preventDefault();
  });
}

// An entry of the log beside its item becomes evidence in one press.
for (const button of page.querySelectorAll("button.use-entry")) {
  button.addEventListener("click", async () => {
    button.disabled = true;
    const indicator = button.closest("section.indicator").dataset.indicator;
    const answer = await call("POST", `../../entries/${button.dataset.entry}/evidence`, {indicator}).catch(() => null);
    const said = Object.assign(document.createElement("span"), {className: "small muted"});
    said.setAttribute("role", "status");
    said.textContent = answer?.ok ? " It stands under “Evidence” now." : " This could not be done just now. Please try again in a minute.";
    button.disabled = false;
    button.after(said);
    if (answer?.ok) button.remove();
  });
}

const talks = [...page.querySelectorAll("section.indicator")].map(section => new Talk(section));
const againTalks = () => talks.filter(one => one.unsent).forEach(one => one.send());
addEventListener("online", againTalks);
setInterval(againTalks, 10_000);

if (page.dataset.editable === "true") {
  const indicators = [...page.querySelectorAll("section.indicator")].map(section => new Indicator(section));
  shortcuts(indicators);
  const sendAgain = () => indicators.filter(one => one.unsent).forEach(one => one.save());
  addEventListener("online", sendAgain);
  setInterval(sendAgain, 10_000);
  addEventListener("pagehide", () => indicators.forEach(one => one.leave()));
  addEventListener("sessionended", () => indicators.forEach(one => one.state.dataset.state === "saved" || one.signedOut()));
}
