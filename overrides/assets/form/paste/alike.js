// Finds the text that is most like another, by the measure of Python's difflib: Ratcliff and Obershelp's matching blocks.

const POPULAR_FROM = 200; // signs of a text in which those that come often are passed over, as difflib does

/** The one of these texts that is most like a text, at least as much as `cutoff`; empty if none is. */
export function nearest(text, texts, cutoff) {
  const matcher = new Matcher(Array.from(text));
  let best = ["", cutoff];
  for (const other of texts) {
    const ratio = matcher.ratio(Array.from(other), best[1]);
    const isBetter = ratio > best[1] || (ratio === best[1] && (!best[0] || other > best[0]));
    if (ratio >= cutoff && isBetter) best = [other, ratio];
  }
  return best[0];
}

class Matcher {
  constructor(signs) {
    this.signs = signs;
    this.places = new Map();
    signs.forEach((sign, place) => {
      if (!this.places.has(sign)) this.places.set(sign, []);
      this.places.get(sign).push(place);
    });
    const most = Math.floor(signs.length / 100) + 1;
    for (const [sign, places] of signs.length >= POPULAR_FROM ? [...this.places] : []) {
      if (places.length > most) this.places.delete(sign);
    }
  }

  /** How alike two texts are, from 0 to 1; 0 where the lengths alone say that it is less than `least`. */
  ratio(other, least) {
    const length = other.length + this.signs.length;
    if (!length) return 1;
    if ((2 * Math.min(other.length, this.signs.length)) / length < least) return 0;
    return (2 * this.matches(other)) / length;
  }

  matches(other) {
    let sum = 0;
    const waiting = [[0, other.length, 0, this.signs.length]];
    while (waiting.length) {
      const [first, last, start, end] = waiting.pop();
      const [place, own, size] = this.longest(other, first, last, start, end);
      if (!size) continue;
      sum += size;
      if (first < place && start < own) waiting.push([first, place, start, own]);
      if (place + size < last && own + size < end) waiting.push([place + size, last, own + size, end]);
    }
    return sum;
  }

  /** The longest block that both have within these bounds: where it begins in each, and its length. */
  longest(other, first, last, start, end) {
    let [place, own, size] = [first, start, 0];
    let lengths = new Map();
    for (let number = first; number < last; number += 1) {
      const now = new Map();
      for (const at of this.places.get(other[number]) || []) {
        if (at < start) continue;
        if (at >= end) break;
        const length = (lengths.get(at - 1) || 0) + 1;
        now.set(at, length);
        if (length > size) [place, own, size] = [number - length + 1, at - length + 1, length];
      }
      lengths = now;
    }
    while (place > first && own > start && this.signs[own - 1] === other[place - 1]) {
      [place, own, size] = [place - 1, own - 1, size + 1];
    }
    while (place + size < last && own + size < end && this.signs[own + size] === other[place + size]) size += 1;
    return [place, own, size];
  }
}
