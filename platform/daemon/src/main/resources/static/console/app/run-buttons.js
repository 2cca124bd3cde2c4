// @ts-check
import { actionRow } from "./buttons.js";
import { element, setText } from "./dom.js";
import { OWN, onSession, sessionIsOpen } from "./session.js";

/** @typedef {import("./buttons.js").Button} Button */

const never = () => false;
const always = () => true;

/** @type {Button[]} */
const BUTTONS = [
  { command: "approve", full: false, label: "Approve", danger: false, strong: always, offered: always,
    happens: (run) => [`Lets ${asking(run).name} begin: ${asking(run).work}.`, `The releases: ${releases(run)}.`, `The agreement is to this digest and to no other: ${asking(run).subject}`] },
  { command: "reject", full: false, label: "Reject", danger: true, strong: never, offered: always,
    happens: (run) => [`Ends the run: ${asking(run).name} does not begin, and what needs it neither.`, `Not agreed to: ${asking(run).subject}`] },
  { command: "cancel", full: false, label: "Cancel", danger: true, strong: never, offered: always,
    happens: () => ["Ends whatever runs, and begins nothing more.", "A rollout under way goes back."] },
  { command: "retry", full: false, label: "Retry", danger: false, strong: always, offered: always,
    happens: () => ["Tries again what did not pass, in a new checkout of the same commit; what passed stands."] },
];

/** @param {any} run */
function asking(run) {
  return run.stages.find((/** @type {any} */ stage) => stage.state === "asking") ?? { name: "it", work: "", subject: "" };
}

/** What the stages before have made. @param {any} run */
function releases(run) {
  /** @type {Map<string, string>} */
  const made = new Map();
  for (const stage of run.stages) for (const [name, value] of Object.entries(stage.detail)) if (name.startsWith("release.")) made.set(name.slice("release.".length), String(value));
  return [...made].sort().map(([service, release]) => `${service} ${release}`).join(", ") || "none";
}

/** What a person may ask of a run now. @param {(answer: any) => void} done */
export function runButtons(done) {
  return actionRow(BUTTONS, {
    path: (run, button) => `/api/pipeline/runs/${encodeURIComponent(run.id)}/${button.command}`,
    body: (run, button) => button.command === "approve" || button.command === "reject"
      ? { stage: asking(run).name, subject: asking(run).subject, reason: "rejected at the console" } : {},
    hint: () => "To use these buttons, run ./grocellery console and open the address it prints.",
  }, done);
}

/** Saves the page to hand over. */
export function reportButton() {
  const button = element("button", { type: "button", class: "button" }, "Save the report");
  const told = element("p", { class: "small muted", role: "status" });
  const root = element("div", { class: "buttons report" }, button, told);
  let id = "";
  button.addEventListener("click", () => void save());
  onSession(show);

  function show() {
    if (sessionIsOpen()) button.removeAttribute("disabled");
    else button.setAttribute("disabled", "");
    setText(told, sessionIsOpen() ? "" : `Evidence to hand over, also by ./grocellery report ${id}`);
  }

  async function save() {
    setText(told, "The daemon puts it together.");
    try {
      const answer = await fetch(`/api/pipeline/runs/${encodeURIComponent(id)}/report`, { headers: { ...OWN, Accept: "text/html" } });
      if (!answer.ok) throw new Error(`the daemon answered ${answer.status}`);
      const address = URL.createObjectURL(new Blob([await answer.text()], { type: "text/html" }));
      element("a", { href: address, download: `grocellery-report-${id}.html` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
      setText(told, `Saved as grocellery-report-${id}.html.`);
    } catch (failure) {
      setText(told, `The report was not saved: ${failure instanceof Error ? failure.message : failure}. ./grocellery report ${id} writes it too.`);
    }
  }

  return { root, /** @param {any} run */ update(run) { if (id !== run.id) { id = run.id; show(); } } };
}
