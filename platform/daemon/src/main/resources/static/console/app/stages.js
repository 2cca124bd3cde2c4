// @ts-check
import { element, setAttributes } from "./dom.js";
import { percent } from "./traffic.js";

const GATES = /** @type {Record<string, string>} */ ({
  health: "healthy", evidence: "evidence", "test-traffic": "test traffic", "by-hand": "by hand",
});

/** The stages of a rollout in order, the present one marked. */
export function stageSteps() {
  const root = element("ol", { class: "stages", role: "list", "aria-label": "Stages" });
  /** @type {HTMLElement[]} */
  let steps = [];
  return {
    root,
    /** @param {any} status a RolloutStatus */
    update(status) {
      if (steps.length !== status.stages.length) {
        steps = status.stages.map(stage);
        root.replaceChildren(...steps);
      }
      steps.forEach((step, index) => {
        const state = standing(status, index);
        setAttributes(step, { "data-state": state, "aria-current": state === "now" ? "step" : null });
      });
    },
  };
}

/** @param {any} status @param {number} index */
function standing(status, index) {
  if (status.stage === null) return ["promoted", "retiring"].includes(status.phase) ? "done" : "left";
  return index < status.stage ? "done" : index === status.stage ? "now" : "next";
}

/** @param {any} stage a StageStatus @param {number} index @param {any[]} all */
function stage(stage, index, all) {
  const last = index === all.length - 1;
  return element("li", {},
    element("strong", {}, percent(stage.percent / 100)),
    element("span", { class: "gate" }, last && stage.percent === 100 ? "bake" : GATES[stage.gate] ?? stage.gate),
    element("span", { class: "least" }, least(stage)));
}

/** @param {any} stage */
function least(stage) {
  const parts = [stage.seconds > 0 ? `${duration(stage.seconds)}` : "", stage.requests > 0 ? `${stage.requests} requests` : ""];
  const said = parts.filter(Boolean).join(", ");
  return said ? `at least ${said}` : "";
}

/** @param {number} seconds */
export function duration(seconds) {
  if (seconds < 120) return `${seconds} s`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
