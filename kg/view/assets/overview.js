(function () {
  "use strict";
  var root = document.documentElement;
  var source = document.getElementById("facts");
  var facts = source ? JSON.parse(source.textContent) : null;
  var shownPanel = null;

  function isEnglish() { return root.lang.slice(0, 2) === "en"; }
  function say(zh, en) { return isEnglish() && en ? en : zh; }
  function each(selector, act, within) { (within || document).querySelectorAll(selector).forEach(act); }
  function make(tag, text, css) {
    var element = document.createElement(tag);
    if (text !== undefined && text !== null) { element.textContent = text; }
    if (css) { element.className = css; }
    return element;
  }

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
    if (facts) { relabel(); if (shownPanel) { shownPanel(); } }
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

  if (!facts) { speak(start()); return; }

  /* the network: `network`, `nodes` and `edges` are set by the drawing script */
  var panel = document.getElementById("panel");
  var container = document.getElementById("mynetwork");
  var hiddenFamilies = {};
  var INK = "#1c2733";
  var neighbours = {};
  var kept = null;
  Object.keys(facts.nodes).forEach(function (id) { neighbours[id] = {}; });
  facts.edges.forEach(function (edge) { neighbours[edge[0]][edge[1]] = neighbours[edge[1]][edge[0]] = true; });

  function name(id) { return say(facts.nodes[id][0], facts.nodes[id][1]); }

  /* labels keep their size on the screen, the best-connected first, and are left out where two would meet */
  var pen = document.createElement("canvas").getContext("2d");
  var PIXELS = 13;
  var sizes = {};
  var labelled = null;
  nodes.forEach(function (node) { sizes[node.id] = node.size; });
  var byDegree = Object.keys(facts.nodes).sort(function (a, b) {
    return facts.nodes[b][5] - facts.nodes[a][5] || (a < b ? -1 : 1);
  });
  function brief(text) {
    var longest = isEnglish() ? 26 : 14;
    return text.length > longest ? text.slice(0, longest - 1) + "…" : text;
  }
  function placeLabels() {
    var scale = network.getScale();
    var key = [scale.toFixed(3), root.lang, JSON.stringify(hiddenFamilies), JSON.stringify(kept)].join();
    if (key === labelled) { return; }
    labelled = key;
    var enlarge = Math.max(1, 0.5 / scale);
    var font = PIXELS / Math.min(scale, 1.2);
    pen.font = font + "px sans-serif";
    var places = network.getPositions();
    var seen = byDegree.filter(function (id) { return places[id]; });
    var boxes = seen.map(function (id) {
      var half = sizes[id] * enlarge;
      return { of: id, x1: places[id].x - half, x2: places[id].x + half, y1: places[id].y - half, y2: places[id].y + half };
    });
    function wanted(id) { return kept && kept[id] ? 0 : 1; }
    var order = seen.slice().sort(function (a, b) { return wanted(a) - wanted(b); });
    var updates = order.map(function (id) {
      var size = sizes[id] * enlarge;
      var text = brief(name(id));
      var half = pen.measureText(text).width / 2;
      var box = { of: id, x1: places[id].x - half, x2: places[id].x + half,
        y1: places[id].y + size, y2: places[id].y + size + font * 1.5 };
      var free = boxes.every(function (other) {
        var smaller = !other.words && facts.nodes[other.of][5] < facts.nodes[id][5];
        return other.of === id || smaller
          || other.x1 > box.x2 || other.x2 < box.x1 || other.y1 > box.y2 || other.y2 < box.y1;
      });
      if (free) { box.words = true; boxes.push(box); }
      return { id: id, label: free ? text : " ", size: size, font: { size: font, strokeWidth: font / 4 } };
    });
    nodes.update(updates);
  }
  network.on("zoom", placeLabels);
  network.on("resize", placeLabels);
  network.on("dragEnd", function (event) { if (event.nodes.length) { labelled = null; placeLabels(); } });

  function relabel() {
    nodes.update(Object.keys(facts.nodes).map(function (id) {
      return { id: id, title: name(id) + " · " + say(facts.nodes[id][3], facts.nodes[id][4]) + " · " + facts.nodes[id][5] };
    }));
    placeLabels();
    var titles = {};
    facts.edges.forEach(function (edge) {
      (titles[edge[6]] = titles[edge[6]] || []).push(name(edge[0]) + " → " + say(edge[2], edge[3]) + " → " + name(edge[1]));
    });
    edges.update(Object.keys(titles).map(function (id) { return { id: id, title: titles[id].join("\n") }; }));
  }

  function quoteFigure(quote) {
    var figure = make("figure", null, "quote");
    var words = make("blockquote", quote[2]);
    words.lang = "zh";
    figure.appendChild(words);
    var caption = make("figcaption");
    var report = make("cite", quote[0]);
    report.lang = "zh";
    caption.appendChild(report);
    if (quote[1]) { caption.append(" ", make("span", quote[1])); }
    if (quote[4] !== null) { caption.append(" ", make("span", say("第 " + quote[4] + " 页", "p. " + quote[4]))); }
    caption.append(" ", make("span", say.apply(null, facts[quote[3]]), "kind " + quote[3]));
    figure.appendChild(caption);
    return figure;
  }
  function edgeDetails(edge, label, open) {
    var details = make("details");
    details.open = open;
    var summary = make("summary", label + " ");
    if (edge[4] > 1) { summary.appendChild(make("small", say(edge[4] + " 条", edge[4] + " statements"))); }
    details.appendChild(summary);
    edge[5].forEach(function (quote) { details.appendChild(quoteFigure(quote)); });
    return details;
  }
  function dimBut(chosen) {
    kept = chosen;
    nodes.update(Object.keys(facts.nodes).map(function (id) {
      var bright = !kept || kept[id];
      return { id: id, opacity: bright ? 1 : 0.18, font: { color: bright ? INK : "rgba(28,39,51,.22)" } };
    }));
    placeLabels();
  }
  function showNode(id) {
    shownPanel = function () { showNode(id); };
    var drawn = Object.keys(neighbours[id]).length;
    panel.replaceChildren(make("h3", name(id)));
    panel.appendChild(make("p", say(facts.nodes[id][3], facts.nodes[id][4]) + " · "
      + say("相连实体 " + facts.nodes[id][5] + " 个，图中 " + drawn + " 个", facts.nodes[id][5] + " neighbours, " + drawn
        + " of them drawn"), "sub"));
    var groups = {};
    facts.edges.forEach(function (edge) {
      if (edge[0] !== id && edge[1] !== id) { return; }
      var away = edge[0] === id;
      var head = away ? say(edge[2], edge[3]) + " →" : "← " + say(edge[2], edge[3]);
      (groups[head] = groups[head] || []).push([edge, name(away ? edge[1] : edge[0])]);
    });
    Object.keys(groups).sort().forEach(function (head) {
      panel.appendChild(make("h4", head));
      groups[head].forEach(function (pair) { panel.appendChild(edgeDetails(pair[0], pair[1], false)); });
    });
    panel.scrollTop = 0;
    var chosen = Object.assign({}, neighbours[id]);
    chosen[id] = true;
    dimBut(chosen);
    network.selectNodes([id]);
  }
  function showLine(id) {
    shownPanel = function () { showLine(id); };
    var ends = edges.get(id);
    panel.replaceChildren(make("h3", name(ends.from) + " — " + name(ends.to)));
    facts.edges.forEach(function (edge) {
      if (edge[6] === id) {
        panel.appendChild(edgeDetails(edge, name(edge[0]) + " → " + say(edge[2], edge[3]) + " → " + name(edge[1]), true));
      }
    });
    panel.scrollTop = 0;
    var chosen = {};
    chosen[ends.from] = chosen[ends.to] = true;
    dimBut(chosen);
    network.selectEdges([id]);
  }
  function showNothing() {
    shownPanel = showNothing;
    panel.replaceChildren(make("p", say("点选一个实体或一条连线。", "Pick an entity or a line."), "empty"));
    network.unselectAll();
    dimBut(null);
  }
  function focusOn(id) {
    var family = facts.nodes[id][2];
    if (hiddenFamilies[family]) { toggle(family); }
    showNode(id);
    network.focus(id, { scale: Math.max(network.getScale(), 0.8), animation: false });
    placeLabels();
  }

  network.on("click", function (event) {
    if (event.nodes.length) { showNode(event.nodes[0]); }
    else if (event.edges.length) { showLine(event.edges[0]); }
    else { showNothing(); }
  });

  /* the wheel scrolls the page until the drawing has been clicked */
  function wheel(on) { network.setOptions({ interaction: { zoomView: on } }); }
  wheel(false);
  container.addEventListener("pointerdown", function () { wheel(true); });
  container.addEventListener("pointerleave", function () { wheel(false); });
  function zoom(by) { network.moveTo({ scale: network.getScale() * by }); placeLabels(); }
  document.getElementById("zoom-in").addEventListener("click", function () { zoom(1.3); });
  document.getElementById("zoom-out").addEventListener("click", function () { zoom(1 / 1.3); });
  document.getElementById("fit").addEventListener("click", function () { network.fit(); placeLabels(); });

  function toggle(family) {
    hiddenFamilies[family] = !hiddenFamilies[family];
    each(".family", function (button) {
      if (button.dataset.family === family) { button.setAttribute("aria-pressed", String(!hiddenFamilies[family])); }
    });
    var gone = {};
    nodes.update(Object.keys(facts.nodes).map(function (id) {
      gone[id] = Boolean(hiddenFamilies[facts.nodes[id][2]]);
      return { id: id, hidden: gone[id] };
    }));
    edges.update(edges.get().map(function (edge) { return { id: edge.id, hidden: gone[edge.from] || gone[edge.to] }; }));
    placeLabels();
  }
  each(".family", function (button) {
    button.addEventListener("click", function () { toggle(button.dataset.family); });
  });
  each(".pick", function (button) {
    button.addEventListener("click", function () { focusOn(button.dataset.node); panel.focus(); });
  });
  var find = document.getElementById("find");
  find.addEventListener("change", function () {
    var wanted = find.value.trim().toLowerCase();
    if (!wanted) { return; }
    var ids = Object.keys(facts.nodes);
    function has(test) { return ids.filter(function (id) { return facts.nodes[id].slice(0, 2).some(test); })[0]; }
    var hit = has(function (label) { return label.toLowerCase() === wanted; })
      || has(function (label) { return label.toLowerCase().indexOf(wanted) >= 0; });
    if (hit) { focusOn(hit); }
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") { showNothing(); } });
  network.fit();
  speak(start());

  function start() { return new URLSearchParams(location.search).get("lang") === "en" ? "en" : "zh"; }
})();
