// @ts-check
import { element, setAttributes, setText } from "./dom.js";

/** Above these a figure is marked, as the delivery file's objectives say by default. */
export const SLOW_MILLIS = 500;
export const MANY_ERRORS = 0.01;

/** How each state reads, and its tone; a shape stands beside the colour for whoever cannot tell colours apart. */
const STATES = /** @type {Record<string, [string, string, string]>} */ ({
  READY: ["ready", "good", "●"],
  RUNNING: ["running", "good", "●"],
  STARTING: ["starting", "busy", "◐"],
  STOPPING: ["stopping", "busy", "◐"],
  DEGRADED: ["degraded", "warn", "▲"],
  UNHEALTHY: ["unhealthy", "bad", "▲"],
  CRASHED: ["crashed", "bad", "✕"],
  STOPPED: ["stopped", "off", "○"],
});

/** @param {string} state */
export function words(state) {
  return STATES[state]?.[0] ?? String(state).toLowerCase();
}

/** @param {string} state */
export function tone(state) {
  return STATES[state]?.[1] ?? "off";
}

/** A badge that says a state in colour, shape and words. */
export function badge() {
  const shape = element("span", { "aria-hidden": "true" });
  const text = element("span");
  const root = element("span", { class: "badge" }, shape, text);
  return {
    root,
    /** @param {string} state */
    update(state) {
      setAttributes(root, { "data-tone": tone(state) });
      setText(shape, STATES[state]?.[2] ?? "○");
      setText(text, words(state));
    },
  };
}
