// @ts-check

/** More moments than a chart has pixels are thinned out: the older half loses every other one. */
const MOST = 1_200;

/**
 * What was seen of a rollout, moment by moment.
 *
 * @typedef {{requests: number, errors: number, slow: number}} Count
 * @typedef {{share: number | null, stable: Count, candidate: Count, values: Record<string, number>}} Seen
 * @typedef {{at: number, services: Record<string, Seen>}} Moment
 */
export function course() {
  /** @type {Moment[]} */
  let moments = [];

  /** @param {any} status a RolloutStatus */
  function add(status) {
    const at = momentOf(status);
    if (at <= (moments.at(-1)?.at ?? -Infinity)) return;
    moments.push({ at, services: Object.fromEntries(status.services.map((/** @type {any} */ one) => [one.service, seen(one, status.over)])) });
    if (moments.length > MOST) moments = moments.filter((_, index) => index % 2 === 0 || index > MOST / 2);
  }

  /**
   * What the daemon knows from before this page was opened. It tells the weights as they were set.
   *
   * @param {any} past a RolloutCourse
   */
  function addPast(past) {
    const first = moments[0]?.at ?? Infinity;
    const earlier = past.moments.map((/** @type {any} */ moment) => ({
      at: Date.parse(moment.at), services: Object.fromEntries(moment.services.map((/** @type {any} */ one) => [one.service, pastSeen(one)])),
    }));
    moments = [...earlier.filter((/** @type {Moment} */ moment) => moment.at < first), ...moments];
  }

  return {
    add,
    addPast,
    /** When what is known begins; null while nothing is. */
    from: () => moments[0]?.at ?? null,
    /** @param {string} service @returns {{at: number, seen: Seen}[]} oldest first */
    of: (service) => moments.filter((moment) => moment.services[service]).map((moment) => ({ at: moment.at, seen: moment.services[service] })),
  };
}

/**
 * Milliseconds since 1970 until which a status tells: nothing happens after the end.
 *
 * @param {any} status a RolloutStatus
 */
export function momentOf(status) {
  return Date.parse(status.over ? status.since : status.at);
}

/** @param {any} change @param {boolean} over @returns {Seen} */
function seen(change, over) {
  return {
    share: candidateShare(change, over),
    stable: change.stable.counted,
    candidate: change.candidate.counted,
    values: Object.fromEntries(change.findings.map((/** @type {any} */ finding) => [findingKey(finding), finding.value])),
  };
}

/** @param {any} one a ServiceMoment @returns {Seen} */
function pastSeen(one) {
  return {
    share: one.percent / 100, stable: one.stable, candidate: one.candidate,
    values: Object.fromEntries(one.values.map((/** @type {any} */ value) => [findingKey(value), value.value])),
  };
}

/**
 * The candidate's share as the gateway says it, 0 to 1; null when it cannot be asked. After the end nobody asks: then it
 * is what was set last.
 *
 * @param {any} change
 * @param {boolean} over
 */
export function candidateShare(change, over) {
  const { stable, candidate } = change;
  if (stable.weight === null && candidate.weight === null) return over ? change.percent / 100 : null;
  const sum = (stable.weight ?? 0) + (candidate.weight ?? 0);
  return sum > 0 ? (candidate.weight ?? 0) / sum : null;
}

/** @param {{rule: string, metric: string}} finding */
export function findingKey(finding) {
  return `${finding.rule} ${finding.metric}`;
}
