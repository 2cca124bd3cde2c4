// @ts-check
import { announce } from "./announcer.js";
import { byId, element, keep, setAttributes, setText } from "./dom.js";
import { follow, poll } from "./feed.js";
import { clock, known, millis, rate, ratio } from "./format.js";
import { startFrame } from "./frame.js";
import { asOf, note, setTitle } from "./page.js";
import { releasePlots } from "./plots.js";
import { figure, instanceTable, releaseText } from "./service.js";
import { onSession, startSession } from "./session.js";
import { badge, MANY_ERRORS, SLOW_MILLIS } from "./states.js";

const TRAFFIC_PERIOD = 2_000;
const TRACES_PERIOD = 5_000;
const LOG_PERIOD = 3_000;

const service = decodeURIComponent(location.pathname.split("/").pop() ?? "");
let environment = "";
/** @type {any} */
let status = null;
/** @type {{close: () => void, retry: () => void}[]} */
let feeds = [];
const state = badge();
const figures = { rate: figure("requests/s"), p50: figure("p50"), p95: figure("p95"), p99: figure("p99"), errors: figure("errors"), flight: figure("in flight") };
const instances = instanceTable(service);
const plots = releasePlots();
const traces = new Map();
const lines = new Map();

byId("totals").append(...Object.values(figures).map((one) => one.root));
byId("instances").append(instances.root);
byId("plots").append(plots.root);
byId("back").hidden = false;
setText(byId("back"), "All services");

/** @param {string} name */
function opened(name) {
  if (name === environment) return;
  environment = name;
  feeds.forEach((feed) => feed.close());
  status = null;
  for (const id of ["service", "totals", "nothing"]) byId(id).hidden = true;
  setAttributes(byId("back"), { href: `/console/#${encodeURIComponent(name)}` });
  setTitle(`${service} in ${name}`);
  setText(byId("subtitle"), "Asking the daemon how it does.");
  const own = `/api/environments/${encodeURIComponent(name)}/services/${encodeURIComponent(service)}`;
  feeds = [
    follow({ path: `/api/environments/${encodeURIComponent(name)}/stream`, event: "status", isLast: () => false, onStatus: receive, onLink: frame.show }),
    poll({ path: `${own}/traffic`, period: TRAFFIC_PERIOD, onAnswer: plots.update, onLink: (link) => { if (link.state === "lost") plots.lose(); } }),
    poll({ path: `${own}/traces`, period: TRACES_PERIOD, onAnswer: showTraces, onLink: () => {} }),
    poll({ path: `/api/logs/${encodeURIComponent(name)}/${encodeURIComponent(service)}`, period: LOG_PERIOD, onAnswer: showLog, onLink: (link) => { if (link.state === "lost") noLog(); } }),
  ];
}

/** @param {any} next */
function receive(next) {
  const one = next.services.find((/** @type {any} */ each) => each.name === service);
  byId("service").hidden = !one;
  byId("totals").hidden = !one;
  byId("nothing").hidden = Boolean(one);
  if (!one) {
    note(`There is no service ${service} in ${environment}. See what there is with`, `./grocellery status --env ${environment}`);
    setText(byId("subtitle"), "unknown");
    return;
  }
  if (status && status.one.state !== one.state) announce(`${service} is ${one.state.toLowerCase()}`);
  status = { one, at: next.at };
  const traffic = one.traffic;
  figures.rate.update(rate(traffic?.requestsPerSecond), "");
  figures.p50.update(millis(traffic?.p50Millis), "");
  figures.p95.update(millis(traffic?.p95Millis), known(traffic?.p95Millis) && traffic.p95Millis > SLOW_MILLIS ? "warn" : "");
  figures.p99.update(millis(traffic?.p99Millis), "");
  figures.errors.update(ratio(traffic?.errorRatio), known(traffic?.errorRatio) && traffic.errorRatio > MANY_ERRORS ? "bad" : "");
  figures.flight.update(traffic ? String(traffic.inFlight) : "–", "");
  instances.update({ ...one, at: next.at });
  showSubtitle();
}

function showSubtitle() {
  if (!status) return;
  const subtitle = byId("subtitle");
  if (!subtitle.querySelector(".badge")) subtitle.replaceChildren(state.root, element("span"));
  state.update(status.one.state);
  setText(/** @type {Element} */ (subtitle.lastElementChild), ` ${releaseText(status.one)} · ${asOf(status.at, frame.link().state)}`);
}

// --- traces

/** @param {any} answer */
function showTraces(answer) {
  setText(byId("traces-state"), !answer.available ? "Zipkin does not run here, so no traces are kept. ./grocellery up --with zipkin starts it."
    : answer.traces.length === 0 ? "None in the last quarter of an hour." : "latest first; each opens in Zipkin");
  keep(byId("traces"), traces, answer.traces, (one) => one.id, traceLine);
}

/** @param {any} one */
function traceLine(one) {
  return {
    root: element("li", { "data-severity": one.failed ? "error" : "info" }, element("time", { datetime: one.at, title: one.at }, clock(one.at)),
      element("span", { class: "entry" }, one.failed ? element("strong", {}, "error: ") : "", element("a", { href: one.address }, one.name),
        ` ${millis(one.millis)}, ${one.spans} ${one.spans === 1 ? "span" : "spans"}`)),
    update() {},
  };
}

// --- the log, for whoever has a session

/** @param {any} answer */
function showLog(answer) {
  setText(byId("log-state"), answer.lines.length === 0 ? "Nothing was written yet." : "latest first");
  keep(byId("log"), lines, answer.lines, (one) => one.key, logLine);
}

function noLog() {
  lines.clear();
  byId("log").replaceChildren();
  setText(byId("log-state"), `Logs are for whoever runs ./grocellery console --env ${environment} and opens the address it prints; ./grocellery logs ${service} --env ${environment} shows them too.`);
}

/** @param {any} one */
function logLine(one) {
  const severity = one.level === "ERROR" ? "error" : one.level === "WARN" ? "warning" : "info";
  return {
    root: element("li", { "data-severity": severity }, element("time", { datetime: one.at, title: one.at }, one.at ? clock(one.at) : ""),
      element("span", { class: "entry" }, severity === "info" ? "" : element("strong", {}, `${severity}: `), element("span", { class: "subject" }, one.instance), ` ${one.message}`,
        ...(one.trace ? [" ", one.address ? element("a", { href: one.address }, "trace") : element("code", { class: "small muted" }, one.trace)] : []))),
    update() {},
  };
}

const frame = startFrame({ opened, linked: showSubtitle, retry: () => feeds.forEach((feed) => feed.retry()) });
onSession(() => feeds.at(-1)?.retry());
startSession();
