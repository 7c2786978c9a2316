// Entries of the log that are written without a connection wait in this browser, sealed for the person who wrote them, and are sent
// once that person is online and signed in (docs/adr/0042). Each has an id made here, so that sending it twice writes it once.
"use strict";
(() => {
const offline = "offline" in document.body.dataset;
const [, here, adding, log] = location.pathname.match(/^\/w\/([\w-]+)(\/log\/add(?:\/([\w-]+))?)?/) ?? [];
const main = document.getElementById("main");
const NOT_YOUR_PAGE = "urn:pledgekeeper:problem:not-your-page";
const RSA = {name: "RSA-OAEP", hash: "SHA-256"};
const AES = {name: "AES-GCM", length: 256};
const PATIENCE = 15_000;
const AGAIN = 10_000;
const ZONE = document.body.dataset.zone;
// A place that was taken and given anew has another key; what is sealed with the one before can no longer be opened.
const GIVEN = document.body.dataset.place;
const places = () => kept.writer.get()?.places ?? {};
const element = (tag, words, more) => Object.assign(document.createElement(tag), {textContent: words ?? "", ...more});
const today = () => new Date().toLocaleDateString("sv-SE", {timeZone: ZONE});

async function call(slug, path, body) {
  const answer = await fetch(`/api/v1/workspaces/${slug}/${path}`, {
    method: "POST",
    headers: {"X-Requested-With": "pledgekeeper", "X-Page-Of": kept.person, "Content-Type": "application/json"},
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
  });
  back();
  return answer;
}
const said = async answer => (answer.headers.get("Content-Type") ?? "").includes("json") ? answer.json() : {};
// What does not reach us, or meets trouble on our side, is sent again; what we refuse is for its writer to change.
const isTrouble = status => status >= 500 || status === 408 || status === 429;

// Sealing ---------------------------------------------------------------------------------

const seals = globalThis.crypto?.subtle;
const bytes = text => Uint8Array.from(atob(text), one => one.charCodeAt(0));
const text = buffer => btoa(Array.from(new Uint8Array(buffer), one => String.fromCharCode(one)).join(""));
const label = (slug, id) => new TextEncoder().encode(`${kept.person} ${slug} ${id}`);

async function seal(slug, id, entry) {
  const lock = await seals.importKey("spki", bytes(places()[slug].key), RSA, false, ["wrapKey"]);
  const key = await seals.generateKey(AES, true, ["encrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const words = await seals.encrypt({...AES, iv, additionalData: label(slug, id)}, key, new TextEncoder().encode(JSON.stringify(entry)));
  return {iv: text(iv), words: text(words), key: text(await seals.wrapKey("raw", key, lock, RSA))};
}

const secrets = {};

async function unseal(slug, id, {iv, words, key}) {
  secrets[slug] ??= await seals.importKey("pkcs8", bytes((await keys(slug)).privateKey), RSA, false, ["unwrapKey"]);
  const opened = await seals.unwrapKey("raw", bytes(key), secrets[slug], RSA, AES, false, ["decrypt"]);
  const plain = await seals.decrypt({...AES, iv: bytes(iv), additionalData: label(slug, id)}, opened, bytes(words));
  return JSON.parse(new TextDecoder().decode(plain));
}

class NotGiven extends Error {
  constructor(answer, body) {
    super(body.detail);
    Object.assign(this, {answer, body});
  }
}

/** The person's key pair in that organisation; the public one stays here, for when there is no connection. */
async function keys(slug) {
  const answer = await call(slug, "logs/sealing-key");
  const body = await said(answer);
  if (!answer.ok) throw new NotGiven(answer, body);
  const known = places()[slug];
  const name = document.querySelector(".tenant-bar .organisation")?.textContent;
  const place = {name: slug === here && name || known?.name || slug, key: body.publicKey, given: slug === here ? GIVEN : known?.given};
  if (known || slug === here) kept.writer.set({person: kept.person, places: {...places(), [slug]: place}});
  return body;
}

// What waits ------------------------------------------------------------------------------

const list = () => kept.everywhere.keys().filter(key => key.startsWith(kept.sealed))
  .map(key => ({key, id: key.slice(kept.sealed.length), ...kept.everywhere.get(key)})).sort((a, b) => a.written - b.written);
const opened = new Map();
const refused = new Map();
const sent = [];
let state = "waiting";
let signIn = null;
const editing = () => document.querySelector("form[data-fields]")?.elements.id.value;

function drop(id) {
  kept.everywhere.drop(kept.sealed + id);
  opened.delete(id);
  refused.delete(id);
}

async function send(asWritten) {
  if (state === "sending" || !list().length) return;
  state = "sending";
  show();
  let next = "waiting";
  for (const one of list()) {
    if (one.id === editing() || refused.has(one.id) && one.id !== asWritten) continue;
    try {
      if (!opened.has(one.id)) opened.set(one.id, await unseal(one.slug, one.id, one.sealed));
      const entry = opened.get(one.id);
      const stays = entry.asWritten || one.id === asWritten;
      const answer = await call(one.slug, `logs/${one.log}/entries`, {id: one.id, ...entry, asWritten: stays});
      const body = await said(answer);
      if (!answer.ok) throw new NotGiven(answer, body);
      globalThis.sessionTouched?.();
      sent.push({slug: one.slug, id: one.id, line: body.line});
      drop(one.id);
    } catch (failure) {
      const status = failure instanceof NotGiven ? failure.answer.status : null;
      if (status === 401) {
        next = "signed-out";
        signIn = failure.body.type === NOT_YOUR_PAGE ? failure.body.detail : null;
      } else if (status && !isTrouble(status)) {
        refused.set(one.id, failure.body);
        continue;
      } else if (failure.name === "OperationError" || failure.name === "DataError") {
        refused.set(one.id,
            {detail: "It can no longer be opened, because your place in the organisation was given anew. Please write it again."});
        continue;
      } else {
        next = status ? "trouble" : "waiting";
      }
      break;
    }
  }
  state = next;
  show();
}

const box = element("section", "", {id: "waiting", className: "notice"});
box.setAttribute("aria-label", "Entries that wait to be sent");
box.tabIndex = -1;
const headline = element("p");
headline.setAttribute("role", "status");
const items = element("ul");

function words(waiting) {
  const it = waiting === 1 ? ["It is", "it goes", "it"] : ["They are", "they go", "them"];
  const count = `${waiting} waiting to be sent.`;
  if (state === "sending") return `${count} Sending …`;
  if (state === "signed-out") return `${count} ${signIn ?? `Sign in to send ${it[2]}.`}`;
  if (state === "trouble") return `${count} Something is not well on our side. Nothing is lost, and we try again.`;
  if (list().every(one => refused.has(one.id))) return `${count} Something needs a small change first.`;
  return `${count} ${it[0]} kept in this browser for you alone, and ${it[1]} when you are back online.`;
}

function show() {
  const waiting = list();
  if (!waiting.length && !sent.length) return box.remove();
  const lines = [];
  if (waiting.length) lines.push(words(waiting.length));
  if (sent.length) lines.push(`${sent.length} sent.`);
  if (headline.textContent !== lines.join(" ")) headline.textContent = lines.join(" ");
  box.classList.toggle("good", !waiting.length);
  box.classList.toggle("careful", state !== "sending" && waiting.some(one => refused.has(one.id)));
  if (!headline.isConnected) box.append(headline, items);
  box.querySelector(".sign-in")?.remove();
  if (state === "signed-out") {
    const link = element("a", "Sign in", {className: "button small", href: here ? location.pathname : "/w?add="});
    headline.after(Object.assign(element("p", "", {className: "button-row tight sign-in"})));
    headline.nextSibling.append(link);
  }
  items.replaceChildren(...waiting.map(item), ...sent.map(one => {
    const line = element("li", "Sent: ");
    line.append(element("a", one.line, {href: `/w/${one.slug}/log/entries/${one.id}`}));
    return line;
  }));
  if (!box.isConnected) main.prepend(box);
}

function item(one) {
  const line = element("li");
  const when = new Date(one.written).toLocaleString("en-GB",
      {day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZone: ZONE});
  const place = one.slug === here ? "" : ` for ${places()[one.slug]?.name ?? one.slug}`;
  line.append(element("strong", one.title), `${place}, written on ${when}`);
  const entry = opened.get(one.id);
  if (entry?.fields.line) line.append(": ", element("span", entry.fields.line, {className: "as-written"}));
  const no = refused.get(one.id);
  const problems = Object.entries(no?.fields ?? {}).filter(([name]) => name !== "asWritten").map(([, problem]) => problem);
  if (no) line.append(...(problems.length ? problems : [no.detail]).map(problem => element("span", problem, {className: "error"})));
  if (!entry && !no) return line;
  const row = element("p", "", {className: "button-row tight"});
  const button = (name, press) => {
    const made = element("button", name, {type: "button", className: "button secondary small"});
    made.append(element("span", `: ${one.title}, ${when}`, {className: "visually-hidden"}));
    made.addEventListener("click", press);
    row.append(made);
  };
  const form = `/w/${one.slug}/log/add/${one.log}?waiting=${one.id}`;
  if (no && entry) row.append(element("a", "Change it", {className: "button small", href: form}));
  if (no?.fields?.asWritten) button("It is fine as it is", () => send(one.id));
  button("Remove", () => {
    drop(one.id);
    show();
    (box.isConnected ? box : main).focus();
  });
  line.append(row);
  return line;
}

// Writing ---------------------------------------------------------------------------------

function read(form) {
  const data = new FormData(form);
  const about = form.elements.about.selectedOptions[0];
  const commitment = about?.closest("optgroup")?.dataset.commitment;
  const fields = form.dataset.fields.split(" ").map(name => [name, data.getAll(name).join(" ")]).filter(([, value]) => value);
  return commitment && {
    commitment, indicator: about.value === commitment ? null : about.value, fields: Object.fromEntries(fields),
    promise: data.get("promise") || null,
    asWritten: data.get("asWritten") === "true",
  };
}

function write(form, id, entry) {
  form.elements.id.value = id;
  form.elements.about.value = entry.indicator ?? entry.commitment;
  if (form.elements.promise) form.elements.promise.value = entry.promise ?? "";
  for (const name of form.dataset.fields.split(" ")) {
    const value = entry.fields[name] ?? "";
    for (const field of form.querySelectorAll(`[name="${name}"]`)) {
      if (["radio", "checkbox"].includes(field.type)) field.checked = value.split(" ").includes(field.value);
      else field.value = value;
      if (value) field.closest("details")?.setAttribute("open", "");
    }
  }
}

async function keep(form, slug, id, entry) {
  const {log: to, title} = form.dataset;
  const sealed = seals && places()[slug] && await seal(slug, id, entry).catch(() => null);
  if (!sealed || !kept.everywhere.set(kept.sealed + id, {slug, log: to, title, written: Date.now(), sealed})) {
    return say(form, "There is no connection just now, and this browser cannot keep what you wrote. "
      + "Please leave this page open, and choose Save "
      + "again when you are back online.");
  }
  opened.set(id, entry);
  refused.delete(id);
  kept.arrived(location.pathname + location.search);
  state = "waiting";
  const row = element("p", "", {className: "button-row"});
  row.append(element("a", "Add another", {className: "button", href: `/w/${slug}/log/add`}));
  form.replaceWith(row);
  document.getElementById("offline-words")?.remove();
  show();
  box.focus();
}

function say(form, message, field) {
  form.querySelector(".notice.careful[role=alert]")?.remove();
  const note = element("p", message, {className: "notice careful"});
  note.setAttribute("role", "alert");
  (field ?? form.querySelector(".button-row")).before(note);
}

function enhance(form, slug) {
  let busy = false;
  form.addEventListener("submit", async event => {
    if (form.dataset.asItIs) return;
    const entry = read(form);
    const id = form.elements.id.value;
    if (!entry && !offline) return;
    event.preventDefault();
    if (busy) return;
    if (offline && form.elements.line && !entry.fields.line) {
      say(form, "Say in one line what it was.", form.elements.line);
      form.elements.line.focus();
      return;
    }
    busy = true;
    const answer = await call(slug, `logs/${form.dataset.log}/entries`, {id, ...entry}).catch(() => null);
    if (answer?.ok) {
      const {version} = await answer.json();
      drop(id);
      location.assign(`/w/${slug}/log?done=added&entry=${id}&seen=${version}`);
    } else if (!answer || isTrouble(answer.status) || offline) {
      await keep(form, slug, id, entry);
    } else {
      form.dataset.asItIs = "true";
      form.requestSubmit(event.submitter);
    }
    busy = false;
  });
}

// The page for when there is no connection --------------------------------------------------

function stand() {
  const known = places();
  const slugs = Object.keys(known);
  const slug = here in known ? here : slugs.length === 1 ? slugs[0] : null;
  const say = document.getElementById("offline-words");
  const show = id => document.getElementById(id).hidden = false;
  say.hidden = false;
  if (!slugs.length) {
    say.textContent = "There is no connection just now. Nobody who adds to a log is signed in in this browser. "
      + "Please come back when you are online.";
    return null;
  }
  const name = slug && known[slug].name;
  const template = slug && log && document.querySelector(`template[data-log="${log}"]`);
  const why = adding || location.pathname === "/w" ? "There is no connection just now."
      : "This page needs a connection, and there is none just now.";
  say.textContent = `${why} ${slug ? `What you add to the log of ${name} waits in this browser, sealed, and is sent when you are back.`
    : "To whose log do you want to add?"}`;
  if (template) {
    document.getElementById("offline-title").textContent = template.dataset.title;
    const form = template.content.firstElementChild.cloneNode(true);
    form.elements.id.value = crypto.randomUUID();
    form.elements.happenedOn.value = today();
    form.querySelector("a.button").href = `/w/${slug}/log/add`;
    main.append(form);
    return slug;
  }
  if (slug) {
    for (const link of document.querySelectorAll("#offline-choices a")) link.href = `/w/${slug}/log/add/${link.dataset.log}`;
    show("offline-choices");
  } else {
    for (const one of slugs) {
      const line = element("li");
      line.append(element("a", known[one].name, {href: `/w/${one}/log/add`}));
      document.getElementById("offline-places").append(line);
    }
    show("offline-places");
  }
  return slug;
}

async function begin() {
  const slug = offline ? stand() : here;
  const form = document.querySelector("form[data-fields]");
  if (form) enhance(form, slug);
  const arrived = new URLSearchParams(location.search).get("entry");
  if (arrived && location.search.includes("done=added")) drop(arrived);
  const mending = list().find(one => one.id === new URLSearchParams(location.search).get("waiting"));
  if (form && mending && !offline && !document.getElementById("error-summary")) {
    form.elements.id.value = mending.id;
    await unseal(mending.slug, mending.id, mending.sealed).then(entry => write(form, mending.id, entry)).catch(() => null);
  }
  show();
  send();
  addEventListener("online", () => {
    back();
    send();
  });
  addEventListener("storage", event => event.key?.startsWith(`kept:${kept.person}:${kept.sealed}`) && show());
  setInterval(() => ["waiting", "trouble"].includes(state) && list().some(one => !refused.has(one.id)) && send(), AGAIN);
}

/** On the page that stands in for another: once there is a connection, whether or not the browser has noticed. */
function back() {
  const say = offline && !document.getElementById("go-on") && document.getElementById("offline-words");
  if (say) say.replaceChildren("You are back online. ", element("a", "Go on with this page", {id: "go-on", href: location.href}));
}

/** On a page of a workspace: makes this browser ready for when there is no connection. */
async function prepare() {
  if (!seals || !navigator.serviceWorker || !document.querySelector(".add-button")) return;
  const isNew = kept.device.get("ready-offline") !== today();
  if (adding || isNew || !places()[here] || places()[here].given !== GIVEN) await keys(here);
  const registration = await navigator.serviceWorker.register("/worker.js");
  if (isNew) registration.active?.postMessage("renew");
  kept.device.set("ready-offline", today());
}

begin();
if (!offline) prepare().catch(() => null);
})();
