/* search by any name, with completion; the same box serves the two ends of a path */
(function () {
  "use strict";
  const kgx = window.kgx;
  const { told, make } = kgx;
  const MOST = 12;
  function key(text) { return text.normalize("NFKC").toLowerCase().replace(/[\s《》“”"'·.,，。（）()-]+/g, ""); }
  const forms = [];
  for (let node = 0; node < kgx.count && !kgx.source.search; node += 1) {
    [told.nodes.zh[node], told.nodes.en[node], ...told.nodes.aliases[node]].forEach((form, rank) => { if (form) { forms.push([key(form), node, form, rank > 1 ? 1 : 0]); } });
  }
  function find(text) {
    if (kgx.source.search) { return text.trim() ? kgx.source.search(text, MOST) : []; }
    const wanted = key(text);
    if (!wanted) { return []; }
    const best = new Map();
    forms.forEach(([form, node, said, alias]) => {
      const place = form.indexOf(wanted);
      if (place < 0) { return; }
      const rank = (form === wanted ? 0 : place === 0 ? 2 : 4) + alias;
      const known = best.get(node);
      if (!known || rank < known.rank) { best.set(node, { node, said, rank }); }
    });
    return [...best.values()].sort((a, b) => a.rank - b.rank || kgx.degree[b.node] - kgx.degree[a.node] || a.node - b.node).slice(0, MOST);
  }

  let made = 0;
  /* turns an input into a combobox; ``take`` is called with the node that was chosen */
  function complete(input, take) {
    made += 1;
    const list = make("ul", { role: "listbox", class: "hits", id: "hits-" + made, hidden: true });
    input.after(list);
    Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, autocomplete: "off" })
      .forEach(([name, value]) => input.setAttribute(name, value));
    let hits = [];
    let active = -1;
    let shown = null; /* what the hits are for */
    function close() { list.hidden = true; active = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); }
    function mark(place) {
      active = place;
      [...list.children].forEach((each, number) => each.setAttribute("aria-selected", String(number === active)));
      if (active >= 0) { input.setAttribute("aria-activedescendant", list.children[active].id); list.children[active].scrollIntoView({ block: "nearest" }); }
    }
    function show() { const asked = input.value; return kgx.after(find(asked), (found) => { if (found && input.value === asked) { fill(found); shown = asked; } }); }
    function fill(found) {
      hits = found;
      list.replaceChildren(...hits.map((hit, number) => make("li",
        { role: "option", id: list.id + "-" + number, "aria-selected": "false", mousedown: (event) => { event.preventDefault(); choose(number); } },
        make("bdi", {}, kgx.short(hit.node, 40)),
        hit.said !== kgx.name(hit.node) ? make("bdi", { class: "alias" }, Array.from(hit.said).slice(0, 40).join("")) : null,
        make("span", { class: "kind" }, kgx.pick(told.classes[told.nodes.cls[hit.node]].slice(1, 3))))));
      if (input.value.trim() && !hits.length) { list.append(make("li", { class: "none" }, kgx.say("nothing_found"))); }
      list.hidden = !list.children.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      active = -1;
    }
    function choose(number) {
      const node = hits[number].node;
      input.value = Array.from(kgx.name(node)).slice(0, 60).join("");
      close();
      take(node);
    }
    input.addEventListener("input", show);
    input.addEventListener("focus", () => { if (input.value) { input.select(); } });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" && hits.length) { event.preventDefault(); if (list.hidden) { show(); } mark(Math.min(active + 1, hits.length - 1)); }
      else if (event.key === "ArrowUp" && hits.length) { event.preventDefault(); mark(Math.max(active - 1, 0)); }
      else if (event.key === "Enter") {
        event.preventDefault();
        kgx.after(hits.length && shown === input.value ? null : show(), () => { if (hits.length) { choose(Math.max(active, 0)); } });
      }
      else if (event.key === "Escape") { close(); }
    });
  }
  kgx.search = { find, complete };
})();
