// @ts-check
import { beforeSignIn, isLapsed, onSessionChange, renew, shopperName } from "./session.js";
import { asProblem, Problem, request } from "./api.js";

/**
 * The basket. A guest's is kept by the cart service under a token in local storage; at sign-in it is claimed and
 * becomes the shopper's own. Changes are sent one after the other, and the page shows at once what was asked for.
 *
 * @typedef {import("./money.js").Money} Money
 *
 * @typedef {object} CartItem
 * @property {string} productId
 * @property {number} quantity
 * @property {string} [name]
 * @property {string} [unit]
 * @property {Money} [unitPrice]
 * @property {Money} [lineTotal]
 * @property {number} [available]
 *
 * @typedef {object} Cart
 * @property {string} id
 * @property {"OPEN" | "ORDERED"} status
 * @property {CartItem[]} items
 * @property {{code: string, kind: string, percentBasisPoints?: number, amount?: Money} | null} coupon
 * @property {{code: string, saving: Money} | null} [couponSuggestion] a coupon that would save something
 * @property {Money} [subtotal]
 * @property {Money} [discount]
 * @property {Money} [estimatedTax]
 * @property {Money} [total]
 * @property {"CURRENT" | "UNAVAILABLE"} pricing
 *
 * @typedef {object} Basket what the page may show
 * @property {"unknown" | "loading" | "ready" | "failed"} status
 * @property {Cart | null} cart
 * @property {Problem | null} problem why the basket could not be fetched
 */

const GUEST_CART = "grocellery.guest-cart";
const WISHES = "grocellery.wishes";

export const MOST_OF_ONE = 99;

/** @type {Basket} */
let basket = { status: "unknown", cart: null, problem: null };

/** Quantities asked for that the cart service has not confirmed yet, by product. @type {Map<string, number>} */
const wishes = new Map();

/** The change being made: the next one waits for it. @type {Promise<unknown>} */
let work = Promise.resolve();

/** @type {Set<() => void>} */
const listeners = new Set();

/**
 * Calls back on every change of the basket.
 *
 * @param {() => void} listener
 * @param {AbortSignal} [until]
 */
export function onBasketChange(listener, until) {
  listeners.add(listener);
  until?.addEventListener("abort", () => listeners.delete(listener));
}

/** @returns {Basket} */
export function currentBasket() {
  return basket;
}

/**
 * How many of a product are in the basket, counting what was just asked for.
 *
 * @param {string} productId
 */
export function quantityOf(productId) {
  return wishes.get(productId) ?? itemOf(productId)?.quantity ?? 0;
}

/** How many articles are in the basket. */
export function articleCount() {
  const ids = new Set([...(basket.cart?.items ?? []).map((item) => item.productId), ...wishes.keys()]);
  return [...ids].reduce((sum, id) => sum + quantityOf(id), 0);
}

/** Whether a change is still on its way, so that sums are about to change. */
export function isSettling() {
  return wishes.size > 0;
}

/** Looks after the basket from now on: fetches it, and again when the shopper signs in or another tab changes it. */
export async function startBasket() {
  onSessionChange(() => void refreshBasket());
  beforeSignIn(() => work);
  addEventListener("pagehide", rememberWishes);
  addEventListener("storage", (event) => {
    if (event.key === GUEST_CART) void refreshBasket();
  });
  await refreshBasket();
  await resumeWishes();
}

/** Fetches the basket; a failure is part of what {@link currentBasket} says. */
export function refreshBasket() {
  publish({ ...basket, status: basket.cart ? "ready" : "loading" });
  return inTurn(async () => {
    try {
      publish({ status: "ready", cart: await fetchCart(), problem: null });
    } catch (failure) {
      publish({ status: "failed", cart: basket.cart, problem: asProblem(failure) });
    }
  });
}

/**
 * Wants so many of a product, 0 to take it out.
 *
 * @param {string} productId
 * @param {number} quantity
 * @throws {Problem} when the cart service refuses or cannot be reached; the basket is then as it was
 */
export async function setQuantity(productId, quantity) {
  wishes.set(productId, Math.max(0, Math.min(MOST_OF_ONE, quantity)));
  publish(basket);
  if (leavingToRenew()) return;
  await inTurn(() => fulfil(productId));
}

/**
 * @param {string} code
 * @throws {Problem}
 */
export function applyCoupon(code) {
  return change((path) => request(`${path}/coupon`, { ...credentials(), method: "POST", body: { code } }));
}

/** @throws {Problem} */
export function removeCoupon() {
  return change((path) => request(`${path}/coupon`, { ...credentials(), method: "DELETE" }));
}

/** The basket became an order: start with an empty one. */
export function leaveBasket() {
  localStorage.removeItem(GUEST_CART);
  publish({ status: "ready", cart: null, problem: null });
}

/** @param {string} productId */
async function fulfil(productId) {
  const quantity = wishes.get(productId);
  if (quantity === undefined) return;
  try {
    if (quantity !== (itemOf(productId)?.quantity ?? 0)) await sendQuantity(productId, quantity);
  } finally {
    if (wishes.get(productId) === quantity) wishes.delete(productId);
    publish(basket);
  }
}

/**
 * @param {string} productId
 * @param {number} quantity
 */
async function sendQuantity(productId, quantity) {
  try {
    await putQuantity(productId, quantity);
  } catch (failure) {
    if (!isCartGone(failure)) throw failure;
    leaveBasket();
    if (quantity > 0) await putQuantity(productId, quantity);
  }
}

/**
 * @param {string} productId
 * @param {number} quantity
 */
async function putQuantity(productId, quantity) {
  if (!basket.cart) publish({ status: "ready", cart: (await fetchCart()) ?? (await createCart()), problem: null });
  const path = `${cartPath()}/items/${productId}`;
  const options = quantity === 0 ? { method: "DELETE" } : { method: "PUT", body: { quantity } };
  await accept(await request(path, { ...credentials(), ...options }));
}

/** @param {(cartPath: string) => Promise<any>} send */
async function change(send) {
  if (leavingToRenew()) return;
  await inTurn(async () => accept(await send(cartPath())));
}

/**
 * The cart after a change: services answer with it, or with nothing.
 *
 * @param {any} answer
 */
async function accept(answer) {
  const cart = answer?.items ? answer : await fetchCart();
  publish({ status: "ready", cart, problem: null });
}

/** @returns {Promise<Cart | null>} */
async function fetchCart() {
  const cart = await (shopperName() === null ? guestCart() : shoppersCart());
  return cart?.status === "ORDERED" ? null : cart;
}

/** @returns {Promise<Cart | null>} */
async function guestCart() {
  const guest = storedGuest();
  if (!guest) return null;
  return orNull(request(`/carts/${guest.id}`, credentials()), () => localStorage.removeItem(GUEST_CART));
}

/** @returns {Promise<Cart | null>} */
async function shoppersCart() {
  return (await claimGuestCart()) ?? orNull(request("/carts/mine", { signedIn: true }));
}

/** @returns {Promise<Cart | null>} */
async function claimGuestCart() {
  const guest = storedGuest();
  if (!guest) return null;
  const claim = request(`/carts/${guest.id}/claim`, {
    method: "POST",
    signedIn: true,
    headers: { "Cart-Token": guest.token },
  });
  const cart = await orNull(claim);
  localStorage.removeItem(GUEST_CART);
  return cart;
}

/** @returns {Promise<Cart>} */
async function createCart() {
  const made = await request("/carts", { method: "POST", signedIn: shopperName() !== null });
  if (shopperName() === null) {
    localStorage.setItem(GUEST_CART, JSON.stringify({ id: made.id, token: made.cartToken }));
  }
  return { items: [], coupon: null, status: "OPEN", pricing: "CURRENT", ...made };
}

function cartPath() {
  if (!basket.cart) throw new Problem(404, { title: "The basket is empty" });
  return `/carts/${basket.cart.id}`;
}

/** @returns {{signedIn: boolean, headers: Record<string, string>}} */
function credentials() {
  const guest = shopperName() === null ? storedGuest() : null;
  return { signedIn: shopperName() !== null, headers: guest ? { "Cart-Token": guest.token } : {} };
}

/** A signed-in shopper's token has run out: what was asked for waits for the new one from the issuer's page. */
function leavingToRenew() {
  return isLapsed() && renew();
}

/** The page is being left: what was asked for and is not in the basket yet is asked for again on the next page. */
function rememberWishes() {
  if (wishes.size > 0) sessionStorage.setItem(WISHES, JSON.stringify([...wishes]));
}

async function resumeWishes() {
  const remembered = JSON.parse(sessionStorage.getItem(WISHES) ?? "[]");
  sessionStorage.removeItem(WISHES);
  for (const [productId, quantity] of remembered) {
    await setQuantity(productId, quantity).catch(asProblem);
  }
}

/**
 * Missing, or no longer to be changed.
 *
 * @param {unknown} failure
 */
function isCartGone(failure) {
  return failure instanceof Problem && (failure.isMissing || failure.code === "cart-ordered");
}

/**
 * @param {Promise<Cart>} answer
 * @param {() => void} [forget]
 * @returns {Promise<Cart | null>}
 */
async function orNull(answer, forget = () => {}) {
  try {
    return await answer;
  } catch (failure) {
    if (!isCartGone(failure)) throw failure;
    forget();
    return null;
  }
}

/**
 * @template Result
 * @param {() => Promise<Result>} job
 * @returns {Promise<Result>}
 */
function inTurn(job) {
  const turn = work.then(job);
  work = turn.catch(() => {});
  return turn;
}

/** @param {string} productId */
function itemOf(productId) {
  return basket.cart?.items.find((item) => item.productId === productId);
}

/** @returns {{id: string, token: string} | null} */
function storedGuest() {
  try {
    return JSON.parse(localStorage.getItem(GUEST_CART) ?? "null");
  } catch {
    return null;
  }
}

/** @param {Basket} next */
function publish(next) {
  basket = next;
  for (const listener of listeners) listener();
}
