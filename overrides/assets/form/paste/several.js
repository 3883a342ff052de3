// Takes a row apart that is several events, as authoring/documents/several.py does: a cell that lists them line by line.

/** The row, or a row for each event that its cell of titles lists; `own` are the patterns of the module. */
export function eventsOf(row, own) {
  const written = row.text("title");
  const titles = itemsOf(written.split("\n"), own);
  if (titles.length < 2) return own.MARK.matchAt(written, 0) ? [row.with([["title", titles[0]]])] : [row];
  const others = [...row.cells].filter(([role]) => role !== "title");
  const shared = others.map(([role, text]) => [role, sharedOut(text, titles.length, own)]);
  return titles.map((title, number) =>
    row.with([...shared.map(([role, all]) => [role, all[number]]), ["title", title]]),
  );
}

/** The items of a list, each with the words before the list: «Классные часы:» is said of each. */
function itemsOf(lines, own) {
  const starts = [...lines.keys()].filter((number) => own.MARK.matchAt(lines[number], 0));
  if (!starts.length) return [lines.join("\n")];
  const before = lines.slice(0, starts[0]).join(" ");
  return starts.map((start, index) => {
    const rest = lines.slice(start + 1, starts[index + 1] ?? lines.length);
    const item = [unmarked(lines[start], own), ...rest].join(" ");
    return own.ENDING.replaced(`${before} ${item}`.trim(), "");
  });
}

/** A text for each of the events: its own line where there are as many, else the whole for all. */
function sharedOut(text, number, own) {
  const lines = text.split("\n").map((line) => unmarked(line, own));
  return lines.length === number ? lines : Array(number).fill(text);
}

function unmarked(line, { MARK }) {
  const match = MARK.matchAt(line, 0);
  return match ? line.slice(match[0].length) : line;
}
