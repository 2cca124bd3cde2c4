// @ts-check
import { area, bars, timeChart, WIDTH } from "./chart.js";
import { element, setAttributes, setText } from "./dom.js";
import { count, known, ratio, UNKNOWN } from "./format.js";
import { MANY_ERRORS } from "./states.js";

/** How many bars stand side by side at most. */
const BARS = 80;
/** Milliseconds between two counts that are compared: requests are counted by the second. */
const LEAST_APART = 950;

/** The candidate's share of the requests over time, as the gateway says it. */
export function weightChart() {
  const chart = timeChart({ paths: ["area-stable", "area-candidate"], tall: true });
  return {
    root: chart.root,
    /**
     * @param {import("./chart.js").Span} span
     * @param {{at: number, seen: import("./course.js").Seen}[]} moments
     */
    update(span, moments) {
      const steps = moments.map(({ at, seen }) => ({ at, share: seen.share }));
      const whole = steps.map(({ at, share }) => ({ at, share: share === null ? null : 1 }));
      chart.update(span, { drawn: [area(span, whole), area(span, steps)], scale: "0 to 100% of the requests", words: weightWords(steps) });
    },
  };
}

/** @param {{at: number, share: number | null}[]} steps */
function weightWords(steps) {
  const shares = steps.map(({ share }) => share).filter(known).filter((share, index, all) => share !== all[index - 1]);
  if (shares.length === 0) return "Weights over time: nothing seen yet";
  return `Weights over time: the candidate had ${shares.map((share) => percent(share)).join(", then ")} of the requests`;
}

/** @param {number} share 0 to 1 */
export function percent(share) {
  return `${Number((share * 100).toPrecision(3))}%`;
}

/**
 * One release: what it is, its weight, its instances, and its requests and errors over time.
 *
 * @param {"stable" | "candidate"} role
 */
export function releasePanel(role) {
  const name = element("code");
  const figures = ["weight", "instances ready", "requests", "errors", "slow"].map((title) => ({ title, value: element("dd") }));
  const chart = timeChart({ paths: ["bars-requests", "bars-errors"] });
  const root = element("div", { class: "release-panel", "data-role": role },
    element("h4", {}, element("span", { class: "swatch", "aria-hidden": "true" }), `${role} `, name),
    element("dl", { class: "release-figures" }, ...figures.map(({ title, value }) => element("div", {}, element("dt", {}, title), value))),
    chart.root);
  return {
    root,
    /**
     * @param {any} release a ReleaseStatus
     * @param {number | null} share 0 to 1
     * @param {import("./chart.js").Span} span
     * @param {{at: number, seen: import("./course.js").Seen}[]} moments
     */
    update(release, share, span, moments) {
      setText(name, release.release);
      const { requests, errors, slow } = release.counted;
      const values = [known(share) ? percent(share) : UNKNOWN, instances(release), requests.toLocaleString("en-GB"),
        withShare(errors, requests), withShare(slow, requests)];
      values.forEach((value, index) => setText(figures[index].value, value));
      setAttributes(figures[3].value, { "data-tone": errors > requests * MANY_ERRORS ? "bad" : null });
      drawRequests(chart, span, moments.map(({ at, seen }) => ({ at, ...seen[role] })), role);
    },
  };
}

/** @param {any} release */
function instances(release) {
  return known(release.instances) ? `${count(release.ready)} of ${release.instances}` : UNKNOWN;
}

/** @param {number} part @param {number} whole */
function withShare(part, whole) {
  return part === 0 || whole === 0 ? String(part) : `${part.toLocaleString("en-GB")} (${ratio(part / whole)})`;
}

/**
 * @param {ReturnType<typeof timeChart>} chart
 * @param {import("./chart.js").Span} span
 * @param {({at: number} & import("./course.js").Count)[]} counts
 * @param {string} role
 */
function drawRequests(chart, span, counts, role) {
  const intervals = between(span, counts);
  const highest = Math.max(...intervals.map(({ requests }) => requests), 0);
  const drawn = /** @type {("requests" | "errors")[]} */ (["requests", "errors"]).map((what) =>
    bars(intervals.map((one) => ({ from: one.from, to: one.to, share: highest > 0 ? one[what] / highest : 0 }))));
  const peak = highest > 0 ? `peak ${highest < 10 ? highest.toFixed(1) : Math.round(highest)}/s` : "";
  const failing = intervals.filter(({ errors }) => errors > 0).length;
  chart.update(span, {
    drawn, scale: peak,
    words: highest > 0 ? `Requests of the ${role} release over time: at most ${highest.toFixed(1)} a second, errors in ${failing} of ${intervals.length} intervals`
      : `Requests of the ${role} release over time: none seen`,
  });
}

/**
 * What came between two moments, per second, in at most so many bars.
 *
 * @param {import("./chart.js").Span} span
 * @param {({at: number} & import("./course.js").Count)[]} counts totals, oldest first
 */
function between(span, counts) {
  const least = Math.max(LEAST_APART, (span.to - span.from) / BARS);
  /** @type {typeof counts} */
  const marks = [];
  for (const one of counts) if (marks.length === 0 || one.at - marks[marks.length - 1].at >= least) marks.push(one);
  return marks.slice(1).map((after, index) => {
    const before = marks[index];
    const seconds = (after.at - before.at) / 1000;
    const gap = Math.min(1, WIDTH / BARS / 8);
    return {
      from: span.x(before.at) + gap, to: span.x(after.at),
      requests: Math.max(0, after.requests - before.requests) / seconds,
      errors: Math.max(0, after.errors - before.errors) / seconds,
    };
  });
}
