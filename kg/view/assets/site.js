/* before printing everything is opened, so that paper shows what the page holds */
window.addEventListener("beforeprint", function () {
  "use strict";
  document.querySelectorAll("details.rows, .tree details").forEach(function (each) { each.open = true; });
});
/* on a narrow screen the bar of pages scrolls: the page at hand should be seen in it */
(function () {
  "use strict";
  var bar = document.querySelector(".top nav");
  var here = bar && bar.querySelector("[aria-current]");
  if (here) { bar.scrollLeft = here.offsetLeft - bar.offsetLeft - (bar.clientWidth - here.offsetWidth) / 2; }
})();
