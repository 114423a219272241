/** Some libraries write an object or a list into a field of a form as JSON; it is what it says. */

/** Anything else is returned as it is, and so is text that only begins like JSON. */
export function unwrapJson(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
