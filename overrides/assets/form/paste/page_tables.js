// Reads the tables of pasted HTML as texts, as authoring/documents/html_reader.py does. Nothing of it comes into the page.

import { TooMuch } from "./limits.js";

const UNSEEN = new Set(["script", "style", "head", "title", "template", "noscript"]);
const BREAKS = new Set(["p", "div", "li", "br", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "caption"]);
const TEXT = 3;
const ELEMENT = 1;
const name = (node) => node.nodeName.toLowerCase();

/** Adds what pasted HTML holds: tables as tables, everything else as paragraphs. `limits` are those of the rules. */
export function addPage(builder, html, limits) {
  // A document of its own, without a window: no script of it runs, no picture of it is asked for.
  const { body } = new DOMParser().parseFromString(withoutStyles(html), "text/html");
  new PageReader(builder, limits).read(body);
}

/** Styles say nothing of a table, and the page's rules of security would report each of them. */
export function withoutStyles(html) {
  return html
    .replace(/<style\b[^>]*>[\s\S]*?<\/style\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, ""));
}

class PageReader {
  constructor(builder, limits) {
    this.builder = builder;
    this.limits = limits;
  }

  read(node) {
    if (node.nodeType === TEXT) {
      this.builder.addParagraph(node.data);
    } else if (node.nodeType !== ELEMENT || UNSEEN.has(name(node))) {
      return;
    } else if (name(node) === "table") {
      for (const table of [node, ...node.querySelectorAll("table")]) this.builder.addTable(this.rows(table));
    } else if (node.querySelector("table")) {
      for (const child of node.childNodes) this.read(child);
    } else {
      for (const line of text(node).split("\n")) this.builder.addParagraph(line);
    }
  }

  /** The cells of a table; one over several rows or columns has its text in each of them. */
  rows(table) {
    const covered = new Map(); // texts of cells that reach down from rows above
    const lines = [...table.querySelectorAll("tr")].filter((line) => line.closest("table") === table);
    const rows = [];
    let left = this.limits.PASTED_CELLS;
    for (const [number, line] of lines.entries()) {
      const row = [];
      const fill = () => {
        while (covered.has(`${number} ${row.length}`)) row.push(covered.get(`${number} ${row.length}`));
      };
      for (const cell of line.cells) {
        fill();
        const own = text(cell);
        const [down, right] = [
          Math.min(span(cell.getAttribute("rowspan")), this.limits.LONGEST, lines.length - number),
          Math.min(span(cell.getAttribute("colspan")), this.limits.WIDEST),
        ];
        left -= down * right;
        if (left < 0) throw new TooMuch();
        for (let below = number + 1; below < number + down; below += 1) {
          for (let column = row.length; column < row.length + right; column += 1)
            covered.set(`${below} ${column}`, own);
        }
        for (let times = 0; times < right; times += 1) row.push(own);
      }
      fill();
      rows.push(row);
    }
    return rows;
  }
}

/** The words of an element without those of tables inside it; paragraphs and breaks end a line. */
function text(element) {
  const pieces = [];
  const walk = (node) => {
    if (node.nodeType === TEXT) pieces.push(node.data.replace(/\n/g, " "));
    if (node.nodeType !== ELEMENT || UNSEEN.has(name(node)) || name(node) === "table") return;
    const isBreak = BREAKS.has(name(node)) && node !== element;
    if (isBreak) pieces.push("\n");
    for (const child of node.childNodes) walk(child);
    if (isBreak) pieces.push("\n");
  };
  walk(element);
  return pieces.join("");
}

function span(written) {
  return /^\d{1,5}$/.test(written || "") && Number(written) ? Number(written) : 1;
}
