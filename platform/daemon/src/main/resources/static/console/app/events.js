// @ts-check
import { byId, element, keep, setText } from "./dom.js";
import { poll } from "./feed.js";
import { clock } from "./format.js";
import { startFrame } from "./frame.js";
import { journalEntry } from "./journal.js";
import { note, setTitle } from "./page.js";
import { startSession } from "./session.js";

const PERIOD = 2_000;
const SHOWN = 200;
const REMEMBERED = 1_000;

let environment = "";
/** @type {any[]} */
let events = [];
let next = -1;
/** @type {number | null} */
let lastRead = null;
/** @type {{close: () => void, retry: () => void} | null} */
let feed = null;
const entries = new Map();

/** @param {string} name */
function opened(name) {
  environment = name;
  setTitle(`Events of ${name}`);
  if (!feed) read();
  else show();
}

/** Each question begins where the last answer ended. */
function read() {
  feed = poll({ path: () => `/api/events?limit=${REMEMBERED}${next >= 0 ? `&after=${next}` : ""}`, period: PERIOD, onAnswer: receive, onLink: frame.show });
}

/** @param {any} page */
function receive(page) {
  events = [...events, ...page.items].slice(-REMEMBERED);
  next = page.nextAfter;
  lastRead = Date.now();
  show();
}

function show() {
  const all = events.filter((event) => event.environment === environment || event.environment === "installation");
  byId("events").hidden = all.length === 0;
  byId("nothing").hidden = all.length > 0;
  if (all.length === 0 && lastRead) note(`Nothing has happened in ${environment} yet. Start it with`, `./grocellery up --env ${environment}`);
  choices("kind", all.map((event) => event.kind), "all kinds");
  choices("subject", all.map((event) => event.subject), "everything");
  const wanted = all.filter(fits).reverse();
  keep(byId("event-list"), entries, wanted.slice(0, SHOWN), (event) => String(event.seq), journalEntry);
  setText(byId("events-state"), wanted.length === 0 ? "None of these." : `${wanted.length > SHOWN ? `the latest ${SHOWN} of ${wanted.length}` : wanted.length}, latest first`);
  showSubtitle();
}

/** @param {any} event */
function fits(event) {
  const trouble = /** @type {HTMLInputElement} */ (byId("trouble")).checked;
  return fitsChoice("kind", event.kind) && fitsChoice("subject", event.subject) && !(trouble && String(event.severity).toUpperCase() === "INFO");
}

/** @param {string} id @param {string} value */
function fitsChoice(id, value) {
  const chosen = /** @type {HTMLSelectElement} */ (byId(id)).value;
  return chosen === "" || chosen === value;
}

/** What there is to choose from grows; what was chosen stays. @param {string} id @param {string[]} values @param {string} all */
function choices(id, values, all) {
  const select = /** @type {HTMLSelectElement} */ (byId(id));
  const wanted = ["", ...[...new Set([...values, ...(select.value ? [select.value] : [])])].sort()];
  if (wanted.join("\n") === [...select.options].map((option) => option.value).join("\n")) return;
  const chosen = select.value;
  select.replaceChildren(...wanted.map((value) => element("option", { value }, value || all)));
  select.value = chosen;
}

function showSubtitle() {
  if (!lastRead) return;
  setText(byId("subtitle"), frame.link().state === "live" || frame.link().state === "connecting" ? "as they happen" : `no news since ${clock(lastRead)}`);
}

byId("filters").addEventListener("change", show);
byId("filters").addEventListener("submit", (event) => event.preventDefault());
const frame = startFrame({ opened, linked: showSubtitle, retry: () => feed?.retry() });
setText(byId("subtitle"), "Reading the journal.");
startSession();
