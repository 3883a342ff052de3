// Tells what became of pasted tables row by row, in the sentences of authoring/documents/sentences.py. Knows no page.
import { filled } from "../text.js";

/** The account of a table or of a row: notes are `{finding, text, column}`; `hints` fill gaps of any sentence. */
export class Account {
  constructor({ sentences, hints }, own) {
    Object.assign(this, { sentences, hints });
    this.notes = [];
    Object.assign(this, own);
  }

  /** Adds a sentence by its name with its gaps filled in; `column` names a column where the sentence does not. */
  note(name, gaps = {}, column = "") {
    const [finding, text, about] = this.sentences[name];
    this.notes.push({ finding, text: filled(text, { ...this.hints, ...gaps }), column: column || about });
  }
}
