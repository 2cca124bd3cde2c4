// @ts-check

/** Milliseconds without a status after which what is shown counts as old; one comes each second. */
const STALE_AFTER = 4_000;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
/** Says that it is a page of this console that asks. */
const OWN = { "X-Grocellery-Console": "1" };

/**
 * The status of something, each second, for as long as the page is open or until the last one. After a break it tries
 * again by itself, each time after a longer pause.
 *
 * @typedef {{state: "connecting" | "live" | "ended" | "stale"} | {state: "lost", retryAt: number}} Link
 *
 * @param {{path: string, event: string, isLast: (status: any) => boolean,
 *     onStatus: (status: any) => void, onLink: (link: Link) => void}} listener
 */
export function follow(listener) {
  /** @type {EventSource | null} */
  let source = null;
  let pause = FIRST_PAUSE;
  let closed = false;
  /** @type {number | undefined} */
  let retryTimer;
  /** @type {number | undefined} */
  let staleTimer;

  function open() {
    clearTimeout(retryTimer);
    source?.close();
    source = new EventSource(listener.path);
    source.addEventListener(listener.event, (event) => receive(/** @type {MessageEvent} */ (event)));
    source.addEventListener("error", lose);
    expect();
  }

  /** @param {MessageEvent} event */
  function receive(event) {
    let status;
    try {
      status = JSON.parse(event.data);
    } catch {
      return;
    }
    pause = FIRST_PAUSE;
    listener.onStatus(status);
    if (listener.isLast(status)) end();
    else {
      listener.onLink({ state: "live" });
      expect();
    }
  }

  function end() {
    close();
    listener.onLink({ state: "ended" });
  }

  /** A connection may stay open and yet say nothing. */
  function expect() {
    clearTimeout(staleTimer);
    staleTimer = setTimeout(() => {
      listener.onLink({ state: "stale" });
      staleTimer = setTimeout(lose, STALE_AFTER);
    }, STALE_AFTER);
  }

  function lose() {
    if (closed) return;
    clearTimeout(staleTimer);
    clearTimeout(retryTimer);
    source?.close();
    const wait = pause * (0.8 + Math.random() * 0.4);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
    listener.onLink({ state: "lost", retryAt: Date.now() + wait });
    retryTimer = setTimeout(open, wait);
  }

  function close() {
    closed = true;
    clearTimeout(retryTimer);
    clearTimeout(staleTimer);
    source?.close();
  }

  listener.onLink({ state: "connecting" });
  open();
  return { retry: open, close };
}

/**
 * Asks now and again, for what is not sent by itself.
 *
 * @param {{path: string | (() => string), period: number, onAnswer: (answer: any) => void, onLink: (link: Link) => void}} listener
 */
export function poll({ path, period, onAnswer, onLink }) {
  let closed = false;
  /** @type {number | undefined} */
  let timer;
  async function ask() {
    clearTimeout(timer);
    try {
      const answer = await fetch(typeof path === "string" ? path : path(), { headers: OWN });
      if (!answer.ok) throw new Error(String(answer.status));
      const body = await answer.json();
      if (closed) return;
      onAnswer(body);
      onLink({ state: "live" });
    } catch {
      if (!closed) onLink({ state: "lost", retryAt: Date.now() + period });
    }
    if (!closed) timer = setTimeout(ask, period);
  }
  void ask();
  return { retry: ask, close() { closed = true; clearTimeout(timer); } };
}
