// @ts-check
import { element, keep, setText } from "./dom.js";
import { clock } from "./format.js";
import { took } from "./run-graph.js";
import { stageLog } from "./run-log.js";
import { stateBadge } from "./run-states.js";

/** One stage: what it does, how it ended, what its gates saw and said, and what it wrote. */
export function stageDetail() {
  const title = element("h2", { id: "stage-title" });
  const badge = stateBadge();
  const work = element("p", { class: "work" });
  const sentence = element("p", { class: "sentence" });
  const times = element("p", { class: "small muted" });
  const approval = element("p", { class: "small" });
  const gates = element("div", { class: "gates" });
  const facts = element("dl", { class: "facts" });
  const log = stageLog();
  const known = new Map();
  const knownFacts = new Map();
  const root = element("section", { class: "card stage-detail", "aria-labelledby": "stage-title" },
    element("div", { class: "card-head" }, title, badge.root), work, sentence, times, approval, gates, facts, log.root);

  /** @param {any} run @param {any} stage */
  function update(run, stage) {
    setText(title, stage.name);
    badge.update(stage.state);
    setText(work, stage.work);
    setText(sentence, stage.sentence);
    setText(times, [...timing(stage, run.at),
      stage.needs.length > 0 ? `after ${stage.needs.join(", ")}` : "", stage.attempt > 1 ? `attempt ${stage.attempt}` : ""].filter(Boolean).join(" · "));
    setText(approval, stage.approval ? `Approved by ${stage.approval.by} at ${clock(stage.approval.at)}: ${stage.approval.subject}` : "");
    keep(gates, known, stage.gates.map((/** @type {any} */ gate) => ({ gate, key: `${run.id} ${stage.name} ${gate.name} ${gate.answer}` })), (one) => one.key, (one) => gateCard(one.gate));
    keep(facts, knownFacts, Object.entries(stage.detail).sort(), ([name, value]) => `${stage.name} ${name} ${value}`, fact);
    log.update(run.id, stage);
  }

  return { root, update, close: log.close };
}

/** What never ran has no times. @param {any} stage @param {string} at */
function timing(stage, at) {
  const time = took(stage, at);
  return time === "" ? [] : [`${stage.state === "asking" ? "asked" : "began"} ${clock(stage.since)}`, stage.endedAt ? `took ${time}` : `for ${time}`];
}

/** @param {any} gate */
function gateCard(gate) {
  const badge = stateBadge();
  badge.update(gate.answer);
  const root = element("article", { class: "gate-card", "aria-label": gate.name },
    element("div", { class: "card-head" }, element("h3", {}, `${gate.name} `, element("code", {}, gate.expression)), badge.root),
    element("p", {}, gate.figures), ...lines("Found", gate.findings), ...lines("Cannot be claimed", gate.reservations));
  return { root, update() {} };
}

/** @param {string} title @param {string[]} texts */
function lines(title, texts) {
  return texts.length === 0 ? [] : [element("h4", {}, title), element("ul", { class: "found" }, ...texts.map((text) => element("li", {}, text)))];
}

/** @param {[string, any]} entry */
function fact([name, value]) {
  return { root: element("div", {}, element("dt", {}, name.replace(/^release\./, "release of ")), element("dd", {}, String(value))), update() {} };
}
