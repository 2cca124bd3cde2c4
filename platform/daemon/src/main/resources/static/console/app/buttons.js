// @ts-check
import { announce } from "./announcer.js";
import { confirmed } from "./dialog.js";
import { element, setText } from "./dom.js";
import { onSession, press, sentence, sessionIsOpen } from "./session.js";
import { duration } from "./stages.js";
import { percent } from "./traffic.js";

/**
 * A button, and what will happen.
 *
 * @typedef {{command: string, full: boolean, label: string, danger: boolean, strong: (status: any) => boolean,
 *     offered: (status: any) => boolean, happens: (status: any) => string[]}} Button
 */

const never = () => false;

/** @type {Button[]} */
const BUTTONS = [
  { command: "promote", full: false, label: "Promote", danger: false, strong: (status) => !status.possible.includes("resume"), offered: () => true, happens: promoting },
  { command: "promote", full: true, label: "Promote fully", danger: false, strong: never,
    offered: (status) => status.stage !== null && status.stage < status.stages.length - 1, happens: promotingFully },
  { command: "pause", full: false, label: "Pause", danger: false, strong: never, offered: () => true,
    happens: (status) => [`Holds the rollout at ${weight(status)} until a person resumes, promotes or aborts it.`,
      "The judge goes on counting, and goes back if the candidate fails."] },
  { command: "resume", full: false, label: "Resume", danger: false, strong: () => true, offered: () => true,
    happens: (status) => [`Goes on at ${weight(status)} from where it was held.`] },
  { command: "abort", full: false, label: "Abort", danger: true, strong: never, offered: () => true,
    happens: (status) => [`Gives all requests back at once: ${each(status, (one) => `${one.service} to ${one.stable.release}`)}.`,
      `Then ends the candidate: ${each(status, (one) => one.candidate.release)}.`] },
  { command: "retry", full: false, label: "Retry", danger: false, strong: () => true, offered: () => true,
    happens: (status) => [`Begins a new rollout of the same change from its first stage: ${changes(status)}.`] },
];

/** @param {any} status */
function promoting(status) {
  const last = status.stages.length - 1;
  if (status.stage >= last) {
    return [`Ends the bake time now and ends what was stable: ${each(status, (one) => `${one.service} ${one.stable.release}`)}.`,
      "Going back is then a rollout of its own."];
  }
  const next = status.stages[status.stage + 1];
  return [`Goes on from ${weight(status)} to ${percent(next.percent / 100)} of the requests without waiting for what stage ${status.stage + 1} asks.`,
    "The judge goes on counting, and goes back if the candidate fails."];
}

/** @param {any} status */
function promotingFully(status) {
  const bake = status.stages.at(-1);
  return [`Gives all requests to the candidate now, past every stage that is left: ${changes(status)}.`,
    `The stable release stays warm for ${duration(bake.seconds)} more, so that going back needs no start.`];
}

/** @param {any} status */
function weight(status) {
  return status.stage === null ? "the present weights" : percent(status.stages[status.stage].percent / 100);
}

/** @param {any} status */
function changes(status) {
  return each(status, (one) => `${one.service} ${one.stable.release} → ${one.candidate.release}`);
}

/** @param {any} status @param {(change: any) => string} words */
function each(status, words) {
  return status.services.map(words).join(", ");
}

/**
 * What a person may ask of a rollout now.
 *
 * @param {(answer: any) => void} done called with the status that the daemon answered
 */
export function rolloutButtons(done) {
  return actionRow(BUTTONS, {
    path: (status, button) => `/api/environments/${encodeURIComponent(status.environment)}/rollouts/${encodeURIComponent(status.id)}/${button.command}`,
    body: (status, button) => ({ full: button.full }),
    hint: (status) => `To use these buttons, run ./grocellery console --env ${status.environment} and open the address it prints.`,
  }, done);
}

/**
 * How the daemon is asked.
 *
 * @typedef {{path: (status: any, button: Button) => string, body: (status: any, button: Button) => object, hint: (status: any) => string}} Asking
 */

/**
 * A row of buttons, of which each asks before it does anything.
 *
 * @param {Button[]} buttons
 * @param {Asking} how
 * @param {(answer: any) => void} done called with the status that the daemon answered
 */
export function actionRow(buttons, how, done) {
  const row = element("div", { class: "actions" });
  const why = element("p", { class: "small muted", id: "buttons-why" });
  const refusal = element("div", { class: "refusal", role: "alert" });
  const root = element("div", { class: "buttons" }, row, why, refusal);
  /** @type {any} */
  let status = null;
  let shown = "";
  let asking = false;

  /** @param {any} next */
  function update(next) {
    status = next;
    const open = sessionIsOpen();
    const offered = buttons.filter((button) => next.possible.includes(button.command) && button.offered(next));
    const key = `${open} ${asking} ${offered.map((button) => button.label).join()}`;
    if (key !== shown) rebuild(offered, open && !asking);
    shown = key;
    setText(why, offered.length > 0 && !open ? how.hint(next) : "");
    root.hidden = offered.length === 0 && !refusal.hasChildNodes();
  }

  /** @param {Button[]} offered @param {boolean} enabled */
  function rebuild(offered, enabled) {
    const focused = document.activeElement instanceof HTMLElement && row.contains(document.activeElement) ? document.activeElement.textContent : null;
    row.replaceChildren(...offered.map((button) => made(button, enabled)));
    if (focused) [...row.children].forEach((child) => { if (child.textContent === focused) /** @type {HTMLElement} */ (child).focus(); });
  }

  /** @param {Button} button @param {boolean} enabled */
  function made(button, enabled) {
    const look = button.danger ? "button danger" : button.strong(status) ? "button strong" : "button";
    const one = element("button", { type: "button", class: look, disabled: enabled ? null : "", "aria-describedby": enabled ? null : why.id }, button.label);
    one.addEventListener("click", () => void ask(button));
    return one;
  }

  /** @param {Button} button */
  async function ask(button) {
    const asked = status;
    refusal.replaceChildren();
    const question = { title: `${button.label} ${asked.id}?`, text: button.happens(asked), yes: button.label, danger: button.danger };
    if (!(await confirmed(question))) return;
    busy(true);
    try {
      const answer = await press(how.path(asked, button), { ...how.body(asked, button), by: "somebody at the console" });
      announce(`${button.label}: done`);
      done(answer);
    } catch (failure) {
      tell(/** @type {any} */ (failure));
    } finally {
      busy(false);
    }
  }

  /** @param {boolean} now */
  function busy(now) {
    asking = now;
    if (status) update(status);
  }

  /** @param {import("./session.js").Refused} refused */
  function tell(refused) {
    refusal.replaceChildren(element("p", {}, element("strong", {}, sentence(refused.title)), ` ${sentence(refused.detail)}`),
      element("p", {}, sentence(refused.remedy)));
  }

  onSession(() => { if (status) update(status); });
  return { root, update };
}
