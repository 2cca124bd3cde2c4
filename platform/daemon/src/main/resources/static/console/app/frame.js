// @ts-check
import { announce } from "./announcer.js";
import { byId, element, setAttributes, setText } from "./dom.js";
import { words } from "./states.js";

const LIST_PERIOD = 10_000;
const LIST_PERIOD_AT_FIRST = 2_000;

/** Those that a person looks at. */
const PAGES = ["zipkin", "prometheus", "alertmanager"];

/** An address that somebody mistyped is no reason to show nothing. @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * What stands around every page: which environment it is about, and how fresh it is. The address is
 * `#environment` or `#environment/rest`.
 *
 * @typedef {import("./feed.js").Link} Link
 *
 * @param {{opened: (environment: string, rest: string) => void, linked: () => void, retry: () => void}} page
 */
export function startFrame(page) {
  /** @type {{name: string, state: string}[]} */
  let environments = [];
  let chosen = "";
  /** @type {Link} */
  let link = { state: "connecting" };

  async function list() {
    try {
      const answer = await fetch("/api/environments");
      if (answer.ok) environments = await answer.json();
    } catch {
      // the page's own feed tells that the daemon is away
    }
    if (environments.length > 0) choose();
    else if (!chosen) show({ state: "lost", retryAt: Date.now() + LIST_PERIOD_AT_FIRST });
    setTimeout(list, environments.length > 0 ? LIST_PERIOD : LIST_PERIOD_AT_FIRST);
  }

  function choose() {
    const [wanted, ...rest] = location.hash.slice(1).split("/").map(decoded);
    const running = environments.find((environment) => environment.state !== "STOPPED");
    const current = environments.find((environment) => environment.name === (wanted || chosen));
    chosen = (current ?? running ?? environments[0]).name;
    page.opened(chosen, rest.join("/"));
    showSwitch();
    showPages();
  }

  function showSwitch() {
    const nav = byId("environments");
    nav.hidden = environments.length < 2;
    const links = environments.map(({ name, state }) => element("a", {
      href: `#${encodeURIComponent(name)}`,
      "aria-current": name === chosen ? "page" : null,
      "data-state": state,
    }, name, element("span", { class: "visually-hidden" }, `, ${words(state)}`)));
    const focused = [...nav.children].indexOf(/** @type {Element} */ (document.activeElement));
    nav.replaceChildren(...links);
    if (focused >= 0) /** @type {HTMLElement | undefined} */ (nav.children[focused])?.focus();
  }

  /** The other pages open in the same environment. */
  function showPages() {
    for (const anchor of byId("pages").querySelectorAll("a")) anchor.hash = encodeURIComponent(chosen);
  }

  /** @param {Link} next */
  function show(next) {
    if (next.state === "lost" && link.state !== "lost") announce("The connection to the daemon is lost");
    if (next.state === "live" && link.state === "lost") announce("The connection to the daemon is back");
    link = next;
    setAttributes(document.body, { "data-link": next.state });
    const texts = { connecting: "connecting", live: "live", ended: "ended", stale: "stale", lost: "disconnected" };
    setText(byId("link-text"), texts[next.state]);
    page.linked();
    showBanner();
  }

  function showBanner() {
    byId("banner").hidden = link.state !== "lost" && link.state !== "stale";
    if (link.state === "stale") {
      setText(byId("banner-title"), "The daemon says nothing.");
      setText(byId("banner-text"), "The connection stands, but no status comes.");
    } else if (link.state === "lost") {
      const seconds = Math.max(0, Math.ceil((link.retryAt - Date.now()) / 1000));
      setText(byId("banner-title"), "The daemon does not answer.");
      setText(byId("banner-text"), seconds > 0 ? `The shop goes on without it. Trying again in ${seconds} s.` : "Trying again.");
    }
  }

  /** What runs beside the shop and has pages of its own. */
  async function showBeside() {
    try {
      const answer = await fetch("/api/companions");
      const running = answer.ok ? (await answer.json()).filter((/** @type {any} */ one) => one.process.state === "READY" && PAGES.includes(one.name)) : [];
      byId("beside").hidden = running.length === 0;
      byId("beside").replaceChildren("Beside the shop:", ...running.map((/** @type {any} */ one) => element("a", { href: one.process.url }, one.name)));
    } catch {
      // the page's own feed tells that the daemon is away
    }
    setTimeout(showBeside, LIST_PERIOD);
  }

  byId("retry").addEventListener("click", page.retry);
  addEventListener("hashchange", () => { if (environments.length > 0) choose(); });
  setInterval(showBanner, 1_000);
  list();
  void showBeside();
  return { show, link: () => link };
}
