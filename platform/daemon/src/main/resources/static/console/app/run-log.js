// @ts-check
import { element, setText } from "./dom.js";
import { OWN, onSession, sessionIsOpen } from "./session.js";

const PERIOD = 1_000;
/** Characters that are shown; what comes before is on the command line. */
const LONGEST = 200_000;

/** What a stage wrote, read on for as long as it runs. */
export function stageLog() {
  const text = element("pre", { class: "log", tabindex: "0", role: "region", "aria-label": "Log" });
  const state = element("p", { class: "small muted" });
  const root = element("section", { class: "log-part" }, element("h3", {}, "Log"), state, text);
  let path = "";
  let command = "";
  let read = 0;
  let running = false;
  /** @type {number | undefined} */
  let timer;
  onSession(() => { if (path) start(); });

  /** @param {string} run @param {any} stage */
  function update(run, stage) {
    const next = `/api/pipeline/runs/${encodeURIComponent(run)}/stages/${encodeURIComponent(stage.name)}/log`;
    const began = stage.state === "running" && !running;
    running = stage.state === "running";
    command = `./grocellery pipeline log ${stage.name} ${run}`;
    if (next === path && !began) return;
    path = next;
    start();
  }

  function start() {
    clearTimeout(timer);
    read = 0;
    setText(text, "");
    text.hidden = !sessionIsOpen();
    setText(state, sessionIsOpen() ? "" : `A log may hold secrets: to read it here, run ./grocellery console and open the address it prints; or type ${command}.`);
    if (sessionIsOpen()) void more(path);
  }

  /** @param {string} of */
  async function more(of) {
    let got = 0;
    try {
      const answer = await fetch(`${of}?from=${read}`, { headers: OWN });
      if (of !== path) return;
      if (!answer.ok) throw new Error(String(answer.status));
      const part = await answer.text();
      if (of !== path) return;
      got = part.length;
      read = Number(answer.headers.get("Grocellery-Next") ?? read);
      add(part);
      setText(state, text.textContent ? "" : running ? "It has written nothing yet." : "It wrote nothing, or what it wrote is no longer kept.");
    } catch {
      if (of !== path) return;
      setText(state, "The log does not come: the daemon does not answer. What is shown is what was read before.");
    }
    if (running || got > 0) timer = setTimeout(() => void more(of), got > 0 && !running ? 0 : PERIOD);
  }

  /** Stays at the end for whoever is there. @param {string} part */
  function add(part) {
    if (!part) return;
    const atEnd = text.scrollTop + text.clientHeight >= text.scrollHeight - 8;
    setText(text, ((text.textContent ?? "") + part).slice(-LONGEST));
    if (atEnd) text.scrollTop = text.scrollHeight;
  }

  return { root, update, close() { path = ""; clearTimeout(timer); } };
}
