// @ts-check
import { announce } from "./announcer.js";
import { byId, keep, setAttributes, setText } from "./dom.js";
import { follow, poll } from "./feed.js";
import { clock } from "./format.js";
import { startFrame } from "./frame.js";
import { asOf, note, setTitle } from "./page.js";
import { startSession } from "./session.js";
import { subjectCard } from "./subject.js";

/** The course of thirty days changes slowly. */
const COURSE_PERIOD = 30_000;

let environment = "";
/** @type {any} */
let status = null;
/** @type {Map<string, any[]>} */
let courses = new Map();
/** @type {ReturnType<typeof follow> | null} */
let feed = null;
/** @type {ReturnType<typeof poll> | null} */
let course = null;
const cards = { service: new Map(), journey: new Map() };

/** @param {string} name */
function opened(name) {
  if (name === environment) return;
  environment = name;
  feed?.close();
  course?.close();
  status = null;
  courses = new Map();
  for (const id of ["services", "journeys", "nothing"]) byId(id).hidden = true;
  for (const kind of /** @type {("service" | "journey")[]} */ (["service", "journey"])) {
    cards[kind].clear();
    byId(`${kind}-cards`).replaceChildren();
  }
  setTitle(`Objectives of ${name}`);
  setText(byId("subtitle"), "Asking the daemon how they stand.");
  feed = follow({ path: `${path()}/stream`, event: "objectives", isLast: () => false, onStatus: receive, onLink: frame.show });
  course = poll({ path: `${path()}/course`, period: COURSE_PERIOD, onAnswer: receiveCourses, onLink: () => {} });
}

function path() {
  return `/api/environments/${encodeURIComponent(environment)}/objectives`;
}

/** @param {any} body */
function receiveCourses(body) {
  courses = new Map(body.subjects.map((/** @type {any} */ one) => [one.name, one.steps]));
  if (status) show();
}

/** @param {any} next */
function receive(next) {
  tellChanges(status, next);
  status = next;
  show();
  showSubtitle();
}

function show() {
  byId("nothing").hidden = true;
  showKind("service", "services");
  showKind("journey", "journeys");
  if (status.countedUntil === null) note(`The gateway of ${environment} has not answered this daemon yet: what is shown is what was kept. Start it with`, `./grocellery up --env ${environment}`);
}

/** @param {"service" | "journey"} kind @param {string} section */
function showKind(kind, section) {
  const subjects = status.subjects.filter((/** @type {any} */ one) => one.kind === kind)
    .map((/** @type {any} */ one) => ({ ...one, steps: courses.get(one.name) ?? [], environment }));
  byId(section).hidden = subjects.length === 0;
  keep(byId(`${kind}-cards`), cards[kind], subjects, (one) => one.name, subjectCard);
}

/** @param {any} before @param {any} after */
function tellChanges(before, after) {
  for (const name of before ? firing(after) : []) if (!firing(before).includes(name)) announce(`${name} fires`);
}

/** @param {any} one */
function firing(one) {
  return one.subjects.flatMap((/** @type {any} */ subject) => subject.objectives.flatMap((/** @type {any} */ objective) =>
    objective.rules.filter((/** @type {any} */ rule) => rule.fires).map((/** @type {any} */ rule) => `${rule.rule} of ${subject.name}`)));
}

function showSubtitle() {
  if (!status) return;
  const old = status.countedUntil && Date.parse(status.at) - Date.parse(status.countedUntil) > 15_000;
  setText(byId("subtitle"), `over the last 30 days · ${asOf(status.at, frame.link().state)}${old ? ` · counted until ${clock(status.countedUntil)}: the gateway does not answer` : ""}`);
  setAttributes(byId("subtitle"), { "data-tone": old ? "warn" : null });
}

const frame = startFrame({ opened, linked: showSubtitle, retry: () => feed?.retry() });
startSession();
