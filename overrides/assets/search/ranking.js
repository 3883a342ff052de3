// The order of what was found: by how well it fits and by what readers come for. Knows the engine's answers, no page.

/** How much a page of each use weighs: grades, schools and places first, then what one can join, then the rest; staff's pages last. */
export const WEIGHTS = { grade: 8, place: 3, offer: 2, event: 1.5, section: 1, staff: 0.05 };

/**
 * The answers of all uses as one list, the best first; `answers` has lists of `{id, score}` by use, a page comes once. `past`
 * has the ids of events that are over, which are left out: nobody can come to them any more.
 */
export function ranked(answers, past = new Set()) {
  const best = new Map();
  for (const [use, results] of answers) {
    for (const result of results) {
      if (past.has(result.id)) continue;
      const score = result.score * (WEIGHTS[use] || 1);
      if (!best.has(result.id) || best.get(result.id).score < score) best.set(result.id, { result, score });
    }
  }
  return [...best.values()].sort((one, other) => other.score - one.score).map(({ result }) => result);
}
