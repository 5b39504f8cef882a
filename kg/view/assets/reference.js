(function () {
  "use strict";
  var MOST = 60;
  var root = document.documentElement;
  var box = document.getElementById("find");
  var hits = document.getElementById("hits");
  var found = document.querySelector(".found");
  var entries = Array.prototype.slice.call(document.querySelectorAll("[data-find]"));

  function english() { return root.lang.slice(0, 2) === "en"; }

  /* an entry can be seen only when all that it lies in is open */
  function open(element) {
    for (var at = element; at; at = at.parentElement) { if (at.tagName === "DETAILS") { at.open = true; } }
  }
  function arrive() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target) { open(target); target.scrollIntoView(); }
  }
  window.addEventListener("hashchange", arrive);

  /* names that begin with the words stand before names that only hold them */
  function rank(entry, words) {
    var text = entry.dataset.find;
    if (!words.every(function (word) { return text.indexOf(word) >= 0; })) { return -1; }
    if (text.split(" ").indexOf(words[0]) >= 0) { return 0; }
    return (" " + text).indexOf(" " + words[0]) >= 0 ? 1 : 2;
  }
  function search() {
    var words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    hits.textContent = "";
    found.textContent = "";
    if (!words.length) { return; }
    var ranked = entries.map(function (entry, place) { return { entry: entry, place: place, rank: rank(entry, words) }; })
      .filter(function (each) { return each.rank >= 0; })
      .sort(function (a, b) { return a.rank - b.rank || a.place - b.place; });
    ranked.slice(0, MOST).forEach(function (each) {
      var link = document.createElement("a");
      link.href = "#" + each.entry.id;
      Array.prototype.forEach.call(each.entry.querySelector("summary").childNodes, function (node) {
        link.appendChild(node.cloneNode(true));
      });
      link.addEventListener("click", function () { open(each.entry); });
      var item = document.createElement("li");
      item.appendChild(link);
      hits.appendChild(item);
    });
    var more = ranked.length > MOST ? (english() ? ", the first " + MOST + " shown" : "，列出前 " + MOST + " 个") : "";
    found.textContent = (english() ? ranked.length + " found" : "找到 " + ranked.length + " 个") + more;
  }
  box.addEventListener("input", search);
  document.querySelectorAll(".lang button").forEach(function (button) { button.addEventListener("click", search); });
  if (location.hash) { arrive(); }
})();
