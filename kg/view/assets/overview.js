(function () {
  "use strict";
  var root = document.documentElement;

  function isEnglish() { return root.lang.slice(0, 2) === "en"; }
  function say(zh, en) { return isEnglish() && en ? en : zh; }
  function each(selector, act, within) { (within || document).querySelectorAll(selector).forEach(act); }

  /* language */
  var SWAPPED = ["placeholder", "aria-label"];
  function speak(lang) {
    root.lang = lang === "en" ? "en" : "zh-CN";
    document.title = root.getAttribute("data-title-" + lang);
    each(".lang button", function (button) { button.setAttribute("aria-pressed", String(button.dataset.lang === lang)); });
    SWAPPED.forEach(function (name) {
      each("[data-" + name + "-zh]", function (element) {
        element.setAttribute(name, element.getAttribute("data-" + name + "-" + lang));
      });
    });
    each(".shown", tell);
  }
  each(".lang button", function (button) {
    button.addEventListener("click", function () { speak(button.dataset.lang); });
  });

  /* tables: sort, filter, open */
  function compare(kind) {
    var collator = new Intl.Collator("zh-Hans-CN", { numeric: true });
    return function (a, b) { return kind === "number" ? Number(a) - Number(b) : collator.compare(a, b); };
  }
  function sortBy(head) {
    var table = head.closest("table");
    var index = Array.prototype.indexOf.call(head.parentNode.children, head);
    var falling = head.getAttribute("aria-sort") === "ascending";
    var order = compare(head.querySelector("button").dataset.sort);
    var rows = Array.prototype.map.call(table.tBodies, function (body, place) {
      return { body: body, place: place, key: body.rows[0].cells[index].dataset.key };
    });
    rows.sort(function (a, b) {
      if (!a.key || !b.key) { return a.key ? -1 : b.key ? 1 : a.place - b.place; }
      return (falling ? -1 : 1) * order(a.key, b.key) || a.place - b.place;
    });
    rows.forEach(function (row) { table.appendChild(row.body); });
    each("thead th", function (other) { other.setAttribute("aria-sort", "none"); }, table);
    head.setAttribute("aria-sort", falling ? "descending" : "ascending");
  }
  each("thead th[aria-sort]", function (head) {
    head.querySelector("button").addEventListener("click", function () { sortBy(head); });
  });

  function tell(output) {
    var table = document.getElementById(output.htmlFor.value);
    var shown = Array.prototype.filter.call(table.tBodies, function (body) { return !body.hidden; }).length;
    var total = output.dataset.total;
    output.textContent = String(shown) === total ? say(total + " 行", total + " rows")
      : say(shown + " / " + total + " 行", shown + " of " + total + " rows");
  }
  each(".filter", function (box) {
    var table = document.getElementById(box.dataset.table);
    box.addEventListener("input", function () {
      var words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
      Array.prototype.forEach.call(table.tBodies, function (body) {
        var text = body.rows[0].textContent.toLowerCase();
        body.hidden = !words.every(function (word) { return text.indexOf(word) >= 0; });
      });
      tell(box.closest(".tools").querySelector(".shown"));
    });
  });

  each(".fact", function (button) {
    button.addEventListener("click", function () {
      var opened = button.closest("tbody").querySelector(".opened");
      var open = button.getAttribute("aria-expanded") !== "true";
      each(".fact", function (other) { other.setAttribute("aria-expanded", "false"); }, button.closest("tbody"));
      each(".evidence", function (evidence) { evidence.hidden = true; }, opened);
      opened.hidden = !open;
      if (open) {
        button.setAttribute("aria-expanded", "true");
        document.getElementById(button.getAttribute("aria-controls")).hidden = false;
      }
    });
  });

  speak(start());

  function start() { return new URLSearchParams(location.search).get("lang") === "en" ? "en" : "zh"; }
})();
