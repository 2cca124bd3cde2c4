// @ts-check
import { Problem, request } from "./api.js";

/**
 * Turning a basket into an order exactly once. The key of an attempt is written down before the first request and kept
 * until an answer is known: a double click, a reload, a lost connection or a second tab all repeat the same attempt.
 *
 * @typedef {import("./money.js").Money} Money
 *
 * @typedef {object} OrderLine
 * @property {string} productId
 * @property {string} name
 * @property {string} category
 * @property {string} unit
 * @property {number} quantity
 * @property {Money} unitPrice
 * @property {Money} lineTotal
 *
 * @typedef {object} Order
 * @property {string} id
 * @property {string} number
 * @property {"PLACED" | "CANCELLED"} status
 * @property {string} placedAt
 * @property {string | null} [cancelledAt]
 * @property {string | null} [cancelReason]
 * @property {OrderLine[]} lines
 * @property {Money} subtotal
 * @property {Money} discount
 * @property {string | null} [couponCode]
 * @property {{taxClass: string, rateBasisPoints: number, base: Money, tax: Money}[]} taxes
 * @property {Money} tax
 * @property {Money} total
 *
 * @typedef {{cartId: string, key: string}} Attempt
 */

const ATTEMPT = "grocellery.checkout";

/** Milliseconds after which the shopper, rather than the page, decides about trying again. */
const LONGEST_WAIT = 60_000;

/** Pauses between tries while the shop is away, in milliseconds. */
const PAUSES = [1_000, 2_000, 4_000];

/** @type {Promise<Order> | null} */
let underWay = null;

/**
 * An attempt whose outcome is not known, from this page or an earlier one.
 *
 * @returns {Attempt | null}
 */
export function unfinishedCheckout() {
  try {
    return JSON.parse(localStorage.getItem(ATTEMPT) ?? "null");
  } catch {
    return null;
  }
}

/**
 * Orders what is in the cart. While an order is being placed, further calls join it.
 *
 * @param {string} cartId
 * @returns {Promise<Order>}
 * @throws {Problem} when the shop refused (the attempt is over), or stayed away (the attempt goes on at the next call)
 */
export function placeOrder(cartId) {
  underWay ??= untilAnswered(attemptFor(cartId)).finally(() => {
    underWay = null;
  });
  return underWay;
}

/**
 * @param {Attempt} attempt
 * @returns {Promise<Order>}
 */
async function untilAnswered(attempt) {
  const deadline = Date.now() + LONGEST_WAIT;
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask(attempt);
    } catch (failure) {
      const pause = pauseAfter(failure, tries);
      if (pause === null || Date.now() + pause > deadline) throw failure;
      await new Promise((resume) => setTimeout(resume, pause));
    }
  }
}

/** @param {Attempt} attempt */
async function ask(attempt) {
  try {
    const order = await request("/orders", {
      method: "POST",
      signedIn: true,
      headers: { "Idempotency-Key": attempt.key },
      body: { cartId: attempt.cartId },
    });
    localStorage.removeItem(ATTEMPT);
    return order;
  } catch (failure) {
    if (isAnswer(failure)) localStorage.removeItem(ATTEMPT);
    throw failure;
  }
}

/**
 * Whether a refusal settles the attempt. Having to sign in does not, nor being told that the first request still runs.
 *
 * @param {unknown} failure
 */
function isAnswer(failure) {
  return failure instanceof Problem && !failure.isOutage && !failure.isSignInNeeded && !isInProgress(failure);
}

/** @param {unknown} failure */
function isInProgress(failure) {
  return failure instanceof Problem && failure.code === "checkout-in-progress";
}

/**
 * @param {unknown} failure
 * @param {number} tries
 * @returns {number | null} milliseconds, or null to give up
 */
function pauseAfter(failure, tries) {
  if (!(failure instanceof Problem)) return null;
  if (isInProgress(failure)) return (failure.retryAfter ?? 1) * 1_000;
  return failure.isOutage ? PAUSES[tries] ?? null : null;
}

/**
 * @param {string} cartId
 * @returns {Attempt}
 */
function attemptFor(cartId) {
  const earlier = unfinishedCheckout();
  if (earlier?.cartId === cartId) return earlier;
  const attempt = { cartId, key: crypto.randomUUID() };
  localStorage.setItem(ATTEMPT, JSON.stringify(attempt));
  return attempt;
}
