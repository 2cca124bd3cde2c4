// @ts-check
import { announce } from "./announcer.js";
import { byId, element, keep, setAttributes, setText } from "./dom.js";
import { follow } from "./feed.js";
import { uptime } from "./format.js";
import { startFrame } from "./frame.js";
import { asOf, note, setTitle, when } from "./page.js";
import { startSession } from "./session.js";

let environment = "";
/** @type {any} */
let status = null;
/** @type {ReturnType<typeof follow> | null} */
let feed = null;
const firing = new Map();
const ended = new Map();
const told = new Map();

/** @param {string} name */
function opened(name) {
  if (name === environment) return;
  environment = name;
  feed?.close();
  status = null;
  for (const id of ["firing", "ended", "told", "nothing"]) byId(id).hidden = true;
  setTitle(`Alerts of ${name}`);
  setText(byId("subtitle"), "Asking the daemon what fires.");
  feed = follow({ path: `/api/environments/${encodeURIComponent(name)}/alerts/stream`, event: "alerts", isLast: () => false, onStatus: receive, onLink: frame.show });
}

/** @param {any} next */
function receive(next) {
  if (status && next.firing.length !== status.firing.length) announce(next.firing.length === 0 ? "Nothing fires any more" : `${next.firing.length} alerts fire`);
  status = next;
  const count = next.firing.length;
  setTitle(count === 0 ? `Nothing fires in ${environment}` : `${count} ${count === 1 ? "alert fires" : "alerts fire"} in ${environment}`);
  byId("firing").hidden = count === 0;
  byId("ended").hidden = false;
  byId("told").hidden = false;
  if (count === 0) note("No error budget burns too fast. What would fire, and how far off it is, stands with the objectives; the same on the command line:", `./grocellery alerts --env ${environment}`);
  else byId("nothing").hidden = true;
  keep(byId("firing-list"), firing, next.firing.map((/** @type {any} */ one) => ({ ...one, at: next.at })), key, alertCard);
  keep(byId("ended-list"), ended, next.ended, key, endedLine);
  keep(byId("told-list"), told, next.delivered, (one) => `${one.at} ${one.subject} ${one.state} ${one.message}`, toldLine);
  setText(byId("ended-state"), next.ended.length === 0 ? "None." : "latest first");
  setText(byId("told-state"), next.delivered.length === 0 ? "It has told nothing. ./grocellery up --with prometheus starts it." : "latest first");
  showSubtitle();
}

/** @param {any} one */
function key(one) {
  return `${one.of} ${one.objective} ${one.rule} ${one.since}`;
}

/** @param {any} first */
function alertCard(first) {
  const figures = element("p", { class: "sentence" });
  const since = element("p", { class: "small muted" });
  const page = first.urgency === "page";
  const root = element("li", { class: "card", "data-tone": page ? "bad" : "warn" },
    element("div", { class: "card-head" }, element("h2", {}, `${first.of}: ${first.objective.replaceAll("_", " ")}`),
      element("span", { class: "badge", "data-tone": page ? "bad" : "warn" }, element("span", { "aria-hidden": "true" }, "▲"), element("span", {}, first.rule))),
    figures, since, element("p", {}, element("strong", {}, "Do: "), first.remedy));
  return {
    root,
    /** @param {any} one */
    update(one) {
      setText(figures, `The error budget burns ${one.longBurn.toFixed(1)} times too fast over the long window and ${one.shortBurn.toFixed(1)} times over the short one; ${one.rule} fires at ${one.threshold}.`);
      setText(since, `since ${when(one.since)}, for ${uptime(one.since, one.at)}`);
    },
  };
}

/** @param {any} one */
function endedLine(one) {
  return { root: element("li", {}, element("time", { datetime: one.since, title: one.since }, when(one.since)),
    element("span", { class: "entry" }, element("span", { class: "subject" }, one.of), ` ${one.objective.replaceAll("_", " ")}, ${one.rule}, for ${uptime(one.since, one.endedAt)}`)), update() {} };
}

/** @param {any} one */
function toldLine(one) {
  return { root: element("li", { "data-severity": one.state === "firing" ? "error" : "info" }, element("time", { datetime: one.at, title: one.at }, when(one.at)),
    element("span", { class: "entry" }, element("strong", {}, `${one.state}: `), element("span", { class: "subject" }, one.subject), ` ${one.message}`)), update() {} };
}

function showSubtitle() {
  if (!status) return;
  const state = frame.link().state;
  setText(byId("subtitle"), asOf(status.at, state));
  setAttributes(byId("subtitle"), { "data-tone": null });
}

const frame = startFrame({ opened, linked: showSubtitle, retry: () => feed?.retry() });
startSession();
