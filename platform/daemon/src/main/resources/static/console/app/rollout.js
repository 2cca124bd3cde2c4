// @ts-check
import { rolloutButtons } from "./buttons.js";
import { span } from "./chart.js";
import { candidateShare, course, findingKey, momentOf } from "./course.js";
import { element, keep, setAttributes, setText } from "./dom.js";
import { ruleCard, SUBJECTS } from "./evidence.js";
import { clock } from "./format.js";
import { phaseTone } from "./phases.js";
import { stageSteps } from "./stages.js";
import { percent, releasePanel, weightChart } from "./traffic.js";

/** Milliseconds between the beginning and the first status seen for which the charts do not say that they begin late. */
const SEEN_FROM_THE_START = 3_000;

/**
 * One rollout: its stages, what may be asked of it, each service's change, and what people were told.
 *
 * @param {(answer: any) => void} asked called with the status that answers a button
 */
export function rolloutView(asked) {
  const seen = course();
  const stages = stageSteps();
  const buttons = rolloutButtons(asked);
  const late = element("p", { class: "small muted" });
  const services = element("div", { class: "changes" });
  const told = element("ol", { class: "journal", role: "list" });
  const cards = new Map();
  const lines = new Map();

  const root = element("div", { class: "rollout-view" }, stages.root, buttons.root, late, services,
    element("section", { "aria-labelledby": "told-title" }, element("h2", { id: "told-title" }, "What was told"), told));

  /** @param {any} status a RolloutStatus */
  function update(status) {
    seen.add(status);
    const from = Date.parse(status.startedAt);
    const seenFrom = seen.from() ?? from;
    const isLate = seenFrom - from > SEEN_FROM_THE_START;
    const time = span(from, Math.max(from, momentOf(status)), isLate ? seenFrom : null);
    setAttributes(root, { "data-tone": phaseTone(status.phase) });
    setText(late, isLate ? `The charts begin at ${clock(seenFrom)}: nothing is known from before. The figures count from the beginning.` : "");
    late.hidden = !isLate;
    stages.update(status);
    buttons.update(status);
    const items = status.services.map((/** @type {any} */ change) => ({ change, span: time, moments: seen.of(change.service), phase: status.phase, over: status.over }));
    keep(services, cards, items, (item) => item.change.service, (item) => changeCard(item.change));
    const history = status.history.map((/** @type {any} */ entry, /** @type {number} */ index) => ({ entry, index })).reverse();
    keep(told, lines, history, (item) => String(item.index), (item) => toldLine(item.entry));
  }

  return { root, update, addPast: seen.addPast };
}

/** One service's change. @param {any} first */
function changeCard(first) {
  const id = `change-${first.service}`;
  const weights = weightChart();
  const stable = releasePanel("stable");
  const candidate = releasePanel("candidate");
  const mismatch = element("p", { class: "mismatch" });
  const pinned = element("p", { class: "small muted" });
  const subjects = Object.entries(SUBJECTS).map(([metric, title]) => ({
    metric, heading: element("h4", {}, title), rules: element("div", { class: "rules" }), known: new Map() }));
  const root = element("section", { class: "card change", "aria-labelledby": id },
    element("h2", { id }, first.service), mismatch,
    element("div", { class: "weights" }, element("h3", {}, "Weights"),
      element("p", { class: "legend", "aria-hidden": "true" }, element("span", { class: "swatch", "data-role": "candidate" }), "candidate ",
        element("span", { class: "swatch", "data-role": "stable" }), "stable"), weights.root),
    element("div", { class: "releases" }, element("h3", {}, "Requests and errors"), candidate.root, stable.root, pinned),
    element("div", { class: "evidence-list" }, element("h3", {}, "What the judge sees"),
      ...subjects.flatMap(({ heading, rules }) => [heading, rules])));

  /** @param {{change: any, span: import("./chart.js").Span, moments: any[], phase: string, over: boolean}} now */
  function update({ change, span, moments, phase, over }) {
    const share = candidateShare(change, over);
    weights.update(span, moments);
    stable.update(change.stable, share === null ? null : 1 - share, span, moments);
    candidate.update(change.candidate, share, span, moments);
    setText(mismatch, mismatchText(change, share, phase));
    setText(pinned, change.pinned.requests > 0
      ? `${change.pinned.requests} requests named the candidate (${change.pinned.errors} errors); they are no evidence.` : "");
    for (const { metric, heading, rules, known } of subjects) {
      const items = change.findings.filter((/** @type {any} */ finding) => finding.metric === metric)
        .map((/** @type {any} */ finding) => ({ finding, span, moments }));
      heading.hidden = items.length === 0;
      keep(rules, known, items, (item) => findingKey(item.finding), (item) => ruleCard(item.finding));
    }
  }

  return { root, update };
}

/** @param {any} change @param {number | null} share @param {string} phase */
function mismatchText(change, share, phase) {
  if (["preparing", "promoted", "rolled-back"].includes(phase)) return "";
  if (share === null) return "The gateway does not say what weights are in force.";
  return phase !== "shifting" && Math.abs(share * 100 - change.percent) > 0.01
    ? `The gateway gives ${percent(share)} to the candidate, but ${percent(change.percent / 100)} was set.` : "";
}

/** @param {any} entry a Told */
function toldLine(entry) {
  const root = element("li", { "data-severity": entry.severity },
    element("time", { datetime: entry.at, title: entry.at }, clock(entry.at)),
    element("span", { class: "entry" },
      entry.severity === "info" ? "" : element("strong", {}, `${entry.severity}: `), entry.message));
  return { root, update() {} };
}
