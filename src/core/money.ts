/** Amounts of money as people read them. */

const MICROS_PER_DOLLAR = 1_000_000n;
const MICRO_DIGITS = 6;

/** `$0.40`, `-$12.00`, `$0.000125`: at least two places, and as many as it takes to be exact. */
export function formatMicros(amountMicros: number): string {
  const text = decimalDollars(Math.abs(amountMicros));
  return `${amountMicros < 0 ? '-' : ''}$${text}`;
}

/** The same as a number for machines: `-12.00`. */
export function formatDecimalMicros(amountMicros: number): string {
  return `${amountMicros < 0 ? '-' : ''}${decimalDollars(Math.abs(amountMicros))}`;
}

/** As JSON has it: a number that may be a fraction. */
export function inDollars(amountMicros: number): number {
  return amountMicros / Number(MICROS_PER_DOLLAR);
}

/** Dollars as people write them, `12`, `0.4` or `$5.00`; null when it is no such amount. */
export function parseDollars(text: string): number | null {
  const match = /^(-?)\$?(\d{1,9})(?:\.(\d{1,6}))?$/.exec(text.trim());
  if (match === null) return null;
  const [, sign = '', dollars = '', fraction = ''] = match;
  const micros = Number(dollars) * 1_000_000 + Number(fraction.padEnd(MICRO_DIGITS, '0'));
  return sign === '' || micros === 0 ? micros : -micros;
}

function decimalDollars(micros: number): string {
  const whole = BigInt(micros) / MICROS_PER_DOLLAR;
  const fraction = String(BigInt(micros) % MICROS_PER_DOLLAR).padStart(MICRO_DIGITS, '0');
  return `${whole}.${fraction.replace(/0{1,4}$/, '')}`;
}
