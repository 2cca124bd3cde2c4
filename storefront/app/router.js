// @ts-check
import { byId } from "./dom.js";

/**
 * Addresses and the views behind them. Every state worth returning to is an address; going back restores the place on
 * the page, and every new page moves the focus to its heading, as a fresh document would.
 *
 * @typedef {object} Page what a view works with
 * @property {HTMLElement} root            the view's own element
 * @property {Record<string, string>} params  named parts of the path
 * @property {URLSearchParams} query
 * @property {AbortSignal} signal          ends when the shopper leaves the view
 * @property {unknown} memory              what the view remembered when it was left through this entry of the history
 * @property {(value: unknown) => void} remember
 * @property {(title: string) => void} setTitle
 *
 * @typedef {(page: Page) => Promise<void> | void} View renders at once what it can, and resolves when all is there
 * @typedef {{path: string, view: View}} Route `path` may have named parts, `/product/:id`
 * @typedef {{replace?: boolean, keepFocus?: boolean}} Manner
 */

/** Milliseconds the old page stays while the new one gets ready: a quick answer shows no skeleton. */
const GRACE = 120;

/** @type {Route[]} */
let routes = [];
/** @type {View} */
let notFound = () => {};
/** @type {AbortController} */
let current = new AbortController();
/** What belongs to each entry of the history. @type {Map<string, {scroll: number, memory?: unknown}>} */
const entries = new Map();
/** @type {Set<(url: URL) => void>} */
const listeners = new Set();
let entry = "";

/**
 * Starts routing at the present address.
 *
 * @param {Route[]} table
 * @param {View} missing the view for all other addresses
 */
export function startRouter(table, missing) {
  routes = table;
  notFound = missing;
  history.scrollRestoration = "manual";
  addEventListener("popstate", () => void show({ restore: true }));
  document.addEventListener("click", followLink);
  return show({ keepFocus: true });
}

/**
 * Goes to an address of this shop.
 *
 * @param {string} url
 * @param {Manner} [manner]
 */
export function navigate(url, { replace = false, keepFocus = false } = {}) {
  leave();
  history[replace ? "replaceState" : "pushState"]({ entry: crypto.randomUUID() }, "", url);
  return show({ keepFocus });
}

/** Shows the present address again, from scratch. */
export function reload() {
  entries.delete(entry);
  return show({ keepFocus: true });
}

/**
 * Calls back after every change of the address.
 *
 * @param {(url: URL) => void} listener
 */
export function onNavigation(listener) {
  listeners.add(listener);
}

/** @param {{restore?: boolean, keepFocus?: boolean}} manner */
async function show({ restore = false, keepFocus = false }) {
  if (restore) leave();
  current.abort();
  current = new AbortController();
  const { signal } = current;
  entry = history.state?.entry ?? mark();
  const url = new URL(location.href);
  for (const listener of listeners) listener(url);

  const { view, params } = match(url.pathname);
  const root = document.createElement("div");
  root.className = "view";
  const ready = Promise.resolve(view(pageOf(root, params, url, signal)));
  await Promise.race([ready, new Promise((soon) => setTimeout(soon, GRACE))]);
  if (signal.aborted) return;
  byId("main").replaceChildren(root);
  if (!keepFocus) focusHeading(root);
  scrollTo({ top: restore ? entries.get(entry)?.scroll ?? 0 : keepFocus ? scrollY : 0, behavior: "instant" });
  await ready;
  if (restore && !signal.aborted) scrollTo({ top: entries.get(entry)?.scroll ?? 0, behavior: "instant" });
}

/**
 * @param {HTMLElement} root
 * @param {Record<string, string>} params
 * @param {URL} url
 * @param {AbortSignal} signal
 * @returns {Page}
 */
function pageOf(root, params, url, signal) {
  const mine = entry;
  return {
    root,
    params,
    query: url.searchParams,
    signal,
    memory: entries.get(mine)?.memory,
    remember: (memory) => entries.set(mine, { scroll: entries.get(mine)?.scroll ?? 0, memory }),
    setTitle: (title) => {
      if (!signal.aborted) document.title = `${title} · Grocellery`;
    },
  };
}

/** Remembers how far down the page being left was scrolled. */
function leave() {
  entries.set(entry, { ...entries.get(entry), scroll: scrollY });
}

function mark() {
  const made = crypto.randomUUID();
  history.replaceState({ entry: made }, "");
  return made;
}

/** @param {HTMLElement} root */
function focusHeading(root) {
  const heading = root.querySelector("h1");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
}

/**
 * @param {string} pathname
 * @returns {{view: View, params: Record<string, string>}}
 */
function match(pathname) {
  for (const { path, view } of routes) {
    const params = paramsOf(path, pathname);
    if (params) return { view, params };
  }
  return { view: notFound, params: {} };
}

/**
 * @param {string} pattern
 * @param {string} pathname
 * @returns {Record<string, string> | null}
 */
export function paramsOf(pattern, pathname) {
  const wanted = pattern.split("/");
  const given = pathname.split("/");
  if (wanted.length !== given.length) return null;
  /** @type {Record<string, string>} */
  const params = {};
  for (const [at, part] of wanted.entries()) {
    if (part.startsWith(":") && given[at] !== "") params[part.slice(1)] = decode(given[at]);
    else if (part !== given[at]) return null;
  }
  return params;
}

/** @param {string} part */
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** @param {MouseEvent} event */
function followLink(event) {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (link.origin !== location.origin || link.target) return;
  event.preventDefault();
  if (link.getAttribute("href")?.startsWith("#")) byId(link.hash.slice(1)).focus();
  else void navigate(link.pathname + link.search);
}
