/* before printing everything is opened, so that paper shows what the page holds */
window.addEventListener("beforeprint", function () {
  "use strict";
  document.querySelectorAll("details.rows, .tree details").forEach(function (each) { each.open = true; });
});
