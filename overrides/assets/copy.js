// Copies the text of a field when its button is pressed. Without a script the field itself can be selected and copied.
(() => {
  "use strict";
  const { done, selected } = document.currentScript.dataset; // what is said then; the template has the words

  for (const button of document.querySelectorAll("[data-copy]")) {
    const field = document.getElementById(button.dataset.copy);
    const status = document.querySelector(`[data-copied="${button.dataset.copy}"]`);
    const say = (words) => {
      status.textContent = "";
      setTimeout(() => {
        status.textContent = words; // a repeated word is announced again
      }, 50);
    };
    const copyByHand = () => {
      field.focus();
      field.select();
      say(document.execCommand("copy") ? done : selected);
    };
    button.hidden = false;
    button.addEventListener("click", () => {
      // The clipboard is there only on a secure address; a preview in the local network has none.
      if (navigator.clipboard) navigator.clipboard.writeText(field.value).then(() => say(done), copyByHand);
      else copyByHand();
    });
  }
})();
