// Counts things in Russian, as russian.py does.

/** A number with its noun in the right form. */
export function counted(number, [one, few, many]) {
  const [tens, units] = [number % 100, number % 10];
  const isFew = units >= 2 && units <= 4 && !(tens >= 12 && tens <= 14);
  const noun = units === 1 && tens !== 11 ? one : isFew ? few : many;
  return `${number}\u00a0${noun}`;
}
