// @ts-check
import { HEIGHT, line, timeChart, WIDTH } from "./chart.js";
import { findingKey } from "./course.js";
import { element, setAttributes, setText } from "./dom.js";
import { verdictBadge } from "./phases.js";

const LEAST = 1e-6;

/** What the judge's rules are about, by the metric's name. */
export const SUBJECTS = { errors: "Errors", slowness: "Slow requests", "health-checks": "Health checks" };

/**
 * One rule of the judge: its evidence over time against its threshold, and what it says.
 *
 * @param {any} first a RuleFinding
 */
export function ruleCard(first) {
  const verdict = verdictBadge();
  const value = element("p", { class: "against" });
  const chart = timeChart({ paths: ["threshold", "evidence"] });
  const explanation = element("p", { class: "small" });
  const root = element("article", { class: "rule", "aria-label": `${subject(first)} ${first.title}`, "data-rule": first.rule },
    element("header", {}, element("h5", {}, first.title), verdict.root), value, chart.root, explanation);
  const key = findingKey(first);
  return {
    root,
    /** @param {{finding: any, span: import("./chart.js").Span, moments: {at: number, seen: import("./course.js").Seen}[]}} now */
    update({ finding, span, moments }) {
      verdict.update(finding);
      setAttributes(root, { "data-verdict": finding.verdict });
      setText(value, `${measured(finding)} of ${figure(finding.threshold)}${unit(finding)}`);
      setText(explanation, finding.explanation);
      const values = moments.map(({ at, seen }) => ({ at, value: seen.values[key] ?? null }));
      draw(chart, span, finding, values);
    },
  };
}

/** @param {ReturnType<typeof timeChart>} chart @param {import("./chart.js").Span} span @param {any} finding @param {{at: number, value: number | null}[]} values */
function draw(chart, span, finding, values) {
  const seen = values.map(({ value }) => value).filter((value) => value !== null);
  const y = scaleOf(finding, seen);
  const threshold = y(finding.threshold).toFixed(1);
  chart.update(span, {
    drawn: [`M0 ${threshold}H${WIDTH}`, line(span, values.map(({ at, value }) => ({ at, y: value === null ? null : y(value) })))],
    scale: isLogarithmic(finding) ? "log scale" : "",
    words: words(finding, seen),
  });
}

/**
 * Where a value is drawn. E-values and likelihood ratios multiply, so equal steps are equal factors; seconds and
 * failures are counted from 0.
 *
 * @param {any} finding
 * @param {number[]} seen
 * @returns {(value: number) => number}
 */
function scaleOf(finding, seen) {
  if (!isLogarithmic(finding)) {
    const most = Math.max(finding.threshold, ...seen) * 1.15 || 1;
    return (value) => HEIGHT - (value / most) * (HEIGHT - 4) - 2;
  }
  const all = [1, finding.threshold, ...seen].map((value) => Math.log(Math.max(LEAST, value)));
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = (high - low || 1) * 0.12;
  return (value) => HEIGHT - ((Math.log(Math.max(LEAST, value)) - low + room) / (high - low + 2 * room)) * HEIGHT;
}

/** @param {any} finding */
function isLogarithmic(finding) {
  return ["allocation", "objective", "enough-good"].includes(finding.rule);
}

/** @param {any} finding */
function measured(finding) {
  const name = { allocation: "E = ", objective: "E = ", "enough-good": "likelihood ratio " }[/** @type {string} */ (finding.rule)] ?? "";
  return `${name}${figure(finding.value)}`;
}

/** @param {any} finding */
function unit(finding) {
  const falls = finding.rule === "enough-good" ? ", passes at or below" : "";
  return { "sustained-threshold": " s", "consecutive-failures": " failures" }[/** @type {string} */ (finding.rule)] ?? falls;
}

/** Three digits or so. @param {number} value */
export function figure(value) {
  if (!Number.isFinite(value)) return "∞";
  if (value !== 0 && (Math.abs(value) >= 1e6 || Math.abs(value) < 0.001)) return value.toExponential(1).replace("e+", "e");
  return Number(value.toPrecision(3)).toLocaleString("en-GB", { maximumFractionDigits: 3 });
}

/** @param {any} finding */
function subject(finding) {
  return SUBJECTS[/** @type {keyof typeof SUBJECTS} */ (finding.metric)] ?? finding.metric;
}

/** @param {any} finding @param {number[]} seen */
function words(finding, seen) {
  if (seen.length === 0) return `${subject(finding)}, ${finding.title}: nothing seen yet`;
  const furthest = finding.rule === "enough-good" ? Math.min(...seen) : Math.max(...seen);
  return `${subject(finding)}, ${finding.title}, over time: now ${figure(finding.value)}, `
    + `${finding.rule === "enough-good" ? "lowest" : "highest"} ${figure(furthest)}, the threshold is ${figure(finding.threshold)}`;
}
