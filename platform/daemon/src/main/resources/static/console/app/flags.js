// @ts-check
import { byId, element, keep, setText } from "./dom.js";

const PERIOD = 3_000;

const rows = new Map();
let shown = "";

/** Shows the feature flags of an environment now and again, for as long as the page is open. @param {() => string} environment */
export function watchFlags(environment) {
  setInterval(() => showFlags(environment()), PERIOD);
}

/** Shows the feature flags of an environment. @param {string} environment */
export async function showFlags(environment) {
  if (shown !== environment) byId("flags").hidden = true;
  shown = environment;
  try {
    const answer = await fetch(`/api/environments/${encodeURIComponent(environment)}/flags`);
    const said = await answer.json();
    if (shown === environment) tell(answer.ok ? said.items : [], answer.ok ? "" : said.detail);
  } catch {
    // the stream's own banner tells that the daemon is away
  }
}

/**
 * @param {any[]} flags
 * @param {string} trouble
 */
function tell(flags, trouble) {
  byId("flags").hidden = flags.length === 0 && trouble === "";
  setText(byId("flags-trouble"), trouble);
  keep(byId("flag-rules"), rows, flags, (flag) => flag.name, flagRow);
}

/** @param {any} flag */
function flagRow({ name }) {
  const rule = element("dd");
  return {
    root: element("div", {}, element("dt", {}, name), rule),
    update: (/** @type {any} */ flag) => setText(rule, flag.rule),
  };
}
