// @ts-check
import { h } from "../dom.js";
import { drawn } from "../art.js";
import { canSignIn, renew, shopperName, signIn } from "../session.js";

/**
 * What a view shows instead of its content: nothing yet, nothing at all, or a failure, with the way on.
 *
 * @typedef {import("../dom.js").Child} Child
 * @typedef {import("../api.js").Problem} Problem
 * @typedef {import("../art.js").Drawing} Drawing
 */

/**
 * Grey shapes in the place of what is being fetched.
 *
 * @param {number} count
 * @param {string} kind   names the shape in the style sheet
 * @param {string} label  what is being waited for
 */
export function skeleton(count, kind, label) {
  return h("div", { class: `skeletons skeletons-${kind}`, role: "status" },
    h("span", { class: "visually-hidden" }, label),
    Array.from({ length: count }, () => h("div", { class: `skeleton skeleton-${kind}`, "aria-hidden": "true" })));
}

/**
 * A quiet place with a drawing, a sentence and where to go.
 *
 * @param {{drawing: Drawing, title: string, text: string, level?: "h2" | "p"}} content
 * @param {...Child} actions
 */
export function emptyState({ drawing, title, text }, ...actions) {
  return h("div", { class: "state" },
    drawn(drawing, { class: "state-drawing" }),
    h("h2", { class: "state-title" }, title),
    h("p", {}, text),
    actions.length > 0 && h("div", { class: "state-actions" }, actions));
}

/**
 * A failure in the shopper's words, with a way to try again.
 *
 * @param {Problem} problem
 * @param {{what: string, retry?: () => void, elsewhere?: boolean}} about what could not be shown, as in "Your orders", and
 *   whether there are shelves to go to meanwhile
 */
export function failureState(problem, { what, retry, elsewhere = true }) {
  if (problem.isSignInNeeded) return signInState(what);
  return h("div", { class: "state", role: "alert" },
    drawn(["onion", "#c9b6c4"], { class: "state-drawing" }),
    h("h2", { class: "state-title" }, problem.isOutage ? `${what} can’t be reached just now` : `${what}: that did not work`),
    h("p", {}, problem.isOutage ? outageText(problem) : problem.message),
    reference(problem),
    h("div", { class: "state-actions" },
      retry && h("button", { class: "button", type: "button", onclick: retry }, "Try again"),
      elsewhere && h("a", { class: "button button-quiet", href: "/shop" }, "Keep browsing")));
}

/**
 * Signing in, where only a signed-in shopper gets further; made without a question when a token has merely run out.
 *
 * @param {string} what
 */
export function signInState(what) {
  const leaving = renew();
  const again = shopperName() !== null;
  return h("div", { class: "state" },
    drawn(["celery"], { class: "state-drawing" }),
    h("h2", { class: "state-title" }, again ? "Your session has ended" : "Sign in to go on"),
    h("p", {}, signInText(what, again, leaving)),
    h("div", { class: "state-actions" }, canSignIn() && !leaving && signInButton(again ? "Sign in again" : "Sign in")));
}

/** @param {string} label */
export function signInButton(label) {
  return h("button", { class: "button", type: "button", onclick: () => void signIn() }, label);
}

/**
 * @param {string} what
 * @param {boolean} again
 * @param {boolean} leaving
 */
function signInText(what, again, leaving) {
  if (leaving) return "One moment: your session is being renewed.";
  if (!canSignIn()) return "This shop has no sign-in service configured, so it only serves guests.";
  return again ? "For your safety it only lasts a while. Your basket is kept." : `${what} belong to your account. Your basket comes with you.`;
}

/** @param {Problem} problem */
function outageText(problem) {
  if (problem.status === 429) return "The shop is very busy. Please give it a moment.";
  return "Nothing is lost, and the rest of the shop is open. Please try again in a moment.";
}

/**
 * The number under which operators find the failure in their logs.
 *
 * @param {Problem} problem
 */
function reference(problem) {
  const id = problem.members.errorId;
  return typeof id === "string" && h("p", { class: "muted small" }, `Reference: ${id}`);
}
