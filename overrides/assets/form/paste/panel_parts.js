// Finds the parts of the panel for pasted tables, components/form_paste.html.
const panel = document.querySelector('[data-paste="panel"]');

/** The part of the panel that has this name in `data-paste`. */
export const part = (name) => (name === "panel" ? panel : panel.querySelector(`[data-paste="${name}"]`));
