/* the legend, which is a filter too, and the other filters */
(function () {
  "use strict";
  const kgx = window.kgx;
  const { told, state, make, id } = kgx;
  const SVG = "http://www.w3.org/2000/svg";
  const SHAPES = {
    dot: "M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12", square: "M3 3h10v10H3z", triangle: "M8 2l6.5 12h-13z", triangleDown: "M8 14L1.5 2h13z",
    diamond: "M8 1l7 7-7 7-7-7z", hexagon: "M4.5 2h7L15 8l-3.500 6h-7L1 8z",
  };
  function mark(shape, colour) {
    const drawn = document.createElementNS(SVG, "svg");
    drawn.setAttribute("viewBox", "0 0 16 16");
    drawn.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", SHAPES[shape] || SHAPES.dot);
    path.setAttribute("fill", colour);
    drawn.append(path);
    return drawn;
  }
  function flip(list, value) { return list.includes(value) ? list.filter((each) => each !== value) : [...list, value].sort((a, b) => a - b); }
  function tick(label, checked, change, ...before) {
    return make("label", { class: "tick" }, make("input", { type: "checkbox", checked, change }), ...before, label);
  }

  function legend(now) {
    const counts = new Map();
    now.drawn.forEach((node) => counts.set(kgx.family(node), (counts.get(kgx.family(node)) || 0) + 1));
    const rows = told.families.map((family, number) => [family, number]).filter(([, number]) => counts.has(number)).map(([family, number]) => tick(
      make("span", {}, kgx.pick(family.slice(1, 3)), make("span", { class: "count" }, String(counts.get(number)))),
      !now.hidden.includes(number), () => state.change({ hidden: flip(state.now.hidden, number) }),
      mark(family[4], now.colour === "class" ? kgx.drawing.colour(now.drawn.find((node) => kgx.family(node) === number)) : "#8b95a0")));
    keep(id("classes"), rows);
    const lines = new Map();
    kgx.parts.view.lines.forEach((line) => line.facts.forEach((fact) => lines.set(fact.p, (lines.get(fact.p) || 0) + 1)));
    now.mute.forEach((number) => { if (!lines.has(number)) { lines.set(number, 0); } });
    keep(id("predicates"), [...lines.keys()].sort((a, b) => a - b).map((number) => tick(
      make("span", {}, kgx.pick(told.predicates[number].slice(1)), make("span", { class: "count" }, String(lines.get(number)))),
      !now.mute.includes(number), () => state.change({ mute: flip(state.now.mute, number) }))));
    keep(id("reports"), told.reports.map((report, number) => tick(
      make("span", { lang: "zh" }, report[1] + (report[3] ? " · " + report[3] : "")),
      !now.reports.length || now.reports.includes(number), () => {
        const all = told.reports.map((_, place) => place);
        const next = flip(state.now.reports.length ? state.now.reports : all, number);
        state.change({ reports: next.length === all.length ? [] : next });
      })));
  }
  /* new rows in place of the old ones; the one that had the focus gets it back */
  function keep(box, rows) {
    const place = [...box.querySelectorAll("input")].indexOf(document.activeElement);
    box.replaceChildren(...rows);
    const again = box.querySelectorAll("input")[place];
    if (again) { again.focus(); }
  }
  function summary(now) {
    const view = kgx.parts.view;
    const drawn = new Set(now.drawn);
    const whole = kgx.source.totals();
    const left = new Map(whole.classes);
    drawn.forEach((node) => left.set(told.nodes.cls[node], (left.get(told.nodes.cls[node]) || 0) - 1));
    const rest = [...left.entries()].filter(([, number]) => number > 0).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    id("shown").textContent = kgx.say("shown", view.nodes.length, view.lines.length, whole.nodes, whole.facts);
    id("left").replaceChildren(...rest.map(([cls, number]) => make("li", {}, make("button", { type: "button", click: () => kgx.ego.more(cls) },
      kgx.pick(told.classes[cls].slice(1, 3)), make("span", { class: "count" }, String(number))))));
    id("left-count").textContent = String(whole.nodes - drawn.size);
    id("empty").hidden = view.nodes.length > 0;
  }
  function values(now) {
    id("since").value = now.since;
    id("until").value = now.until;
    id("belief").value = now.belief;
    id("belief-told").textContent = (now.belief / 100).toFixed(2);
    id("degree").value = now.degree;
    id("degree-told").textContent = String(now.degree);
    id("taxonomy").checked = now.taxonomy;
    id("roll").value = now.roll;
    id("colour").value = now.colour;
    id("size").value = now.size;
    id("undo").disabled = !state.canUndo;
    id("redo").disabled = !state.canRedo;
  }
  function wire() {
    const size = id("size");
    Object.keys(told.measures).forEach((name) => size.append(make("option", { value: name }, kgx.words["measure_" + name] ? kgx.say("measure_" + name) : name)));
    if (!told.nodes.community) { id("colour").querySelector("[value=community]").remove(); }
    ["since", "until"].forEach((name) => id(name).addEventListener("change", (event) => {
      const good = /^(\d{4}(-\d{2}(-\d{2})?)?)?$/.test(event.target.value.trim());
      event.target.setAttribute("aria-invalid", String(!good));
      if (good) { state.change({ [name]: event.target.value.trim() }); }
    }));
    ["belief", "degree"].forEach((name) => id(name).addEventListener("input", (event) => state.change({ [name]: Number(event.target.value) })));
    id("taxonomy").addEventListener("change", (event) => state.change({ taxonomy: event.target.checked }));
    id("roll").addEventListener("change", (event) => state.change({ roll: Number(event.target.value) }));
    ["colour", "size"].forEach((name) => id(name).addEventListener("change", (event) => state.change({ [name]: event.target.value })));
    id("undo").addEventListener("click", state.undo);
    id("redo").addEventListener("click", state.redo);
    id("reset").addEventListener("click", () => { state.change({ ...state.FIRST }); kgx.drawing.fit(); });
  }
  kgx.filters = { wire, render(now) { legend(now); summary(now); values(now); }, SHAPES };
})();
