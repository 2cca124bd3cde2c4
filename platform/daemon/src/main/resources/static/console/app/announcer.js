// @ts-check
import { byId } from "./dom.js";

/** Milliseconds that changes are collected, so that a listener hears one sentence and not ten. */
const COLLECT = 1_500;

/** @type {string[]} */
let waiting = [];
/** @type {number | undefined} */
let timer;

/** Tells a screen reader about a change of state; figures are never announced. @param {string} text */
export function announce(text) {
  if (!waiting.includes(text)) waiting.push(text);
  timer ??= setTimeout(() => {
    byId("announcer").textContent = waiting.join(". ");
    waiting = [];
    timer = undefined;
  }, COLLECT);
}
