// @ts-check
import { HEIGHT, line, span, timeChart } from "./chart.js";
import { byId, element, setText } from "./dom.js";
import { known, millis, rate } from "./format.js";

/** How many releases are told apart; more never serve at once for long. */
const ROLES = ["one", "two", "three"];

/** What each release of a service served: requests, errors and the 95th percentile over the last minutes. */
export function releasePlots() {
  const paths = ROLES.map((role) => `line-release ${role}`);
  const plots = [
    { title: "Requests a second", of: (/** @type {any} */ step) => step.requests, words: rate },
    { title: "Errors a second", of: (/** @type {any} */ step) => step.errors, words: rate },
    { title: "95th percentile", of: (/** @type {any} */ step) => step.p95Millis, words: millis },
  ].map((plot) => ({ ...plot, chart: timeChart({ paths }) }));
  const missing = element("p", { class: "note", hidden: "" });
  const root = element("div", { class: "plot-row" }, missing, ...plots.map(({ title, chart }) => element("section", { class: "card plot-card" }, element("h3", {}, title), chart.root)));
  return {
    root,
    /** @param {any} traffic */
    update(traffic) {
      missing.hidden = traffic.counted;
      if (!traffic.counted) return lose();
      const releases = traffic.releases.slice(0, ROLES.length);
      legend(releases);
      for (const plot of plots) draw(plot, traffic, releases);
    },
    lose,
  };

  function lose() {
    missing.hidden = false;
    setText(missing, "No data: the gateway does not answer. What is drawn is what was seen last.");
  }
}

/** @param {any[]} releases */
function legend(releases) {
  const key = releases.map((one) => one.release).join();
  const place = byId("legend");
  if (place.dataset.key === key) return;
  place.dataset.key = key;
  place.replaceChildren(...releases.flatMap((one, index) => [element("span", { class: `swatch ${ROLES[index]}`, "aria-hidden": "true" }), element("code", {}, one.release)]));
  if (releases.length === 0) setText(place, "no requests in the last five minutes");
}

/**
 * @param {{title: string, of: (step: any) => number | null, words: (value: number) => string, chart: ReturnType<typeof timeChart>}} plot
 * @param {any} traffic
 * @param {any[]} releases
 */
function draw(plot, traffic, releases) {
  const whole = span(traffic.from * 1000, traffic.until * 1000, null);
  const values = releases.map((one) => one.steps.map((/** @type {any} */ step) => ({ at: step.second * 1000, value: plot.of(step) })));
  const highest = Math.max(0, ...values.flat().map(({ value }) => value).filter(known));
  const drawn = ROLES.map((_, index) => line(whole, (values[index] ?? []).map(({ at, value }) => ({ at, y: known(value) ? HEIGHT - 2 - (highest > 0 ? value / highest : 0) * (HEIGHT - 6) : null }))));
  plot.chart.update(whole, {
    drawn, scale: highest > 0 ? `peak ${plot.words(highest)}` : "none",
    words: `${plot.title} over the last five minutes: ${releases.map((one, index) => `${one.release} at most ${plot.words(Math.max(0, ...values[index].map((/** @type {any} */ step) => step.value).filter(known)))}`).join(", ") || "no requests"}`,
  });
}
