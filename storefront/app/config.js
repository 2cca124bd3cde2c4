// @ts-check
/**
 * What the environment tells the storefront, in `/config.json`: who issues tokens, and where the console is.
 *
 * @typedef {object} Config
 * @property {string} issuer      address of the OpenID provider, without a slash at its end
 * @property {string} clientId    the storefront's name there
 * @property {string} environment dev, staging or prod
 * @property {string} [consoleUrl] the platform's console, when shoppers may see it
 */

/** @type {Config | null} */
let loaded = null;

/**
 * Reads the configuration once. Without one the shop still sells to guests; only signing in is out of reach.
 *
 * @returns {Promise<Config | null>}
 */
export async function loadConfig() {
  try {
    const answer = await fetch("/config.json", { cache: "no-store" });
    loaded = answer.ok ? checked(await answer.json()) : null;
  } catch {
    loaded = null;
  }
  if (loaded) allowConnectionsTo(loaded.issuer);
  return loaded;
}

/** @returns {Config | null} */
export function config() {
  return loaded;
}

/**
 * @param {any} value
 * @returns {Config}
 */
function checked(value) {
  for (const key of ["issuer", "clientId"]) {
    if (typeof value[key] !== "string") throw new Error(`config.json has no ${key}`);
  }
  return { ...value, issuer: value.issuer.replace(/\/$/, "") };
}

/**
 * The page's own policy cannot name the issuer, which differs by environment. Policies only ever add up to something
 * stricter, so this second one closes every connection but those to the shop and its issuer.
 *
 * @param {string} issuer
 */
function allowConnectionsTo(issuer) {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = `connect-src 'self' ${new URL(issuer).origin}`;
  document.head.append(policy);
}
