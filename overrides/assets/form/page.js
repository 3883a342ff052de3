// Finds the parts of the form's page and fetches the files that it needs.
const page = globalThis.document?.getElementById("pm-form");

/** The part of the page that has this name in `data-form`. */
export const part = (name) => page.querySelector(`[data-form="${name}"]`);

/** The JSON of a file of the form; throws an error with the `status` of the answer. */
export async function fetched(path, options) {
  const answer = await fetch(new URL(path, new URL(page.dataset.source, document.baseURI)).href, options);
  if (!answer.ok) throw Object.assign(new Error(`${path}: ${answer.status}`), { status: answer.status });
  return answer.json();
}
