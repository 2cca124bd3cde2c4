// @ts-check
import { announce } from "./announcer.js";
import { byId, element, keep, setAttributes, setText } from "./dom.js";
import { follow, poll } from "./feed.js";
import { showFlags, watchFlags } from "./flags.js";
import { known, mebibytes, millis, rate, ratio, UNKNOWN } from "./format.js";
import { startFrame } from "./frame.js";
import { show as showJournal, watchJournal } from "./journal.js";
import { asOf, note } from "./page.js";
import { figure, serviceCard } from "./service.js";
import { startSession } from "./session.js";
import { MANY_ERRORS, words } from "./states.js";
import { supportCard } from "./support.js";

const ALERTS_PERIOD = 5_000;

/** @type {ReturnType<typeof follow> | null} */
let feed = null;
/** @type {ReturnType<typeof poll> | null} */
let alerts = null;
let chosen = "";
/** @type {any} */
let status = null;

const services = new Map();
const support = new Map();
const totals = {
  rate: figure("requests/s"), p95: figure("slowest p95"), errors: figure("errors"),
  memory: figure("memory"), instances: figure("instances ready"),
  alerts: figure("alerts fire"),
};
byId("totals").append(...Object.values(totals).map((total) => total.root));

// --- which environment

/** @param {string} name */
function opened(name) {
  if (name !== chosen) open(name);
}

/** @param {string} name */
function open(name) {
  feed?.close();
  chosen = name;
  status = null;
  setText(byId("title"), name);
  setText(byId("subtitle"), "Asking the daemon what runs.");
  for (const id of ["services", "below", "totals", "nothing", "flags"]) byId(id).hidden = true;
  for (const known of [services, support]) known.clear();
  byId("service-cards").replaceChildren();
  byId("support").replaceChildren();
  feed = follow({
    path: `/api/environments/${encodeURIComponent(name)}/stream`, event: "status", isLast: () => false,
    onStatus: receive, onLink: frame.show,
  });
  alerts?.close();
  totals.alerts.update(UNKNOWN, "");
  alerts = poll({
    path: `/api/environments/${encodeURIComponent(name)}/alerts`, period: ALERTS_PERIOD,
    onAnswer: ({ firing }) => totals.alerts.update(String(firing.length), firing.length > 0 ? "bad" : ""),
    onLink: (link) => { if (link.state === "lost") totals.alerts.update(UNKNOWN, ""); },
  });
  showJournal(name);
  void showFlags(name);
}

// --- what runs

/** @param {any} next */
function receive(next) {
  tellChanges(status, next);
  status = next;
  const stopped = next.state === "STOPPED";
  document.title = `${next.environment}: ${words(next.state)} · Grocellery console`;
  setText(byId("title"), `${next.environment} is ${words(next.state)}`);
  byId("services").hidden = stopped;
  byId("totals").hidden = stopped;
  byId("below").hidden = false;
  showNothing(stopped, next.environment);
  showSubtitle();
  if (!stopped) showServices(next);
  showTotals(next);
  const supporting = stopped && !next.postgres?.pid && !next.gateway?.pid ? [] : [
    { name: "Gateway", process: next.gateway }, { name: "PostgreSQL", process: next.postgres }].filter((one) => one.process);
  keep(byId("support"), support, supporting, (one) => one.name, supportCard);
  setAttributes(byId("below"), { "data-alone": supporting.length === 0 ? "" : null });
}

/** @param {any} next */
function showServices(next) {
  const items = next.services.map((/** @type {any} */ service) => ({ ...service, at: next.at, environment: next.environment }));
  keep(byId("service-cards"), services, items, (service) => service.name, serviceCard);
}

/**
 * @param {boolean} stopped
 * @param {string} environment
 */
function showNothing(stopped, environment) {
  if (!stopped) byId("nothing").hidden = true;
  else if (byId("nothing").hidden) note(`Nothing runs in ${environment}. Start it with`, `./grocellery up --env ${environment}`);
}

/** @param {any} next */
function showTotals(next) {
  const traffic = next.services.map((/** @type {any} */ service) => service.traffic);
  const all = traffic.length > 0 && traffic.every(Boolean);
  const instances = next.services.flatMap((/** @type {any} */ service) => service.instances);
  const ready = instances.filter((/** @type {any} */ instance) => instance.state === "READY").length;
  totals.rate.update(rate(all ? sum(traffic.map((one) => one.requestsPerSecond)) : null), "");
  totals.p95.update(millis(all ? highest(traffic.map((one) => one.p95Millis)) : null), "");
  const errors = all ? overallErrors(traffic) : null;
  totals.errors.update(ratio(errors), known(errors) && errors > MANY_ERRORS ? "bad" : "");
  totals.memory.update(mebibytes(memory(next, instances)), "");
  totals.instances.update(`${ready} of ${instances.length}`, ready < instances.length ? "warn" : "");
}

/** @param {any[]} traffic */
function overallErrors(traffic) {
  const asked = traffic.filter((one) => known(one.errorRatio));
  const requests = sum(asked.map((one) => one.requestsPerSecond));
  return requests > 0 ? sum(asked.map((one) => one.errorRatio * one.requestsPerSecond)) / requests : null;
}

/**
 * All of it, or nothing: a sum with a part missing would look like less.
 *
 * @param {any} next
 * @param {any[]} instances
 */
function memory(next, instances) {
  const parts = [next.gateway, next.postgres, ...instances].filter((part) => part?.pid).map((part) => part.residentMiB);
  return parts.length > 0 && parts.every(known) ? sum(parts) : null;
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

/** @param {(number | null)[]} values */
function highest(values) {
  const those = values.filter(known);
  return those.length > 0 ? Math.max(...those) : null;
}

/**
 * @param {any} before
 * @param {any} after
 */
function tellChanges(before, after) {
  if (before?.state !== after.state) announce(`${after.environment} is ${words(after.state)}`);
  for (const service of before ? after.services : []) {
    const earlier = before.services.find((/** @type {any} */ one) => one.name === service.name);
    if (earlier && earlier.state !== service.state) announce(`${service.name} is ${words(service.state)}`);
  }
}

// --- how fresh it is

function showSubtitle() {
  if (!status) return;
  const shop = status.state !== "STOPPED" && /^http:\/\//.test(status.storefrontUrl ?? "") ? status.storefrontUrl : null;
  const subtitle = byId("subtitle");
  if (!subtitle.querySelector("span")) subtitle.replaceChildren(element("span"), element("a", { class: "shop" }));
  setText(/** @type {Element} */ (subtitle.firstElementChild), asOf(status.at, frame.link().state));
  const anchor = /** @type {HTMLAnchorElement} */ (subtitle.querySelector("a"));
  anchor.hidden = !shop;
  setAttributes(anchor, { href: shop });
  setText(anchor, shop ? `open the shop at ${shop.replace(/^http:\/\/|\/$/g, "")}` : "");
}

const frame = startFrame({ opened, linked: showSubtitle, retry: () => feed?.retry() });
startSession();
watchJournal(() => chosen);
watchFlags(() => chosen);
