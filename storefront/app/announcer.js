// @ts-check
import { byId, fill, h } from "./dom.js";

/**
 * Telling the shopper what happened: a short note at the edge of the page, which a screen reader says too.
 *
 * @typedef {{label: string, run: () => void}} Action
 */

/** Milliseconds a note stays, long enough to read it twice. */
const STAY = 6_000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let leaving;

/**
 * Says something to screen readers only.
 *
 * @param {string} text
 */
export function announce(text) {
  byId("announcement").textContent = text;
}

/**
 * Shows a note. One that offers an action, or reports a failure, stays until it is dismissed.
 *
 * @param {string} text
 * @param {{kind?: "done" | "failed", action?: Action}} [options]
 */
export function notify(text, { kind = "done", action } = {}) {
  clearTimeout(leaving);
  const place = byId(kind === "failed" ? "alert" : "notice");
  dismiss();
  fill(place, h("div", { class: `note note-${kind}` },
    h("p", {}, text),
    action && h("button", { class: "note-action", type: "button", onclick: () => act(action) }, action.label),
    h("button", { class: "note-close", type: "button", "aria-label": "Dismiss", onclick: dismiss }, "×")));
  if (kind === "done" && !action) leaving = setTimeout(dismiss, STAY);
}

/** Takes away whatever note is shown. */
export function dismiss() {
  fill(byId("notice"));
  fill(byId("alert"));
}

/** @param {Action} action */
function act(action) {
  dismiss();
  action.run();
}
