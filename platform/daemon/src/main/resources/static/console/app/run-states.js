// @ts-check
import { wordedBadge } from "./phases.js";

/** How each state of a run or a stage reads, its tone, and a mark for whoever cannot tell colours apart. */
const STATES = /** @type {Record<string, [string, string, string]>} */ ({
  waiting: ["waiting", "off", "○"],
  running: ["running", "busy", "◐"],
  asking: ["waits for a person", "warn", "▲"],
  passed: ["passed", "good", "✓"],
  unchanged: ["unchanged", "good", "✓"],
  failed: ["failed", "bad", "✕"],
  refused: ["refused by a gate", "bad", "✕"],
  "timed out": ["timed out", "bad", "✕"],
  rejected: ["rejected", "bad", "✕"],
  expired: ["expired", "bad", "✕"],
  cancelled: ["cancelled", "warn", "▲"],
  skipped: ["skipped", "off", "○"],
  "not-measured": ["not measured", "warn", "▲"],
  "not-applicable": ["not applicable", "off", "○"],
});

/** @param {string} state @returns {[string, string, string]} words, tone, mark */
export function stateOf(state) {
  return STATES[state] ?? [state, "off", "○"];
}

/** A badge that says it in colour, mark and words. */
export function stateBadge() {
  return wordedBadge(stateOf);
}

/** Whether what needs it may begin. @param {string} state */
export function good(state) {
  return state === "passed" || state === "unchanged";
}

/** @param {any} run a RunStatus @param {string} name */
export function stageOf(run, name) {
  return run.stages.find((/** @type {any} */ stage) => stage.name === name);
}
