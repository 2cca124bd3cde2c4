// @ts-check
import { accessToken, forgetToken } from "./session.js";

/**
 * The one way to the shop's services: JSON in, JSON out, and a {@link Problem} for whatever else happens.
 *
 * @typedef {object} RequestOptions
 * @property {string} [method]                   GET when left away
 * @property {unknown} [body]                    sent as JSON
 * @property {Record<string, string>} [headers]
 * @property {AbortSignal} [signal]              ends the request when the shopper has moved on
 * @property {"json" | "text"} [as]              what the answer is wanted as
 * @property {boolean} [signedIn]                whether only a signed-in shopper may ask
 */

/** Milliseconds after which a service that does not answer counts as away. */
const PATIENCE = 12_000;

/** What went wrong, after RFC 9457, or the nearest words for it when no service answered at all. */
export class Problem extends Error {
  /**
   * @param {number} status HTTP status, 0 when there was no answer
   * @param {{code?: string, title?: string, detail?: string, [member: string]: unknown}} [members]
   * @param {number} [retryAfter] seconds the service asks to be left alone
   */
  constructor(status, members = {}, retryAfter) {
    super(members.detail ?? members.title ?? `The shop answered ${status}`);
    this.name = "Problem";
    this.status = status;
    this.code = members.code ?? "";
    this.title = members.title ?? "";
    this.detail = members.detail ?? "";
    this.members = members;
    this.retryAfter = retryAfter;
  }

  /** Whether the service is not to be reached just now: asking again later may well work. */
  get isOutage() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  get isMissing() {
    return this.status === 404;
  }

  /** Whether the shopper has to sign in, for the first time or again. */
  get isSignInNeeded() {
    return this.status === 401;
  }
}

/**
 * Asks a service and returns what it answered; an answer without a body is `null`.
 *
 * @param {string} path
 * @param {RequestOptions} [options]
 * @returns {Promise<any>}
 * @throws {Problem} on every answer that is not a success, and when there is none
 */
export async function request(path, options = {}) {
  const token = accessToken();
  if (options.signedIn && !token) throw new Problem(401, { title: "Please sign in" });
  let answer = await send(path, options, token);
  if (answer.status === 401 && token) {
    forgetToken();
    if (!options.signedIn) answer = await send(path, options, null);
  }
  if (!answer.ok) throw await problemOf(answer);
  return contentOf(answer, options.as ?? "json");
}

/**
 * Whether a failure is only the shopper having gone elsewhere.
 *
 * @param {unknown} failure
 */
export function isAbort(failure) {
  return failure instanceof DOMException && failure.name === "AbortError";
}

/**
 * Whatever was thrown, as a {@link Problem}.
 *
 * @param {unknown} failure
 * @returns {Problem}
 */
export function asProblem(failure) {
  if (failure instanceof Problem) return failure;
  console.error(failure);
  return new Problem(500, { title: "Something went wrong on this page", detail: String(failure) });
}

/**
 * @param {string} path
 * @param {RequestOptions} options
 * @param {string | null} token
 * @returns {Promise<Response>}
 */
async function send(path, options, token) {
  const limit = AbortSignal.timeout(PATIENCE);
  try {
    return await fetch(path, {
      method: options.method ?? "GET",
      headers: headersOf(options, token),
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal ? AbortSignal.any([options.signal, limit]) : limit,
      cache: "no-store",
    });
  } catch (failure) {
    if (options.signal?.aborted) throw new DOMException("the shopper moved on", "AbortError");
    throw new Problem(0, { title: limit.aborted ? "The shop takes too long to answer" : "The shop cannot be reached" });
  }
}

/**
 * @param {RequestOptions} options
 * @param {string | null} token
 * @returns {Record<string, string>}
 */
function headersOf(options, token) {
  return {
    Accept: options.as === "text" ? "text/plain, application/problem+json" : "application/json",
    ...(options.body === undefined ? {} : { "Content-Type": "application/json" }),
    ...(token ? { Authorization: `Bearer ${token}` } : {}),
    ...options.headers,
  };
}

/**
 * @param {Response} answer
 * @param {"json" | "text"} as
 */
async function contentOf(answer, as) {
  const text = await textOf(answer);
  if (as === "text") return text;
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(502, { title: "The shop's answer could not be read" });
  }
}

/** @param {Response} answer */
async function textOf(answer) {
  try {
    return await answer.text();
  } catch {
    throw new Problem(0, { title: "The shop's answer broke off" });
  }
}

/** @param {Response} answer */
async function problemOf(answer) {
  const retryAfter = Number(answer.headers.get("Retry-After")) || undefined;
  const isJson = /json/.test(answer.headers.get("Content-Type") ?? "");
  const members = isJson ? await answer.json().catch(() => ({})) : {};
  return new Problem(answer.status, members, retryAfter);
}
