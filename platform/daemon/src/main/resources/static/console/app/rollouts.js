// @ts-check
import { announce } from "./announcer.js";
import { byId, element, keep, setAttributes, setText } from "./dom.js";
import { follow, poll } from "./feed.js";
import { clock, uptime } from "./format.js";
import { startFrame } from "./frame.js";
import { asOf, note, setTitle } from "./page.js";
import { phaseBadge, phaseTone } from "./phases.js";
import { rolloutView } from "./rollout.js";
import { startSession } from "./session.js";

const LIST_PERIOD = 3_000;

let environment = "";
let shownId = "";
/** @type {{close: () => void, retry: () => void} | null} */
let feed = null;
/** @type {any} */
let status = null;
const items = new Map();

/** @param {string} name @param {string} id */
function opened(name, id) {
  if (name === environment && id === shownId) return;
  const entering = environment !== "";
  environment = name;
  shownId = id;
  feed?.close();
  status = null;
  for (const part of ["list", "rollout", "nothing"]) byId(part).hidden = true;
  byId("back").hidden = !id;
  setAttributes(byId("back"), { href: `#${encodeURIComponent(name)}` });
  setText(byId("back"), `All rollouts in ${name}`);
  if (id) openOne(name, id);
  else openList(name);
  if (entering) byId("content").focus({ preventScroll: true });
}

/** @param {string} name */
function path(name) {
  return `/api/environments/${encodeURIComponent(name)}/rollouts`;
}

// --- all of them

/** @param {string} name */
function openList(name) {
  setTitle(`Rollouts in ${name}`);
  setText(byId("subtitle"), "Asking the daemon for its rollouts.");
  byId("rollouts").replaceChildren();
  items.clear();
  feed = poll({ path: path(name), period: LIST_PERIOD, onAnswer: (list) => showList(name, list), onLink: frame.show });
}

/** @param {string} name @param {any[]} list */
function showList(name, list) {
  byId("list").hidden = list.length === 0;
  keep(byId("rollouts"), items, list, (one) => one.id, listItem);
  const underWay = list.filter((one) => !one.over).length;
  setText(byId("subtitle"), list.length === 0 ? "None so far." : underWay === 0 ? "None is under way. Newest first." : `${underWay} under way. Newest first.`);
  if (list.length === 0) note("A rollout brings a new release of a service into use, step by step. Build one and begin with", `./grocellery deploy SERVICE RELEASE --env ${name}`);
  else byId("nothing").hidden = true;
}

/** @param {any} first */
function listItem(first) {
  const badge = phaseBadge();
  const sentence = element("p", { class: "sentence" });
  const when = element("p", { class: "small muted" });
  const changes = first.services.map((/** @type {any} */ one) => element("p", { class: "change-line" },
    element("strong", {}, one.service), " ", element("code", {}, one.stable.release), " → ", element("code", {}, one.candidate.release)));
  const link = element("a", { href: `#${encodeURIComponent(first.environment)}/${encodeURIComponent(first.id)}` }, first.id);
  const root = element("li", { class: "card" },
    element("div", { class: "card-head" }, element("h2", {}, link, element("span", { class: "muted strategy" }, first.strategy)), badge.root), ...changes, sentence, when);
  return {
    root,
    /** @param {any} one */
    update(one) {
      badge.update(one.phase);
      setAttributes(root, { "data-tone": one.phase === "holding" ? "warn" : one.over ? null : "busy" });
      setText(sentence, `The rollout is ${one.sentence}.`);
      setText(when, `began ${day(one.startedAt)} ${clock(one.startedAt)}, ${one.over ? "took" : "for"} ${uptime(one.startedAt, one.over ? one.since : one.at)}`);
    },
  };
}

/** @param {string} moment */
function day(moment) {
  return new Date(moment).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
}

// --- one of them

/** @param {string} name @param {string} id */
async function openOne(name, id) {
  setTitle(id);
  setText(byId("subtitle"), "Asking the daemon how it stands.");
  const address = `${path(name)}/${encodeURIComponent(id)}`;
  if (await isUnknown(address)) {
    if (id !== shownId) return;
    setText(byId("subtitle"), `There is no rollout ${id} in ${name}.`);
    note("The console keeps what the daemon keeps. See what there is with", `./grocellery rollout list --env ${name}`);
    frame.show({ state: "live" });
    return;
  }
  if (id !== shownId || name !== environment) return;
  const view = rolloutView(answered);
  byId("rollout").replaceChildren(view.root);
  await addPast(address, view);
  if (id !== shownId || name !== environment) return;
  feed = follow({
    path: `${address}/stream`, event: "rollout", isLast: (next) => next.over,
    onStatus: (next) => receive(view, next), onLink: frame.show,
  });
}

/** An event stream does not tell why it does not begin. @param {string} address */
async function isUnknown(address) {
  try {
    return (await fetch(address)).status === 404;
  } catch {
    return false;
  }
}

/**
 * Charts without a past are better than none.
 *
 * @param {string} address
 * @param {ReturnType<typeof rolloutView>} view
 */
async function addPast(address, view) {
  try {
    const answer = await fetch(`${address}/course`);
    if (answer.ok) view.addPast(await answer.json());
  } catch {
    // the feed's own banner tells that the daemon is away
  }
}

/** @param {ReturnType<typeof rolloutView>} view @param {any} next */
function receive(view, next) {
  if (status && status.phase !== next.phase) announce(`The rollout is ${next.sentence}`);
  status = next;
  setTitle(title(next));
  byId("rollout").hidden = false;
  showSubtitle();
  view.update(next);
}

/** A retry is a rollout of its own. @param {any} answer */
function answered(answer) {
  if (answer?.id && answer.id !== shownId) location.hash = `#${encodeURIComponent(environment)}/${encodeURIComponent(answer.id)}`;
}

/** @param {any} one */
function title(one) {
  const services = one.services.map((/** @type {any} */ change) => change.service).join(", ");
  return `${one.strategy[0].toUpperCase()}${one.strategy.slice(1)} of ${services}`;
}

function showSubtitle() {
  if (!status) return;
  const subtitle = byId("subtitle");
  if (!subtitle.querySelector(".badge")) subtitle.replaceChildren(badge.root, element("strong"), element("span"));
  badge.update(status.phase);
  setAttributes(subtitle, { "data-tone": phaseTone(status.phase) });
  setText(/** @type {Element} */ (subtitle.querySelector("strong")), `The rollout is ${status.sentence}.`);
  const state = frame.link().state;
  const seen = asOf(status.at, status.over ? "live" : state);
  setText(/** @type {Element} */ (subtitle.lastElementChild), `${status.id} · began ${clock(status.startedAt)} · there since ${clock(status.since)} · ${seen}`);
}

const badge = phaseBadge();
const frame = startFrame({ opened, linked: showSubtitle, retry: () => feed?.retry() });
startSession();
