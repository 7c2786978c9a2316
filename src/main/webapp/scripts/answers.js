// Saves each answer as it is given, says so, and loses nothing: what could not be saved stays in this browser and is sent later.
"use strict";
const page = document.getElementById("answers");
const {slug, review} = page.dataset;
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
    for (const radio of this.radios) radio.addEventListener("change", () => this.changed());
    for (const field of Object.values(this.fields)) {
      field.addEventListener("input", () => this.keep());
      field.addEventListener("change", () => this.changed());
    }
    this.restore();
  }

  read() {
    return {
      level: this.radios.find(radio => radio.checked)?.value ?? null,
      note: this.fields.note.value, changed: this.fields.changed.value, evidence: this.fields.evidence.value,
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
  }

  say(state, words) {
    this.state.dataset.state = state;
    this.state.textContent = words;
  }

  keep() {
    localStorage.setItem(this.key, JSON.stringify({version: this.version, answer: this.read()}));
  }

  restore() {
    const kept = JSON.parse(localStorage.getItem(this.key) ?? "null");
    if (!kept) return;
    if (JSON.stringify(kept.answer) === this.saved) {
      localStorage.removeItem(this.key);
    } else {
      this.write(kept.answer);
      this.version = kept.version;
      this.save();
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
      const answer = await fetch(`/api/v1/workspaces/${slug}/assessments/current/answers/${this.id}`, {
        method: "PUT",
        headers: {"Content-Type": "application/json", "X-Requested-With": "pledgekeeper"},
        body: JSON.stringify({...sent, version: this.version}),
      });
      await this.heard(answer, sent);
    } catch {
      this.unsent = true;
      this.say("waiting", "Not sent yet. It is kept in this browser and goes when you are back online.");
    }
    this.busy = false;
    if (this.again) await this.save();
  }

  async heard(answer, sent) {
    const type = answer.headers.get("Content-Type") ?? "";
    const body = type.includes("json") ? await answer.json() : {};
    if (answer.ok) {
      globalThis.sessionTouched?.();
      this.clearProblems();
      this.version = body.version;
      this.saved = JSON.stringify(sent);
      if (JSON.stringify(this.read()) === this.saved) localStorage.removeItem(this.key);
      else this.keep();
      const time = new Date(body.answeredAt).toLocaleTimeString("en-GB", {hour: "2-digit", minute: "2-digit"});
      this.say("saved", `Saved at ${time}`);
    } else if (answer.status === 409) {
      this.say("conflict", body.detail);
      this.conflict(sent, body.theirs);
    } else if (answer.status === 401) {
      this.signedOut();
    } else if (answer.status === 422) {
      this.clearProblems();
      this.say("waiting", "Not saved yet: something needs a small change.");
      for (const [name, message] of Object.entries(body.fields ?? {})) {
        if (this.fields[name]) this.problem(name, message);
        else this.say("waiting", message);
      }
    } else {
      this.unsent = true;
      this.say("waiting", `${body.detail ?? "This could not be saved just now."} What you typed is kept in this browser.`);
    }
  }

  signedOut() {
    this.say("signed-out", "You are signed out. What you typed is kept in this browser. ");
    const link = document.createElement("a");
    link.href = location.pathname;
    link.textContent = "Sign in again";
    this.state.append(link);
  }

  conflict(mine, theirs) {
    this.section.querySelector(".conflict")?.remove();
    const box = document.createElement("div");
    box.className = "conflict";
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "Two answers to choose from");
    const text = (tag, words) => Object.assign(document.createElement(tag), {textContent: words});
    const column = (title, answer, button, style, choose) => {
      const part = document.createElement("div");
      part.append(text("h3", title), text("p", TITLES[answer.level] ?? "No level chosen"));
      for (const words of [answer.note, answer.changed, answer.evidence]) if (words) part.append(text("p", words));
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
      column("Yours", mine, "Keep mine", "button", () => {
        this.version = theirs.version;
        this.save();
      }),
      column(theirs.answeredBy ?? "Theirs", theirs, "Keep this one", "button secondary", () => {
        this.version = theirs.version;
        this.write({level: theirs.level ?? null, ...theirs});
        this.saved = JSON.stringify(this.read());
        localStorage.removeItem(this.key);
        this.clearProblems();
        this.say("saved", `${theirs.answeredBy}’s answer is kept`);
        this.radios.find(radio => radio.checked)?.focus();
      }));
    box.append(text("h2", "Two people answered this at the same time"), text("p", "Nothing is lost. Choose which answer to keep."), answers);
    this.section.append(box);
  }
}

if (page.dataset.editable === "true") {
  const indicators = [...page.querySelectorAll("section.indicator")].map(section => new Indicator(section));
  const sendAgain = () => indicators.filter(one => one.unsent).forEach(one => one.save());
  addEventListener("online", sendAgain);
  setInterval(sendAgain, 10_000);
  addEventListener("sessionended", () => indicators.forEach(one => one.state.dataset.state === "saved" || one.signedOut()));
}
