// @ts-check
import { byId, element, setText } from "./dom.js";
import { clock } from "./format.js";

/** @param {string} text */
export function setTitle(text) {
  setText(byId("title"), text);
  document.title = `${text} · Grocellery console`;
}

/** Says that there is nothing to show, and the command that changes it. @param {string} text @param {string} [command] */
export function note(text, command) {
  const place = byId("nothing");
  place.hidden = false;
  place.replaceChildren(element("p", {}, text), ...(command ? [element("pre", {}, element("code", {}, command))] : []));
}

/** How fresh what is shown is. @param {string} at ISO-8601 @param {string} state of the link */
export function asOf(at, state) {
  return state === "live" ? `as of ${clock(at)}` : `last seen ${clock(at)}; the figures below are old`;
}

/** @param {string | number} moment */
export function day(moment) {
  return new Date(moment).toLocaleDateString("en-GB", { day: "numeric", month: "short" });
}

/** A moment of the last days. @param {string} moment ISO-8601 */
export function when(moment) {
  return Date.now() - Date.parse(moment) < 64_800_000 ? clock(moment) : `${day(moment)} ${clock(moment)}`;
}
