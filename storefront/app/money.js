// @ts-check
/**
 * Amounts and moments as a shopper reads them. Services speak of money in whole minor units (cents) and of time in UTC.
 *
 * @typedef {{amount: number, currency: string}} Money minor units and ISO 4217 code
 */

const LANGUAGE = "en-US";

/** @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

/**
 * `{amount: 1299, currency: "USD"}` becomes `$12.99`. How many digits are minor is the currency's own matter.
 *
 * @param {Money} money
 */
export function formatMoney({ amount, currency }) {
  const format = formatOf(currency);
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}

/** @param {Money} money */
export function negated({ amount, currency }) {
  return { amount: -amount, currency };
}

/**
 * A day and a time of the shopper's own clock: `Nov 24, 2026, 1:05 PM`.
 *
 * @param {string} instant ISO 8601
 */
export function formatMoment(instant) {
  return new Intl.DateTimeFormat(LANGUAGE, { dateStyle: "medium", timeStyle: "short" }).format(new Date(instant));
}

/**
 * `1 item`, `2 items`.
 *
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 */
export function counted(count, one, many = `${one}s`) {
  return `${new Intl.NumberFormat(LANGUAGE).format(count)} ${count === 1 ? one : many}`;
}

/**
 * Basis points as a percentage: 850 becomes `8.5%`.
 *
 * @param {number} basisPoints
 */
export function formatRate(basisPoints) {
  return `${basisPoints / 100}%`;
}

/**
 * @param {string} currency
 * @returns {Intl.NumberFormat}
 */
function formatOf(currency) {
  const known = formats.get(currency);
  if (known) return known;
  const made = new Intl.NumberFormat(LANGUAGE, { style: "currency", currency });
  formats.set(currency, made);
  return made;
}
