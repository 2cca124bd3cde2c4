// @ts-check
import { byId, element, keep, setText } from "./dom.js";
import { clock } from "./format.js";

const SHOWN = 14;
const PERIOD = 3_000;

const entries = new Map();
/** @type {any[]} */
let latest = [];
let next = -1;
/** @type {number | null} */
let lastRead = null;

/** Reads the journal now and again, for as long as the page is open. @param {() => string} environment */
export async function watchJournal(environment) {
  await read();
  show(environment());
  setTimeout(() => watchJournal(environment), PERIOD);
}

/** Shows what is known of an environment. @param {string} environment */
export function show(environment) {
  const items = latest.filter((entry) => !environment || entry.environment === environment).slice(-SHOWN).reverse();
  keep(byId("journal"), entries, items, (entry) => String(entry.seq), journalEntry);
  setText(byId("journal-state"), stateText(items.length));
}

async function read() {
  try {
    const answer = await fetch(`/api/events?limit=100${next >= 0 ? `&after=${next}` : ""}`);
    if (!answer.ok) throw new Error(String(answer.status));
    const page = await answer.json();
    latest = [...latest, ...page.items].slice(-500);
    next = page.nextAfter;
    lastRead = Date.now();
    failed = false;
  } catch {
    failed = true;
  }
}

let failed = false;

/** @param {number} shown */
function stateText(shown) {
  if (failed) return lastRead ? `no news since ${clock(lastRead)}` : "The journal cannot be read.";
  return shown === 0 ? "Nothing has happened yet." : "latest first";
}

/** @param {any} entry */
export function journalEntry(entry) {
  const severity = String(entry.severity ?? "INFO").toLowerCase();
  const root = element("li", { "data-severity": severity },
    element("time", { datetime: entry.at, title: entry.at }, clock(entry.at)),
    element("span", { class: "entry" },
      severity === "info" ? "" : element("strong", {}, `${severity}: `),
      ...(entry.message.startsWith(entry.subject) ? [] : [element("span", { class: "subject" }, entry.subject), " "]),
      entry.message));
  return { root, update() {} };
}
