// What this browser keeps until the server has it. It belongs to one person, lasts a week, and goes when they sign out.
// Keeping is a comfort: a browser that is full or refuses keeps nothing, and then nothing here claims that it did.
"use strict";
globalThis.kept = (() => {
  const WEEK = 7 * 24 * 3600 * 1000;
  const person = document.body.dataset.person || "visitor";
  const mine = `kept:${person}:`;
  const signedOut = `signed-out:${person}`;
  const attempt = (work, otherwise) => {
    try {
      return work();
    } catch {
      return otherwise;
    }
  };
  const stores = [() => localStorage, () => sessionStorage];
  const read = (store, key) => attempt(() => JSON.parse(store().getItem(key)), null);
  const names = store => attempt(() => Object.keys(store()), []);
  const drop = (store, key) => attempt(() => store().removeItem(key));
  const ended = attempt(() => Number(localStorage.getItem(signedOut)), 0);

  for (const store of stores) {
    for (const key of names(store)) {
      if (!key.startsWith("kept:")) continue;
      const at = read(store, key)?.at ?? 0;
      if (at < Date.now() - WEEK || key.startsWith(mine) && at < ended) drop(store, key);
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
    /** Signing out: nothing of this person stays, here or in their other tabs. */
    forget() {
      for (const store of stores) for (const key of names(store)) if (key.startsWith(mine)) drop(store, key);
      attempt(() => localStorage.setItem(signedOut, String(Date.now())));
    },
    onForgotten(leave) {
      addEventListener("storage", event => event.key === signedOut && leave());
    },
  };
})();
