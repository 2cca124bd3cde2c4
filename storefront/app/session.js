// @ts-check
import { config } from "./config.js";

/**
 * Who is shopping. Signing in is OpenID Connect's authorization code flow with PKCE, in plain code: the shopper leaves
 * for the issuer's page and comes back to `/` with a code, which is exchanged for tokens. They live in this tab's
 * session storage only. When they expire the same trip is made again; the issuer usually answers without asking.
 *
 * @typedef {object} Session
 * @property {string} accessToken
 * @property {string} idToken
 * @property {number} expiresAt milliseconds since the epoch
 * @property {string} name      how to greet the shopper
 *
 * @typedef {object} Attempt what has to be remembered while the shopper is at the issuer's page
 * @property {string} state
 * @property {string} nonce
 * @property {string} verifier
 * @property {string} returnTo
 */

const SESSION = "grocellery.session";
const ATTEMPT = "grocellery.sign-in";
const RENEWED = "grocellery.renewed-at";

/** A token about to expire is not worth sending: milliseconds it must still be good for. */
const MARGIN = 10_000;

/** Milliseconds within which a second automatic trip to the issuer would be a loop. */
const RENEWAL_PAUSE = 30_000;

/** @type {Set<() => void>} */
const listeners = new Set();

/**
 * Calls back whenever the shopper has signed in or out, or the token was refused.
 *
 * @param {() => void} listener
 */
export function onSessionChange(listener) {
  listeners.add(listener);
}

/** What has to be finished before the page is left for the issuer's. @type {(() => Promise<unknown>)[]} */
const farewells = [];

/** Milliseconds that the page is held for it. */
const LONGEST_FAREWELL = 3_000;

/**
 * Has the page wait, for a moment, before it is left for the issuer's.
 *
 * @param {() => Promise<unknown>} farewell
 */
export function beforeSignIn(farewell) {
  farewells.push(farewell);
}

/** The shopper's name, also while the token has to be renewed; `null` for a guest. */
export function shopperName() {
  return stored()?.name ?? null;
}

/** The token to send, or `null` when there is none that would still be accepted. */
export function accessToken() {
  const session = stored();
  return session && session.expiresAt - MARGIN > Date.now() ? session.accessToken : null;
}

/** Whether somebody is signed in whose token has run out. */
export function isLapsed() {
  return shopperName() !== null && accessToken() === null;
}

/** A service refused the token: keep the name, so that the page can say whose session has to be renewed. */
export function forgetToken() {
  const session = stored();
  if (session) store({ ...session, accessToken: "", expiresAt: 0 });
}

/** Whether this page knows an issuer to sign in at. */
export function canSignIn() {
  return config() !== null && globalThis.crypto?.subtle !== undefined;
}

/**
 * Leaves for the issuer's sign-in page.
 *
 * @param {string} [returnTo] path to come back to
 */
export async function signIn(returnTo = location.pathname + location.search) {
  const { issuer, clientId } = known();
  const attempt = { state: random(), nonce: random(), verifier: random(), returnTo };
  sessionStorage.setItem(ATTEMPT, JSON.stringify(attempt));
  const query = new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri(),
    scope: "openid profile",
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await challengeOf(attempt.verifier),
    code_challenge_method: "S256",
  });
  const finished = Promise.allSettled(farewells.map((farewell) => farewell()));
  await Promise.race([finished, new Promise((soon) => setTimeout(soon, LONGEST_FAREWELL))]);
  location.assign(`${issuer}/oauth2/authorize?${query}`);
}

/**
 * Makes the trip to the issuer by itself, because a token has run out; but never twice in a row, so that a token which
 * the services keep refusing does not send the shopper round in circles.
 *
 * @param {string} [returnTo]
 * @returns {boolean} whether the page is being left
 */
export function renew(returnTo) {
  const last = Number(sessionStorage.getItem(RENEWED) ?? 0);
  if (!isLapsed() || !canSignIn() || Date.now() - last < RENEWAL_PAUSE) return false;
  sessionStorage.setItem(RENEWED, String(Date.now()));
  void signIn(returnTo);
  return true;
}

/**
 * Whether this address is the way back from the issuer.
 *
 * @param {URL} url
 */
export function isSignInAnswer(url) {
  return url.pathname === "/" && url.searchParams.has("state")
    && (url.searchParams.has("code") || url.searchParams.has("error"));
}

/**
 * Takes the issuer's answer from the address and exchanges the code for tokens.
 *
 * @param {URL} url
 * @returns {Promise<string>} path that the shopper was on
 * @throws {SignInFailure}
 */
export async function completeSignIn(url) {
  const attempt = takeAttempt(url.searchParams.get("state"));
  if (url.searchParams.has("error")) throw refusal(url.searchParams, attempt);
  const tokens = await exchange(url.searchParams.get("code") ?? "", attempt);
  const claims = checkedClaims(tokens.id_token, attempt);
  store({
    accessToken: tokens.access_token,
    idToken: tokens.id_token,
    expiresAt: Date.now() + tokens.expires_in * 1000,
    name: claims.name ?? claims.preferred_username ?? "shopper",
  });
  return attempt.returnTo;
}

/** Forgets the tokens and has the issuer forget the shopper too. */
export function signOut() {
  const idToken = stored()?.idToken;
  sessionStorage.removeItem(SESSION);
  sessionStorage.removeItem(RENEWED);
  changed();
  if (!config() || !idToken) return;
  const query = new URLSearchParams({ id_token_hint: idToken, post_logout_redirect_uri: redirectUri() });
  location.assign(`${known().issuer}/connect/logout?${query}`);
}

/** Why a sign-in came to nothing, and where the shopper was. */
export class SignInFailure extends Error {
  /**
   * @param {string} message
   * @param {string} [returnTo]
   */
  constructor(message, returnTo = "/") {
    super(message);
    this.name = "SignInFailure";
    this.returnTo = returnTo;
  }
}

/**
 * @param {string | null} state
 * @returns {Attempt}
 */
function takeAttempt(state) {
  const attempt = read(ATTEMPT);
  sessionStorage.removeItem(ATTEMPT);
  if (!attempt || attempt.state !== state) {
    throw new SignInFailure("This sign-in was not started in this tab. Please sign in again.");
  }
  return attempt;
}

/**
 * @param {URLSearchParams} answer
 * @param {Attempt} attempt
 */
function refusal(answer, attempt) {
  const cancelled = answer.get("error") === "access_denied";
  const reason = answer.get("error_description") ?? answer.get("error");
  return new SignInFailure(cancelled ? "You did not sign in." : `Signing in failed: ${reason}`, attempt.returnTo);
}

/**
 * @param {string} code
 * @param {Attempt} attempt
 */
async function exchange(code, attempt) {
  const { issuer, clientId } = known();
  const form = new URLSearchParams({
    grant_type: "authorization_code",
    code,
    client_id: clientId,
    redirect_uri: redirectUri(),
    code_verifier: attempt.verifier,
  });
  const answer = await fetch(`${issuer}/oauth2/token`, { method: "POST", body: form }).catch(() => null);
  if (!answer?.ok) {
    throw new SignInFailure("The sign-in service did not answer as it should. Please try again.", attempt.returnTo);
  }
  return answer.json();
}

/**
 * The claims about the shopper. The token comes straight from the issuer, so its claims are checked and its signature
 * need not be (OpenID Connect Core 3.1.3.7); the services check the access token's.
 *
 * @param {string} idToken
 * @param {Attempt} attempt
 */
function checkedClaims(idToken, attempt) {
  const { issuer, clientId } = known();
  const claims = claimsOf(idToken);
  const audience = [claims?.aud].flat();
  const isOurs = claims?.iss === issuer && audience.includes(clientId) && claims.nonce === attempt.nonce;
  if (!isOurs) throw new SignInFailure("The sign-in answer was not meant for this shop.", attempt.returnTo);
  return claims;
}

/** @param {string} token */
function claimsOf(token) {
  try {
    const payload = token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/");
    const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** @param {string} verifier */
async function challengeOf(verifier) {
  return base64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
}

function random() {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/** @param {Uint8Array} bytes */
function base64Url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function redirectUri() {
  return `${location.origin}/`;
}

function known() {
  const settings = config();
  if (!settings) throw new SignInFailure("This shop has no sign-in service configured.");
  return settings;
}

/** @returns {Session | null} */
function stored() {
  return read(SESSION);
}

/** @param {Session} session */
function store(session) {
  sessionStorage.setItem(SESSION, JSON.stringify(session));
  changed();
}

function changed() {
  for (const listener of listeners) listener();
}

/** @param {string} key */
function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}
