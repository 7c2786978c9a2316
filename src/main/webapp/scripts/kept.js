// What this browser keeps until the server has it. It belongs to one person, lasts a week, and goes when they sign out. Entries of
// the log that wait to be sent are sealed (waiting.js), so they outlast both: nobody but their writer can read them.
// Keeping is a comfort: a browser that is full or refuses keeps nothing, and then nothing here claims that it did.
"use strict";
globalThis.kept = (() => {
  const DAY = 24 * 3600 * 1000;
  const WRITER = "writer";
  const SEALED = "waiting:";
  const attempt = (work, otherwise) => {
    try {
      return work();
    } catch {
      return otherwise;
    }
  };
  // Who writes here while there is no connection: whoever was signed in last, and has not signed out.
  const writer = {
    get: () => attempt(() => JSON.parse(localStorage.getItem(WRITER)), null),
    set: value => attempt(() => localStorage.setItem(WRITER, JSON.stringify(value))),
    dropUnless: mayStay => mayStay(writer.get()?.person) || attempt(() => localStorage.removeItem(WRITER)),
  };
  const signedIn = document.body.dataset.person;
  const person = signedIn || "offline" in document.body.dataset && writer.get()?.person || "visitor";
  const mine = `kept:${person}:`;
  const signedOut = `signed-out:${person}`;
  const isSealed = key => key.split(":")[2] === SEALED.slice(0, -1);
  if (signedIn) writer.dropUnless(one => one === signedIn);
  const stores = [() => localStorage, () => sessionStorage];
  const read = (store, key) => attempt(() => JSON.parse(store().getItem(key)), null);
  const names = store => attempt(() => Object.keys(store()), []);
  const drop = (store, key) => attempt(() => store().removeItem(key));
  const ended = attempt(() => Number(localStorage.getItem(signedOut)), 0);

  for (const store of stores) {
    for (const key of names(store)) {
      if (!key.startsWith("kept:")) continue;
      const at = read(store, key)?.at ?? 0;
      const days = isSealed(key) ? 90 : 7;
      if (at < Date.now() - days * DAY || key.startsWith(mine) && at < ended && !isSealed(key)) drop(store, key);
    }
  }

  // In `store`: a tab's own is for forms, everyone's for what is sent later from any tab.
  const keeper = store => ({
    get: key => read(store, mine + key)?.value ?? null,
    set: (key, value) => attempt(() => {
      store().setItem(mine + key, JSON.stringify({at: Date.now(), value}));
      return true;
    }, false),
    drop: key => drop(store, mine + key),
    keys: () => names(store).filter(key => key.startsWith(mine)).map(key => key.slice(mine.length)),
  });

  return {
    person,
    tab: keeper(() => sessionStorage),
    everywhere: keeper(() => localStorage),
    device: {
      get: key => attempt(() => localStorage.getItem(key), null),
      set: (key, value) => attempt(() => localStorage.setItem(key, value)),
    },
    sealed: SEALED,
    writer,
    /** What was typed into a form at `place` has reached us, or waits sealed: this tab keeps it no longer. */
    arrived(place) {
      for (const key of this.tab.keys()) if (key.startsWith(`form:${place}#`)) this.tab.drop(key);
      this.tab.drop("sent");
    },
    /** Signing out: nothing of this person stays that could be read, here or in their other tabs. */
    forget() {
      for (const store of stores) for (const key of names(store)) if (key.startsWith(mine) && !isSealed(key)) drop(store, key);
      writer.dropUnless(one => one !== person);
      attempt(() => localStorage.setItem(signedOut, String(Date.now())));
    },
    onForgotten(leave) {
      addEventListener("storage", event => event.key === signedOut && leave());
    },
  };
})();
