(function () {
  "use strict";
  /* the language chosen on one page is kept for the others of this service or site */
  var KEY = "kg-lang";
  function stored() { try { return localStorage.getItem(KEY); } catch (error) { return null; } }
  function keep(lang) { try { localStorage.setItem(KEY, lang); } catch (error) { return; } }
  var kept = stored();
  document.querySelectorAll(".lang button").forEach(function (button) {
    if (button.dataset.lang === kept) { button.click(); }
    button.addEventListener("click", function () { keep(button.dataset.lang); });
  });
})();
