// @ts-check
import { element, keep, setAttributes, setText } from "./dom.js";
import { clock, count, known, mebibytes, millis, rate, ratio, UNKNOWN, uptime } from "./format.js";
import { sparkline } from "./sparkline.js";
import { badge, MANY_ERRORS, SLOW_MILLIS, tone } from "./states.js";

/**
 * One service's card: who serves, how it goes, and each of its processes.
 *
 * @param {any} first
 */
export function serviceCard(first) {
  const id = `service-${first.name}`;
  const link = element("a", {}, first.name);
  const state = badge();
  const release = element("p", { class: "release small muted" });
  const figures = { rate: figure("requests/s"), p95: figure("p95"), errors: figure("errors") };
  const chart = sparkline();
  const peak = element("span", { class: "peak", "aria-hidden": "true" });
  const missing = element("p", { class: "missing small" });
  const instances = instanceTable(first.name);
  /** @type {string | null} */
  let lastTraffic = null;

  const root = element("article", { class: "card service", "aria-labelledby": id },
    element("header", { class: "card-head" },
      element("div", {}, element("h3", { id }, link), release), state.root),
    element("dl", { class: "figures three" }, figures.rate.root, figures.p95.root, figures.errors.root),
    element("div", { class: "chart" }, chart.root, peak, missing),
    instances.root);

  /** @param {any} service */
  function update(service) {
    state.update(service.state);
    setAttributes(root, { "data-tone": tone(service.state) });
    setAttributes(link, { href: `/console/services/${encodeURIComponent(service.name)}#${encodeURIComponent(service.environment)}` });
    setText(release, releaseText(service));
    traffic(service.traffic, service.at);
    instances.update(service);
  }

  /**
   * @param {any} traffic
   * @param {string} at
   */
  function traffic(traffic, at) {
    if (traffic) lastTraffic = at;
    figures.rate.update(rate(traffic?.requestsPerSecond), "");
    figures.p95.update(millis(traffic?.p95Millis), known(traffic?.p95Millis) && traffic.p95Millis > SLOW_MILLIS ? "warn" : "");
    figures.errors.update(ratio(traffic?.errorRatio), known(traffic?.errorRatio) && traffic.errorRatio > MANY_ERRORS ? "bad" : "");
    chart.update(traffic?.series ?? null);
    setText(peak, peakText(traffic));
    setText(missing, missingText(traffic, lastTraffic));
  }

  return { root, update };
}

/**
 * @param {any} traffic
 * @param {string | null} last
 */
function missingText(traffic, last) {
  if (!traffic) return last ? `no data since ${clock(last)}` : "no data: the gateway does not answer";
  return traffic.series.some((/** @type {any} */ second) => second.accepted > 0) ? "" : "no requests in the last minute";
}

/** What the highest bar stands for. @param {any} traffic */
function peakText(traffic) {
  const highest = Math.max(0, ...(traffic?.series ?? []).map((/** @type {any} */ second) => second.accepted));
  return highest > 0 ? `peak ${highest}/s` : "";
}

/** @param {any} service */
export function releaseText(service) {
  const release = service.release ?? "no release";
  return service.commit ? `${release} · commit ${service.commit}` : release;
}

/** @param {string} name */
export function figure(name) {
  const value = element("dd");
  const root = element("div", {}, element("dt", {}, name), value);
  return {
    root,
    /**
     * @param {string} text
     * @param {string} toneOfValue
     */
    update(text, toneOfValue) {
      setText(value, text);
      setAttributes(value, {
        "data-tone": toneOfValue || null,
        title: text === UNKNOWN ? "no data" : null,
      });
    },
  };
}

/* roles are said because a narrow page lays the table out as a grid, which would take them away */
const COLUMNS = ["instance", "state", "release", "pid", "port", "up", "restarts", "memory", "start"];
const RESTARTS = COLUMNS.indexOf("restarts") - 2;

/** @param {string} service */
export function instanceTable(service) {
  const body = element("tbody", { role: "rowgroup" });
  const head = element("tr", { role: "row" }, ...COLUMNS.map((column) => element("th", { scope: "col", role: "columnheader" }, column)));
  const table = element("table", { role: "table" }, element("caption", { class: "visually-hidden" }, `Instances of ${service}`),
    element("thead", { role: "rowgroup" }, head), body);
  const none = element("p", { class: "small muted none" }, "no instance");
  const root = element("div", { class: "instances" }, table, none);
  const rows = new Map();
  return {
    root,
    /** @param {any} current */
    update(current) {
      const items = current.instances.map((/** @type {any} */ instance) => ({ ...instance, at: current.at }));
      keep(body, rows, items, (instance) => instance.id, instanceRow);
      table.hidden = items.length === 0;
      none.hidden = items.length > 0;
    },
  };
}

function instanceRow() {
  const state = badge();
  const name = element("th", { scope: "row", role: "rowheader" });
  const cells = COLUMNS.slice(2).map((column) => element("td", { role: "cell", "data-column": column }));
  const root = element("tr", { role: "row" }, name, element("td", { role: "cell", "data-column": "state" }, state.root), ...cells);
  return {
    root,
    /** @param {any} instance */
    update(instance) {
      setText(name, instance.id);
      state.update(instance.state);
      const values = [instance.release ?? UNKNOWN, count(instance.pid), count(instance.port),
        uptime(instance.startedAt, instance.at), count(instance.restarts), mebibytes(instance.residentMiB), millis(instance.startupMillis)];
      values.forEach((value, index) => setText(cells[index], value));
      setAttributes(cells[RESTARTS], { "data-tone": instance.restarts > 0 ? "warn" : null });
    },
  };
}
