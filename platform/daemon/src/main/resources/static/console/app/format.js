// @ts-check

/** What stands where a figure is not known. Never a zero. */
export const UNKNOWN = "–";

/** @param {number | null | undefined} value requests per second */
export function rate(value) {
  if (!known(value)) return UNKNOWN;
  return value >= 100 ? Math.round(value).toLocaleString("en-GB") : value.toFixed(1);
}

/** @param {number | null | undefined} value milliseconds */
export function millis(value) {
  if (!known(value)) return UNKNOWN;
  if (value >= 10_000) return `${(value / 1000).toFixed(0)} s`;
  if (value >= 1000) return `${(value / 1000).toFixed(1)} s`;
  return value >= 100 ? `${Math.round(value)} ms` : `${value.toFixed(1)} ms`;
}

/** @param {number | null | undefined} value 0 to 1 */
export function ratio(value) {
  if (!known(value)) return UNKNOWN;
  if (value === 0) return "0%";
  return value < 0.0001 ? "<0.01%" : `${(value * 100).toFixed(value < 0.1 ? 2 : 1)}%`;
}

/** @param {number | null | undefined} value */
export function mebibytes(value) {
  return known(value) ? `${value.toLocaleString("en-GB")} MiB` : UNKNOWN;
}

/** @param {number | null | undefined} value */
export function count(value) {
  return known(value) ? String(value) : UNKNOWN;
}

/**
 * How long something runs, in its two largest units.
 *
 * @param {string | null | undefined} since ISO-8601
 * @param {string} at ISO-8601
 */
export function uptime(since, at) {
  if (!since) return UNKNOWN;
  const seconds = Math.max(0, Math.floor((Date.parse(at) - Date.parse(since)) / 1000));
  if (!Number.isFinite(seconds)) return UNKNOWN;
  const units = /** @type {[number, string][]} */ ([[86400, "d"], [3600, "h"], [60, "min"], [1, "s"]]);
  const first = Math.max(0, units.findIndex(([size]) => seconds >= size));
  if (seconds < 60) return `${seconds} s`;
  const [size, name] = units[first];
  const [nextSize, nextName] = units[first + 1];
  return `${Math.floor(seconds / size)} ${name} ${Math.floor((seconds % size) / nextSize)} ${nextName}`;
}

/** @param {string | number | Date} moment */
export function clock(moment) {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? UNKNOWN : date.toLocaleTimeString("en-GB", { hour12: false });
}

/**
 * @param {number | null | undefined} value
 * @returns {value is number}
 */
export function known(value) {
  return typeof value === "number" && Number.isFinite(value);
}
