// The words that the form says. They are in the page, pages/form.html, as all words of pages are in templates.
import { filled } from "./text.js";

const sentences = new Map(
  [...document.querySelectorAll("[data-words]")]
    .flatMap(({ content }) => [...content.children])
    .map((word) => [word.dataset.word, word.textContent]),
);

/** A sentence of the page by its name, with its gaps filled in. */
export const say = (name, gaps = {}) => filled(sentences.get(name), gaps);
