// @ts-check
import { announce } from "./announcer.js";
import { byId, element, keep, setAttributes, setText } from "./dom.js";
import { follow, poll } from "./feed.js";
import { clock, uptime } from "./format.js";
import { startFrame } from "./frame.js";
import { asOf, note, setTitle, when } from "./page.js";
import { reportButton, runButtons } from "./run-buttons.js";
import { runGraph } from "./run-graph.js";
import { stageDetail } from "./run-stage.js";
import { good, stageOf, stateBadge, stateOf } from "./run-states.js";
import { startSession } from "./session.js";

const LIST_PERIOD = 3_000;
const RUNS = "/api/pipeline/runs";

let environment = "";
let shown = "";
let selected = "";
/** @type {{close: () => void, retry: () => void} | null} */
let feed = null;
/** @type {any} */
let status = null;
/** @type {ReturnType<typeof runView> | null} */
let view = null;
const items = new Map();

/** The pipeline is of no environment; the address names one all the same, so that the other pages open in it. @param {string} name @param {string} rest */
function opened(name, rest) {
  const [id = "", stage = ""] = rest.split("/");
  const first = environment === "";
  environment = name;
  selected = stage;
  if (!first && id === shown) {
    if (status) view?.update(status);
    return;
  }
  shown = id;
  feed?.close();
  view?.close();
  status = null;
  for (const part of ["list", "run", "nothing"]) byId(part).hidden = true;
  byId("back").hidden = !id;
  setAttributes(byId("back"), { href: `#${encodeURIComponent(name)}` });
  setText(byId("back"), "All runs");
  if (id) void openOne(id);
  else openList();
  if (!first) byId("content").focus({ preventScroll: true });
}

/** @param {string} id @param {string} [stage] */
function address(id, stage) {
  return `#${[environment, id, ...(stage ? [stage] : [])].map(encodeURIComponent).join("/")}`;
}

// --- all of them

function openList() {
  setTitle("Pipeline");
  setText(byId("subtitle"), "Asking the daemon for its runs.");
  setAttributes(byId("subtitle"), { "data-tone": null });
  byId("runs").replaceChildren();
  items.clear();
  feed = poll({ path: RUNS, period: LIST_PERIOD, onAnswer: showList, onLink: frame.show });
}

/** @param {any[]} list */
function showList(list) {
  byId("list").hidden = list.length === 0;
  keep(byId("runs"), items, list, (one) => one.id, listItem);
  const underWay = list.filter((one) => !one.endedAt).length;
  setText(byId("subtitle"), list.length === 0 ? "No run so far." : underWay === 0 ? "None goes on. Newest first." : "One goes on. Newest first.");
  if (list.length === 0) note("A run takes a commit through the stages of the delivery file, as far as its branch may go. Begin one with", "./grocellery pipeline run");
  else byId("nothing").hidden = true;
}

/** @param {any} first */
function listItem(first) {
  const badge = stateBadge();
  const sentence = element("p", { class: "sentence" });
  const moment = element("p", { class: "small muted" });
  const root = element("li", { class: "card" }, element("div", { class: "card-head" },
    element("h2", {}, element("a", { href: address(first.id) }, first.id), element("span", { class: "muted strategy" }, `${first.revision} of ${first.branch}`)), badge.root), sentence, moment);
  return {
    root,
    /** @param {any} one */
    update(one) {
      badge.update(one.phase);
      setAttributes(root, { "data-tone": one.phase === "asking" ? "warn" : one.endedAt ? null : "busy" });
      setText(sentence, standing(one));
      setText(moment, `asked for by ${one.by}, began ${when(one.startedAt)}, ${one.endedAt ? "took" : "for"} ${uptime(one.startedAt, one.endedAt ?? one.at)}`);
    },
  };
}

/** Where it stands, in a sentence. @param {any} run */
function standing(run) {
  const of = (/** @type {(stage: any) => boolean} */ which) => run.stages.filter(which).map((/** @type {any} */ stage) => stage.name).join(", ");
  const bad = run.stages.filter((/** @type {any} */ stage) => stage.endedAt && !good(stage.state) && stage.state !== "skipped");
  const passed = `${run.stages.filter((/** @type {any} */ stage) => good(stage.state)).length} of ${run.stages.length} stages passed`;
  if (bad.length > 0) return `${passed}; ${bad.map((/** @type {any} */ stage) => `${stage.name} ${stage.state}`).join(", ")}.`;
  if (run.phase === "asking") return `${passed}; ${of((stage) => stage.state === "asking")} waits for a person.`;
  const running = of((stage) => stage.state === "running");
  return running ? `${passed}; ${running} running.` : `${passed}.`;
}

// --- one of them

/** @param {string} id */
async function openOne(id) {
  setTitle(`Run ${id}`);
  setText(byId("subtitle"), "Asking the daemon how it stands.");
  if (await isUnknown(id)) {
    if (id !== shown) return;
    setText(byId("subtitle"), `There is no run ${id}.`);
    note("The console keeps what the daemon keeps. See what there is with", "./grocellery pipeline list");
    frame.show({ state: "live" });
    return;
  }
  if (id !== shown) return;
  view = runView();
  byId("run").replaceChildren(view.root);
  listen(id);
}

/** @param {string} id */
function listen(id) {
  feed?.close();
  feed = follow({ path: `${RUNS}/${encodeURIComponent(id)}/stream`, event: "run", isLast: (next) => next.endedAt !== null, onStatus: receive, onLink: frame.show });
}

/** An event stream does not tell why it does not begin. @param {string} id */
async function isUnknown(id) {
  try {
    return (await fetch(`${RUNS}/${encodeURIComponent(id)}`)).status === 404;
  } catch {
    return false;
  }
}

/** @param {any} next */
function receive(next) {
  for (const stage of next.stages) {
    const before = status && stageOf(status, stage.name);
    if (before && before.state !== stage.state) announce(`${stage.name}: ${stateOf(stage.state)[0]}`);
  }
  status = next;
  setTitle(`Run ${next.id} of ${next.revision}`);
  byId("run").hidden = false;
  showSubtitle();
  view?.update(next);
}

/** A run that is tried again goes on. @param {any} answer */
function answered(answer) {
  if (!answer?.id || answer.id !== shown) return;
  receive(answer);
  if (!answer.endedAt && frame.link().state === "ended") listen(answer.id);
}

function runView() {
  const buttons = runButtons(answered);
  const report = reportButton();
  const graph = runGraph((stage) => address(shown, stage));
  const detail = stageDetail();
  const root = element("div", { class: "run-view" }, element("div", { class: "run-actions" }, buttons.root, report.root),
    element("div", { class: "split" }, graph.root, detail.root));
  return {
    root,
    /** @param {any} run */
    update(run) {
      const stage = stageOf(run, selected) ?? interesting(run);
      buttons.update(run);
      report.update(run);
      graph.update(run, stage.name);
      detail.update(run, stage);
    },
    close: detail.close,
  };
}

/** What a person would look at first. @param {any} run */
function interesting(run) {
  const first = (/** @type {(stage: any) => boolean} */ which) => run.stages.find(which);
  return first((stage) => stage.endedAt && !good(stage.state) && stage.state !== "skipped") ?? first((stage) => stage.state === "asking")
    ?? first((stage) => stage.state === "running") ?? run.stages.at(-1);
}

const badge = stateBadge();

function showSubtitle() {
  if (!status) return;
  const subtitle = byId("subtitle");
  if (!subtitle.querySelector(".badge")) subtitle.replaceChildren(badge.root, element("strong"), element("span"));
  badge.update(status.phase);
  setAttributes(subtitle, { "data-tone": stateOf(status.phase)[1] === "bad" ? "bad" : null });
  setText(/** @type {Element} */ (subtitle.querySelector("strong")), standing(status));
  const seen = asOf(status.at, status.endedAt ? "live" : frame.link().state);
  setText(/** @type {Element} */ (subtitle.lastElementChild), `${status.branch} · asked for by ${status.by} · began ${clock(status.startedAt)} · ${uptime(status.startedAt, status.endedAt ?? status.at)} · ${seen}`);
}

const frame = startFrame({ opened, linked: showSubtitle, retry: () => feed?.retry() });
startSession();
