// Shows what keeps a record from being finished: a list above the button whose items lead to their fields.
import { make } from "./controls.js";
import { part } from "./page.js";

/** Shows errors `{way, message}`; one without a way names a part of the page, `at`. */
export function showErrors(errors, control) {
  const items = errors.map(({ way, at, message }) => {
    const found = way && control.find(way);
    if (found) found.show(message);
    const link = make("a", { href: "#pm-form" }, message);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      if (found) reveal(found.element);
      (found || part(at)).focus();
    });
    return make("li", {}, link);
  });
  part("error-list").replaceChildren(...items);
  part("errors").hidden = !errors.length;
  if (errors.length) part("errors").focus();
}

/** Unfolds what an element stands in. */
function reveal(element) {
  for (let around = element.closest("details"); around; around = around.parentElement.closest("details")) {
    around.open = true;
  }
}

/** Shows what may be wrong and keeps nobody from sending the record. */
export function showWarnings(warnings) {
  part("warning-list").replaceChildren(...warnings.map(({ message }) => make("li", {}, message)));
  part("warnings").hidden = !warnings.length;
}
