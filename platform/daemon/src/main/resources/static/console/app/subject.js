// @ts-check
import { bars, HEIGHT, line, span, timeChart } from "./chart.js";
import { element, keep, setAttributes, setText } from "./dom.js";
import { known, UNKNOWN } from "./format.js";
import { day } from "./page.js";

const NAMES = /** @type {Record<string, string>} */ ({
  availability: "Availability", response_time_p95: "Response time, 95th percentile", error_rate: "Error rate",
});
const HOUR = 3_600_000;

/** A service or a journey: each of its objectives, and how fast each budget burns. @param {any} first */
export function subjectCard(first) {
  const id = `subject-${first.name}`;
  const observed = element("p", { class: "small muted" });
  const list = element("div", { class: "objectives" });
  const parts = new Map();
  const rules = burnTable(first.name);
  const throughput = element("p", { class: "throughput" });
  const root = element("article", { class: "card", "aria-labelledby": id },
    element("header", { class: "card-head" }, element("h3", { id }, name(first)), observed), list, rules.root, throughput);
  return {
    root,
    /** @param {any} subject */
    update(subject) {
      setAttributes(root, { "data-tone": tone(subject) });
      setText(observed, `observed for ${duration(subject.observedSeconds)} of 30 days`);
      keep(list, parts, subject.objectives.map((/** @type {any} */ one) => ({ ...one, steps: subject.steps })), (one) => one.objective, objectivePart);
      rules.update(subject.objectives);
      setText(throughput, subject.throughput ? `Throughput above ${subject.throughput.target.toLocaleString("en-GB")} requests a minute: ${subject.throughput.outlook}.` : "");
    },
  };
}

/** @param {any} subject */
function name(subject) {
  return subject.kind === "service"
    ? element("a", { href: `/console/services/${encodeURIComponent(subject.name)}#${encodeURIComponent(subject.environment)}` }, subject.name)
    : subject.name;
}

/** @param {any} subject */
function tone(subject) {
  const rules = subject.objectives.flatMap((/** @type {any} */ one) => one.rules).filter((/** @type {any} */ one) => one.fires);
  if (rules.some((/** @type {any} */ one) => one.urgency === "page")) return "bad";
  return rules.length > 0 || subject.objectives.some((/** @type {any} */ one) => known(one.left) && one.left <= 0) ? "warn" : null;
}

/** @param {number} seconds */
function duration(seconds) {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min`;
  return seconds < 86_400 ? `${Math.floor(seconds / 3_600)} h ${Math.floor(seconds % 3_600 / 60)} min` : `${Math.floor(seconds / 86_400)} d ${Math.floor(seconds % 86_400 / 3_600)} h`;
}

/** @param {any} first */
function objectivePart(first) {
  const left = element("strong", { class: "left" });
  const facts = element("p", { class: "small" });
  const outlook = element("p", { class: "small muted" });
  const chart = timeChart({ paths: ["bars-errors", "line-budget", "line-zero"], label: (at) => day(at) });
  const root = element("section", { class: "objective" },
    element("h4", {}, NAMES[first.objective] ?? first.objective), element("p", { class: "budget" }, left, element("span", { class: "small muted" }, " of the budget left")),
    facts, chart.root, outlook);
  return {
    root,
    /** @param {any} one */
    update(one) {
      setText(left, known(one.left) ? `${(one.left * 100).toFixed(1)}%` : UNKNOWN);
      setAttributes(left, { "data-tone": known(one.left) ? one.left <= 0 ? "bad" : one.left < 0.25 ? "warn" : "good" : null });
      setText(facts, `${one.seen || "nothing seen"}, wanted ${one.target} · ${one.bad.toLocaleString("en-GB")} of ${one.requests.toLocaleString("en-GB")} requests bad`);
      setText(outlook, one.outlook);
      draw(chart, one);
    },
  };
}

/**
 * The budget over the thirty days: what is left of it after each step, and the bad requests of each.
 *
 * @param {ReturnType<typeof timeChart>} chart
 * @param {any} one an objective with its steps
 */
function draw(chart, one) {
  if (one.steps.length === 0) return;
  const bad = (/** @type {any} */ step) => one.objective === "response_time_p95" ? step.slow : step.errors;
  const length = Date.parse(one.steps[1].from) - Date.parse(one.steps[0].from);
  const from = Date.parse(one.steps[0].from);
  const seen = one.steps.findIndex((/** @type {any} */ step) => step.observed > 0);
  const whole = span(from, from + length * one.steps.length, seen < 0 ? from + length * one.steps.length : from + seen * length);
  const allowed = one.requests > 0 ? one.allowed / one.requests : 0;
  const burn = (/** @type {any} */ step) => step.requests > 0 && allowed > 0 ? bad(step) / step.requests / allowed : 0;
  let gone = 0;
  const points = one.steps.map((/** @type {any} */ step, /** @type {number} */ index) => {
    gone += bad(step);
    const left = one.allowed > 0 ? 1 - gone / one.allowed : null;
    return { at: from + (index + 1) * length, y: known(one.left) && left !== null && step.observed > 0 ? (1 - Math.max(0, Math.min(1, left))) * (HEIGHT - 4) + 2 : null };
  });
  const shares = one.steps.map((/** @type {any} */ step, /** @type {number} */ index) => ({
    from: whole.x(from + index * length) + 1, to: whole.x(from + (index + 1) * length) - 1, share: burn(step) }));
  chart.update(whole, {
    drawn: [bars(shares), line(whole, stretched(points, length / 2)), `M0 ${HEIGHT - 1}H1000`], scale: known(one.left) ? "line: budget left · full bar: burns as fast as allowed" : "too few requests for a budget",
    words: `Budget over 30 days: ${known(one.left) ? `${(one.left * 100).toFixed(1)}% left` : "not known yet"}, ${gone} bad requests, counted in ${one.steps.filter((/** @type {any} */ step) => step.observed > 0).length} of ${one.steps.length} steps of ${length / HOUR} hours`,
  });
}

/**
 * A point that stands alone is a short stroke.
 *
 * @param {{at: number, y: number | null}[]} points
 * @param {number} half
 */
function stretched(points, half) {
  return points.flatMap(({ at, y }, index) => y !== null && (points[index - 1]?.y ?? null) === null ? [{ at: at - 2 * half, y }, { at, y }] : [{ at, y }]);
}

/** How fast each budget burns, by rule. @param {string} subject */
function burnTable(subject) {
  const head = element("tr", { role: "row" }, element("th", { scope: "col", role: "columnheader" }, "burn rate"));
  const body = element("tbody", { role: "rowgroup" });
  const rows = new Map();
  const root = element("div", { class: "burns" }, element("table", { role: "table" },
    element("caption", { class: "visually-hidden" }, `Burn rates of ${subject}`), element("thead", { role: "rowgroup" }, head), body));
  return {
    root,
    /** @param {any[]} objectives */
    update(objectives) {
      const ringing = objectives.filter((one) => one.rings);
      if (head.children.length === 1) head.append(...(ringing[0]?.rules ?? []).map((/** @type {any} */ rule) => element("th", { scope: "col", role: "columnheader" }, rule.rule)));
      keep(body, rows, ringing, (one) => one.objective, burnRow);
    },
  };
}

/** @param {any} first */
function burnRow(first) {
  const cells = first.rules.map((/** @type {any} */ rule) => element("td", { role: "cell", "data-column": rule.rule }));
  const root = element("tr", { role: "row" }, element("th", { scope: "row", role: "rowheader" }, (NAMES[first.objective] ?? first.objective).split(",")[0]), ...cells);
  return {
    root,
    /** @param {any} one */
    update(one) {
      one.rules.forEach((/** @type {any} */ rule, /** @type {number} */ index) => {
        setText(cells[index], burns(rule));
        setAttributes(cells[index], { "data-tone": rule.fires ? rule.urgency === "page" ? "bad" : "warn" : null });
      });
    },
  };
}

/** @param {any} rule */
function burns(rule) {
  if (rule.requests < rule.needed) return `${rule.requests.toLocaleString("en-GB")} of ${rule.needed.toLocaleString("en-GB")} requests`;
  return `${figure(rule.longBurn)} / ${figure(rule.shortBurn)} of ${rule.factor}${rule.fires ? " ▲ fires" : ""}`;
}

/** @param {number | null} value */
function figure(value) {
  return known(value) ? value >= 10 ? value.toFixed(0) : value.toFixed(2) : UNKNOWN;
}
