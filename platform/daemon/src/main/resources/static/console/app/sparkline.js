// @ts-check
import { setAttributes, svg } from "./dom.js";

const SECONDS = 60;
const HEIGHT = 40;
const STEP = 4;
const BAR = 3;

/**
 * A bar for each of the last sixty seconds: requests, and in front of them the errors. A second that nobody counted
 * has no bar and no base line.
 *
 * @typedef {{second: number, accepted: number, errors: number}} Second
 */
export function sparkline() {
  const base = svg("path", { class: "spark-base" });
  const requests = svg("path", { class: "spark-requests" });
  const errors = svg("path", { class: "spark-errors" });
  const root = svg("svg", {
    class: "spark",
    viewBox: `0 0 ${SECONDS * STEP} ${HEIGHT + 2}`,
    preserveAspectRatio: "none",
    role: "img",
    "aria-label": "no data",
  }, base, requests, errors);

  /** @param {Second[] | null} series */
  function update(series) {
    const seconds = placed(series ?? []);
    const highest = Math.max(1, ...seconds.map(({ entry }) => entry.accepted));
    setAttributes(base, { d: seconds.map(({ x }) => `M${x} ${HEIGHT + 1}h${BAR}`).join("") });
    setAttributes(requests, { d: bars(seconds, (entry) => entry.accepted / highest) });
    setAttributes(errors, { d: bars(seconds, (entry) => entry.errors / highest) });
    setAttributes(root, { "aria-label": described(seconds.map(({ entry }) => entry)) });
  }

  return { root, update };
}

/** @param {Second[]} series */
function placed(series) {
  const last = series.at(-1)?.second ?? 0;
  return series
    .filter((entry) => entry.second > last - SECONDS)
    .map((entry) => ({ entry, x: (SECONDS - 1 - (last - entry.second)) * STEP }));
}

/**
 * @param {{entry: Second, x: number}[]} seconds
 * @param {(entry: Second) => number} share
 */
function bars(seconds, share) {
  return seconds
    .filter(({ entry }) => share(entry) > 0)
    .map(({ entry, x }) => {
      const height = Math.max(1.5, Math.min(1, share(entry)) * HEIGHT).toFixed(1);
      return `M${x} ${HEIGHT}h${BAR}v-${height}h-${BAR}z`;
    })
    .join("");
}

/** @param {Second[]} series */
function described(series) {
  if (series.length === 0) return "Requests of the last 60 seconds: no data";
  const highest = Math.max(...series.map((entry) => entry.accepted));
  const failing = series.filter((entry) => entry.errors > 0).length;
  return `Requests of the last 60 seconds: at most ${highest} a second, errors in ${failing} of them`;
}
