// Finds which items of a list are still there after a change, as difflib.SequenceMatcher of Python does.

const KEYS = (value) =>
  value && typeof value === "object" && !Array.isArray(value) ? Object.keys(value).sort() : null;
const canonical = (value) => JSON.stringify(value, (_, own) => (KEYS(own) ? sorted(own) : own));
const sorted = (group) => Object.fromEntries(KEYS(group).map((name) => [name, group[name]]));

/** Pairs of positions of the same or changed items, null for one that is new or gone. */
export function matched(before, after) {
  const [old, now] = [before.map(canonical), after.map(canonical)];
  const pairs = [];
  let [start, begin] = [0, 0];
  for (const [stop, finish, size] of [...blocks(old, now), [old.length, now.length, 0]]) {
    for (let step = 0; step < Math.max(stop - start, finish - begin); step += 1) {
      pairs.push([start + step < stop ? start + step : null, begin + step < finish ? begin + step : null]);
    }
    for (let step = 0; step < size; step += 1) pairs.push([stop + step, finish + step]);
    [start, begin] = [stop + size, finish + size];
  }
  return pairs;
}

/** Runs of equal items as `[position before, position after, length]`, the longest found first, in order. */
function blocks(old, now) {
  const found = [];
  const search = (first, last, begin, end) => {
    const [at, other, size] = longest(old, now, first, last, begin, end);
    if (!size) return;
    search(first, at, begin, other);
    found.push([at, other, size]);
    search(at + size, last, other + size, end);
  };
  search(0, old.length, 0, now.length);
  return found;
}

function longest(old, now, first, last, begin, end) {
  let best = [first, begin, 0];
  let lengths = new Map();
  for (let at = first; at < last; at += 1) {
    const next = new Map();
    for (let other = begin; other < end; other += 1) {
      if (old[at] !== now[other]) continue;
      const size = (lengths.get(other - 1) || 0) + 1;
      next.set(other, size);
      if (size > best[2]) best = [at - size + 1, other - size + 1, size];
    }
    lengths = next;
  }
  return best;
}
