// Where there is no connection, shows the page of forms that knows nobody (/offline). It keeps that page, styles, scripts and pictures,
// and never a page that was made for someone.
"use strict";
const KEPT = "offline";
const PAGE = "/offline";
const FONT = "/themes/pledgekeeper/login/resources/fonts/atkinson-latin.woff2";
const PARTS = /^\/(themes|scripts)\//;

async function renew() {
  const fresh = address => new Request(address, {cache: "reload", credentials: "omit"});
  const page = await fetch(fresh(PAGE));
  if (!page.ok) throw new Error(String(page.status));
  const named = [...(await page.clone().text()).matchAll(/(?:href|src)="(\/[^"]+)"/g)]
      .map(found => found[1]).filter(one => PARTS.test(one));
  const cache = await caches.open(KEPT);
  await cache.addAll([...new Set([...named, FONT])].map(fresh));
  await cache.put(PAGE, page);
}

addEventListener("install", event => event.waitUntil(renew().then(() => skipWaiting())));
addEventListener("activate", event => event.waitUntil(clients.claim()));
addEventListener("message", event => event.data === "renew" && event.waitUntil(renew().catch(() => null)));

addEventListener("fetch", event => {
  const {request} = event;
  const {origin, pathname} = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate" && /^\/w(\/|$)/.test(pathname)) {
    event.respondWith(fetch(request).catch(async failure => await caches.match(PAGE) ?? Promise.reject(failure)));
  } else if (PARTS.test(pathname)) {
    event.respondWith(fetch(request).catch(async failure => await caches.match(pathname) ?? Promise.reject(failure)));
  }
});
