// Finds the parts of the form's page and fetches the files that it needs.
const page = document.getElementById("pm-form");

/** The part of the page that has this name in `data-form`. */
export const part = (name) => page.querySelector(`[data-form="${name}"]`);

/** The JSON of a file of the form. */
export async function fetched(path) {
  const answer = await fetch(new URL(path, new URL(page.dataset.source, document.baseURI)).href);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}
