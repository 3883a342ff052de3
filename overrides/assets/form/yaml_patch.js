// The text of a file with some values changed, its comments kept: hooks/profminimum/authoring/yaml_patch.py in the browser.
import { matched } from "./matching.js";
import { fieldLines, isGroup, itemLines, valueLines, yamlText } from "./yaml.js";
import { linesOf, readYaml } from "./yaml_reader.js";

const BOM = "\ufeff";
const TRAILING_COMMENT = / {2,}#(?: [^"']*)?$/;
const ONLY_COMMENT = /^\s*(#.*)?$/;

const same = (value, other) => JSON.stringify(value) === JSON.stringify(other);
const indentOf = (line) => line.length - line.replace(/^ +/, "").length;
const isBlank = (line) => !line.trim();

/**
 * The text of a file in which `before` stands, with `after` instead: `{text, isWhole}`. `isWhole` tells that the text had
 * to be written anew, without its comments. `former` tells of older files, by the name of a
 * field: its former `names`, and the fields that such a value is read with (`readWith`).
 */
export function patchedText(text, before, after, former) {
  if (same(before, after)) return { text, isWhole: false };
  try {
    const { value, mark } = readYaml(text);
    const edited = updatedText(text, mark, before, after, former);
    if (isFaithful(value, readYaml(edited).value, before, after)) return { text: edited, isWhole: false };
  } catch {
    // written anew below
  }
  return { text: yamlText(after), isWhole: true };
}

/** Whether the edited file says what it should, field by field. */
function isFaithful(old, now, before, after) {
  return Object.keys({ ...after, ...now }).every((name) => {
    const isUnchanged = same(before[name], after[name]);
    // An unchanged value may have come under today's name.
    if (isUnchanged && (name in old || !(name in now))) return same(old[name], now[name]);
    const [wanted, found] = [after[name], now[name]];
    if (wanted === undefined || found === undefined) return wanted === found;
    if (typeof wanted !== "object") return String(wanted) === found;
    return Array.isArray(wanted) ? wanted.length === found.length : isGroup(found);
  });
}

export function updatedText(text, mark, before, after, former) {
  const lines = linesOf(text);
  const edited = new Edit(lines, former).group(mark, before, after, 0, lines.length);
  const end = isWindows(text) ? "\r\n" : "\n";
  const last = /(?:\r?\n)+$/.exec(text)?.[0].split("\n").length || 2;
  return `${text.startsWith(BOM) ? BOM : ""}${edited.join(end)}${end.repeat(last - 1)}`;
}

const isWindows = (text) => text.includes("\r\n") && !/(?<!\r)\n/.test(text);

/** The lines of a file, and how parts of them look after a change. Lines count from 0, marks from 1. */
class Edit {
  constructor(lines, former) {
    this.lines = lines;
    this.former = former;
  }

  /** The lines of a group of fields, each field on a line of its own; `start` and `end` bound them. */
  group(mark, before, after, start, end) {
    const marks = mark.children;
    const starts = Object.entries(marks).map(([name, child]) => [name, child.keyLine - 1]);
    const indent = Math.min(...Object.values(marks).map((child) => child.keyColumn)) - 1;
    const former = this.formerIn(marks, before);
    const edited = new Map();
    for (const [name, lead, first, last] of this.parts(starts, start, end, indent)) {
      const current = former.get(name) ?? name;
      if (current === name) {
        const own = this.field(name, marks[name], before, after, first, last);
        edited.set(name, [...this.lines.slice(lead, first), ...own]);
      } else if (this.isUnchanged(current, before, after)) edited.set(name, this.lines.slice(lead, last));
      else this.replace(edited, name, current, edited.has(current) ? {} : after, lead, first, last);
    }
    const named = new Set([...former.values()].filter((name) => this.isUnchanged(name, before, after)));
    const added = Object.keys(after).filter((name) => !(name in marks) && !named.has(name) && !edited.has(name));
    return withAdded(edited, added, after, indent);
  }

  /** Names of former years that stand in the file, each with today's name of what it says. */
  formerIn(marks, before) {
    const names = Object.keys(before).filter((name) => !(name in marks));
    return new Map(
      names.flatMap((name) => (this.former[name]?.names || []).filter((old) => old in marks).map((old) => [old, name])),
    );
  }

  /** Whether a value under a former name stays what it is, with the fields that it is read with. */
  isUnchanged(name, before, after) {
    return [name, ...this.former[name].readWith].every((field) => same(before[field], after[field]));
  }

  /** Puts today's field where the first one of former years stood, behind the comments above it. */
  replace(edited, name, current, after, lead, first, last) {
    const comments = this.lines.slice(lead, first);
    if (!(current in after)) {
      edited.set(
        name,
        comments.filter((line) => !isBlank(line)),
      );
      return;
    }
    const line = this.lines[first];
    const written = fieldLines({ [current]: after[current] }, indentOf(line));
    if (written.length === 1 && last === first + 1) written[0] += commentOf(line);
    edited.set(current, [...comments, ...written, ...this.trailing(first, last, indentOf(line))]);
  }

  /** For each name: where the comments above it begin, its first line, and the line after its last. */
  parts(starts, start, end, indent) {
    const order = [...starts].sort(([, one], [, other]) => one - other);
    const lead = ([, first], number) => (number ? this.lead(first, order[number - 1][1], indent) : start);
    const leads = order.map(lead);
    return order.map(([name, first], number) => [name, leads[number], first, leads[number + 1] ?? end]);
  }

  /** The line where the comments and empty lines directly above a line begin. */
  lead(below, above, indent) {
    let first = below;
    while (first - 1 > above && isAside(this.lines[first - 1], indent)) first -= 1;
    return first;
  }

  field(name, mark, before, after, first, last) {
    // A field may stand in the file and only repeat its default: then neither of the two names it.
    if (same(before[name], after[name])) return this.lines.slice(first, last);
    if (!(name in after)) return this.commentsBehind(first, last, mark.keyColumn - 1);
    const head = `${this.lines[first].slice(0, mark.keyColumn - 1)}${name}:`;
    return this.value(head, mark, before[name], after[name], first, last, mark.keyColumn - 1);
  }

  /** The lines of a value after its name or dash, changed as little as possible. */
  value(head, mark, before, after, first, last, indent) {
    const below = first + 1;
    if (mark.line - 1 > first && this.isBlock(mark, before, after)) {
      const edit = isGroup(before) ? this.group : this.items;
      return [this.lines[first], ...edit.call(this, mark, before, after, below, last)];
    }
    const written = valueLines(head, after, indent);
    if (last - first === 1 && written.length === 1) written[0] += commentOf(this.lines[first]);
    return [...written, ...this.trailing(first, last, indent)];
  }

  /** The empty lines and comments behind a value: they belong to what comes next, or to nothing. */
  trailing(first, last, indent) {
    return this.lines.slice(this.lead(last, first, indent), last);
  }

  /** The comments behind a value that goes. */
  commentsBehind(first, last, indent) {
    return this.trailing(first, last, indent).filter((line) => !isBlank(line));
  }

  /** Whether both values are written below their name, line by line. */
  isBlock(mark, before, after) {
    const isFilled = (value) => value !== null && typeof value === "object" && Object.keys(value).length > 0;
    if (!isFilled(before) || !isFilled(after) || isGroup(before) !== isGroup(after)) return false;
    const hasChildren = mark.children && Object.keys(mark.children).length > 0;
    return hasChildren && !"[{".includes(this.lines[mark.line - 1][mark.column - 1]);
  }

  /** The lines of a list, each item from a line with a dash on. */
  items(mark, before, after, start, end) {
    const firsts = mark.children.map((child, number) => [number, child.line - 1]);
    const indent = mark.column - 1;
    if (firsts.some(([, line]) => this.lines[line][indent] !== "-")) {
      return after.flatMap((item) => itemLines(item, indent));
    }
    const parts = new Map(this.parts(firsts, start, end, indent).map(([name, ...own]) => [name, own]));
    return matched(before, after).flatMap(([old, now]) => {
      if (old === null) return itemLines(after[now], indent);
      const [lead, first, last] = parts.get(old);
      if (now === null) return this.commentsBehind(first, last, indent);
      const own = this.item(mark.children[old], before[old], after[now], first, last, indent);
      return [...this.lines.slice(lead, first), ...own];
    });
  }

  item(mark, before, after, first, last, indent) {
    if (same(before, after)) return this.lines.slice(first, last);
    const anew = () => [...itemLines(after, indent), ...this.trailing(first, last, indent)];
    if (!isGroup(before) || !this.isBlock(mark, before, after)) return anew();
    // The dash gives way while the group is edited as if it stood below.
    const undashed = [...this.lines];
    undashed[first] = undashed[first].replace("-", " ");
    const edited = new Edit(undashed, this.former).group(mark, before, after, first, last);
    if (!edited.length || ONLY_COMMENT.test(edited[0])) return anew();
    return [`${edited[0].slice(0, indent)}-${edited[0].slice(indent + 1)}`, ...edited.slice(1)];
  }
}

const commentOf = (line) => TRAILING_COMMENT.exec(line)?.[0] || "";

/** Whether a line parts fields; deeper down, a line with # may be part of a text. */
const isAside = (line, indent) => isBlank(line) || (/^ *#/.test(line) && indentOf(line) <= indent);

/** The fields in the file's order; each new one behind the nearest that stands before it in the model. */
function withAdded(edited, added, after, indent) {
  const order = [...edited.keys()];
  const names = Object.keys(after);
  for (const name of added) {
    const earlier = names.slice(0, names.indexOf(name));
    const places = earlier.filter((field) => order.includes(field)).map((field) => order.indexOf(field) + 1);
    order.splice(places.length ? Math.max(...places) : order.length, 0, name);
    edited.set(name, fieldLines({ [name]: after[name] }, indent));
  }
  return order.flatMap((name) => edited.get(name));
}
