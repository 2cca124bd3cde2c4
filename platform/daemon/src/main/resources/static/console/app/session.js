// @ts-check
import { announce } from "./announcer.js";
import { byId, element, setText } from "./dom.js";

const SESSION = "/api/console/session";
const PERIOD = 30_000;
/** Tells the daemon that its own page asks; a page of another origin may not send it. */
export const OWN = { "X-Grocellery-Console": "1", "Content-Type": "application/json" };

/**
 * Why something was not done.
 *
 * @typedef {{title: string, detail: string, remedy: string}} Refused
 */

/** @type {(() => void)[]} */
const listeners = [];
let standing = { open: false, seconds: 0 };
/** @type {Refused | null} */
let refused = null;
let key = takeKey();

/** A key in the address is good once: it is taken out, so that it is neither kept as a bookmark nor sent on. */
function takeKey() {
  const given = new URLSearchParams(location.hash.slice(1));
  const found = given.get("key");
  if (found) history.replaceState(null, "", `${location.pathname}#${encodeURIComponent(given.get("env") ?? "")}`);
  return found;
}

/** Whether the buttons may be used. */
export function sessionIsOpen() {
  return standing.open;
}

/** @param {() => void} listener called when a session begins or ends */
export function onSession(listener) {
  listeners.push(listener);
}

/** Exchanges the key of the address for a session, and follows how the session stands. */
export async function startSession() {
  await exchange();
  setInterval(look, PERIOD);
}

/** An address with a key may also be opened where the console is open already: then the page is not loaded anew. */
addEventListener("hashchange", () => {
  key = takeKey();
  if (key) void exchange();
});

async function exchange() {
  try {
    if (key) await send("POST", SESSION, { key });
  } catch (failure) {
    refused = asRefused(failure);
    announce(refused.title);
  }
  await look();
}

async function look() {
  try {
    const answer = await fetch(SESSION);
    change(answer.ok ? await answer.json() : { open: false, seconds: 0 });
  } catch {
    // the page's own banner tells that the daemon is away; the session may well be there still
  }
}

/** @param {{open: boolean, seconds: number}} next */
function change(next) {
  const changed = next.open !== standing.open;
  if (changed) announce(next.open ? "Buttons are enabled" : "Buttons are disabled: the session has ended");
  if (next.open) refused = null;
  standing = next;
  show();
  if (changed) for (const listener of listeners) listener();
}

function show() {
  const place = byId("session");
  place.hidden = !standing.open && !refused;
  if (refused) {
    place.replaceChildren(element("strong", {}, `${sentence(refused.title)} `), `${sentence(refused.detail)} ${sentence(refused.remedy)}`);
  } else if (standing.open && !place.querySelector("button")) {
    const leave = element("button", { type: "button" }, "End the session");
    leave.addEventListener("click", end);
    place.replaceChildren(element("span"), " ", leave);
  }
  const text = place.querySelector("span");
  if (text) setText(text, `Buttons work here for ${minutes(standing.seconds)} more without use.`);
}

/** @param {number} seconds */
function minutes(seconds) {
  return seconds < 90 ? "a minute" : `${Math.round(seconds / 60)} minutes`;
}

async function end() {
  try {
    await send("DELETE", SESSION);
  } finally {
    await look();
  }
}

/**
 * Asks the daemon to do something.
 *
 * @param {string} path
 * @param {object} body
 * @returns {Promise<any>} its answer
 * @throws {Refused}
 */
export async function press(path, body) {
  try {
    return await send("POST", path, body);
  } catch (failure) {
    throw asRefused(failure);
  } finally {
    void look();
  }
}

/**
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 */
async function send(method, path, body) {
  const answer = await fetch(path, { method, headers: OWN, body: body ? JSON.stringify(body) : undefined });
  const text = await answer.text();
  if (!answer.ok) throw problem(answer.status, text);
  return text ? JSON.parse(text) : null;
}

/**
 * @param {number} status
 * @param {string} text
 * @returns {Refused}
 */
function problem(status, text) {
  try {
    const { title, detail, remedy } = JSON.parse(text);
    return { title: title ?? `the daemon answered ${status}`, detail: detail ?? "", remedy: remedy ?? "" };
  } catch {
    return { title: `the daemon answered ${status}`, detail: "its answer is no problem document", remedy: "see ./grocellery logs daemon" };
  }
}

/** @param {any} failure @returns {Refused} */
function asRefused(failure) {
  return failure?.title ? failure : {
    title: "the daemon does not answer", detail: "nothing was heard of it; what was asked may have been done or not",
    remedy: "look at what the page shows once it is back",
  };
}

/** With a capital letter and a full stop. @param {string} words */
export function sentence(words) {
  const text = words.trim();
  if (text === "" || text.startsWith("./")) return text;
  return text[0].toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".");
}
