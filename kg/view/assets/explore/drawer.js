/* the evidence drawer: facts of the chosen node or line by predicate, each with its sentences */
(function () {
  "use strict";
  const kgx = window.kgx;
  const { told, state, make } = kgx;
  const box = kgx.id("drawer");
  const PAGE = 40;

  function link(node) {
    return make("button", { type: "button", class: "node", click: () => kgx.ego.show(node) }, make("bdi", {}, Array.from(kgx.name(node)).slice(0, 200).join("")));
  }
  function proofHtml(number) {
    const proof = kgx.proof(number);
    const report = told.reports[proof.report];
    const place = [proof.section, proof.page === null ? "" : kgx.say("page", proof.page)].filter(Boolean).join(" · ");
    return make("figure", { class: "quote" },
      make("blockquote", { lang: "zh" }, make("bdi", {}, proof.quote)),
      proof.context.length ? make("details", {}, make("summary", {}, kgx.say("context")), ...proof.context.map((text) => make("blockquote", { lang: "zh" }, make("bdi", {}, text)))) : null,
      make("figcaption", {},
        make("cite", { lang: "zh" }, "《" + report[1] + "》"), place ? " " + place : "", " ",
        make("span", { class: proof.digest ? "kind digest" : "kind" }, proof.digest ? kgx.say("digest") : kgx.say("original")),
        report[4] && !proof.digest ? make("span", { class: "cite", lang: "zh" }, report[4]) : null,
        make("span", { class: "how" }, kgx.say("read_by", proof.extractor, proof.pattern, (proof.confidence / 100).toFixed(2)))));
  }
  /* one fact: what it says, its belief, and its sentences behind a button */
  function factHtml(fact, from) {
    const value = fact.t < 0 ? make("bdi", {}, fact.value) : link(from === undefined || fact.s === from ? fact.t : fact.s);
    const parts = [value, fact.date ? make("span", { class: "date" }, fact.date) : null];
    if (!fact.proofs.length) { return make("li", {}, ...parts, make("span", { class: "belief" }, kgx.say("lexicon"))); }
    return make("li", {}, ...parts, evidence(fact));
  }
  /* of a fact or figure */
  function evidence(claim) {
    const { proofs, belief } = claim;
    const list = make("div", { class: "proofs", hidden: true });
    const reports = new Set(proofs.map((number) => told.proofs.report[number])).size;
    const button = make("button", {
      type: "button", class: "why", "aria-expanded": "false",
      click: () => {
        if (!list.children.length) { kgx.after(kgx.source.proofs([claim]), () => list.replaceChildren(...proofs.map(proofHtml))); }
        list.hidden = !list.hidden;
        button.setAttribute("aria-expanded", String(!list.hidden));
      },
    }, kgx.say("evidence", proofs.length, reports, (belief / 100).toFixed(2)));
    const made = document.createDocumentFragment();
    made.append(button, list);
    return made;
  }
  function group(title, items) {
    const list = make("ul", { class: "facts" }, ...items.slice(0, PAGE).map((each) => each()));
    const rest = items.slice(PAGE);
    const more = rest.length ? make("button", { type: "button", class: "more", click: () => { list.append(...rest.map((each) => each())); more.remove(); } }, kgx.say("more", rest.length)) : null;
    return make("section", {}, make("h3", {}, title, make("span", { class: "count" }, String(items.length))), list, more);
  }
  function byPredicate(facts, node) {
    const groups = new Map();
    facts.forEach((fact) => {
      const out = node === undefined || fact.s === node;
      const key = fact.p + (out ? ">" : "<");
      if (!groups.has(key)) { groups.set(key, { fact, out, facts: [] }); }
      groups.get(key).facts.push(fact);
    });
    return [...groups.values()].sort((a, b) => Number(b.out) - Number(a.out) || a.fact.p - b.fact.p);
  }
  function nodeHtml(node) {
    const names = [told.nodes.zh[node], told.nodes.en[node], ...told.nodes.aliases[node]].filter((text, place, all) => text && text !== kgx.name(node) && all.indexOf(text) === place);
    const mentions = told.nodes.mentions[node];
    const said = [];
    for (let place = 0; place < mentions.length; place += 2) { said.push("《" + told.reports[mentions[place]][1] + "》 " + mentions[place + 1]); }
    const hidden = kgx.ego.hiddenNear(node);
    const more = kgx.source.more(node);
    const depth = state.now.focus && state.now.focus[0] === node ? state.now.focus[1] : 1;
    const tools = make("div", { class: "tools" },
      make("button", { type: "button", id: "expand", click: () => kgx.ego.expand(node), disabled: !hidden && !more }, kgx.say("expand", hidden + (more ? "…" : ""))),
      make("button", { type: "button", id: "collapse", click: () => kgx.ego.collapse(node) }, kgx.say("collapse")),
      make("button", { type: "button", id: "remove", click: () => kgx.ego.remove(node) }, kgx.say("remove")),
      make("button", { type: "button", id: "from-here", click: () => kgx.parts.pathFrom(node) }, kgx.say("path_from")),
      make("label", {}, kgx.say("around"), make("select", { id: "depth", change: (event) => kgx.ego.focus(node, Number(event.target.value)) },
        ...[0, 1, 2, 3].map((number) => make("option", { value: number, disabled: number === 0, selected: state.now.focus ? number === depth : number === 0 }, number === 0 ? "—" : kgx.say("steps", number))))));
    const groups = byPredicate(kgx.about[node], node).map(({ fact, out, facts }) => {
      const label = kgx.pick(told.predicates[fact.p].slice(1));
      return group(out ? label + " →" : "← " + label, facts.map((each) => () => factHtml(each, node)));
    });
    if (kgx.figures[node].length) {
      groups.push(group(kgx.say("figures"), kgx.figures[node].map((each) => () => make("li", {},
        make("bdi", {}, kgx.pick(each.name)), " ", make("span", { class: "date" }, each.period), " ", make("strong", {}, each.words),
        each.modality !== "asserted" ? make("span", { class: "kind" }, kgx.say("modality_" + each.modality)) : null, evidence(each)))));
    }
    return [
      make("h2", { tabindex: "-1" }, make("bdi", {}, kgx.name(node))),
      make("p", { class: "kind" }, kgx.pick(told.classes[told.nodes.cls[node]].slice(1, 3)), " · ", make("code", {}, told.nodes.iri[node])),
      names.length ? make("p", { class: "aliases" }, ...names.slice(0, 30).flatMap((text, place) => [place ? "、" : "", make("bdi", {}, text)])) : null,
      said.length ? make("p", { class: "mentions" }, kgx.say("mentioned") + said.join("；")) : null,
      tools, ...groups,
    ];
  }
  function lineHtml(a, b) {
    const roll = state.now.roll;
    const stands = kgx.visible.stands;
    const joined = kgx.joins.filter((fact) => {
      const one = stands(fact.s, roll);
      const two = stands(fact.t, roll);
      return (one === a && two === b) || (one === b && two === a);
    });
    return [
      make("h2", { tabindex: "-1" }, make("bdi", {}, kgx.short(a, 40)), " — ", make("bdi", {}, kgx.short(b, 40))),
      ...byPredicate(joined).map(({ fact, facts }) => group(kgx.pick(told.predicates[fact.p].slice(1)), facts.map((each) => () => {
        const item = make("li", {}, link(each.s), " → ", link(each.t), each.date ? make("span", { class: "date" }, each.date) : null);
        item.append(each.proofs.length ? evidence(each) : make("span", { class: "belief" }, kgx.say("lexicon")));
        return item;
      }))),
    ];
  }
  function render(now) {
    const chosen = now.chosen;
    box.hidden = !chosen;
    document.body.classList.toggle("open", Boolean(chosen));
    if (!chosen) { box.replaceChildren(); return; }
    const close = make("button", { type: "button", class: "close", "aria-label": kgx.say("close"), click: () => state.change({ chosen: null }) }, "×");
    box.replaceChildren(close, ...(chosen[0] === "n" ? nodeHtml(chosen[1]) : lineHtml(chosen[1], chosen[2])).filter(Boolean));
    box.scrollTop = 0;
  }
  kgx.drawer = { render, link, evidence, factHtml };
})();
