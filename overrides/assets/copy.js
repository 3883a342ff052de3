// Buttons that copy the text of a field. Without a script the field itself can be selected and copied.
(function () {
  "use strict";
  document.querySelectorAll("[data-copy]").forEach(function (button) {
    var field = document.getElementById(button.dataset.copy);
    var status = document.querySelector('[data-copied="' + button.dataset.copy + '"]');
    var say = function (words) {
      status.textContent = "";
      setTimeout(function () { status.textContent = words; }, 50); // a repeated word is announced again
    };
    var byHand = function () {
      field.focus();
      field.select();
      say(document.execCommand("copy") ? "Скопировано" : "Текст выделен: скопируйте его");
    };
    button.hidden = false;
    button.addEventListener("click", function () {
      // The clipboard is there only on a secure address; a preview in the local network has none.
      if (navigator.clipboard) navigator.clipboard.writeText(field.value).then(function () { say("Скопировано"); }, byHand);
      else byHand();
    });
  });
})();
