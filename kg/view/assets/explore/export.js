/* what is drawn as a file: PNG, SVG, CSV of the facts, GEXF for Gephi */
(function () {
  "use strict";
  const kgx = window.kgx;
  const { told, make, id } = kgx;

  function save(name, type, content) {
    const link = make("a", { download: name, href: URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type })) });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
  /* characters that XML cannot hold are left out */
  function xml(text) {
    return String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[&<>"']/g, (char) => "&#" + char.charCodeAt(0) + ";");
  }
  function cell(value) {
    const text = String(value);
    const safe = /^[=+\-@\t\r]/.test(text) && !/^-?[\d.]+$/.test(text) ? "'" + text : text; /* no formula for Excel to run */
    return /[",\n\r]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
  }
  function csv() {
    const rows = [["subject", "subject_iri", "relation", "object", "object_iri", "date", "belief", "reports", "statement", "quotes"]];
    kgx.parts.view.lines.flatMap((line) => line.facts).forEach((fact) => rows.push([
      kgx.name(fact.s), kgx.iri(fact.s), told.predicates[fact.p][0], kgx.name(fact.t), kgx.iri(fact.t), fact.date, fact.proofs.length ? fact.belief / 100 : "",
      kgx.reportsOf(fact).map((report) => told.reports[report][0]).join(" "), fact.id,
      fact.proofs.map((number) => kgx.proof(number)).map((proof) => proof.quote + (proof.digest ? "（摘要，本项目撰写）" : "")).join(" ¶ "),
    ]));
    return "\ufeff" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
  }
  function gexf() {
    const { nodes, lines } = kgx.parts.view;
    const node = (each) => {
      const where = kgx.places.get(each);
      return `<node id="${xml(kgx.iri(each))}" label="${xml(kgx.name(each))}"><attvalues><attvalue for="0" value="${xml(told.classes[told.nodes.cls[each]][0])}"/><attvalue for="1" value="${xml(told.nodes.en[each] || "")}"/></attvalues><viz:position x="${where.x}" y="${-where.y}" z="0"/></node>`;
    };
    const edge = (fact) => `<edge id="${fact.number}" source="${xml(kgx.iri(kgx.visible.stands(fact.s, kgx.state.now.roll)))}" target="${xml(kgx.iri(kgx.visible.stands(fact.t, kgx.state.now.roll)))}" label="${xml(told.predicates[fact.p][0])}"><attvalues><attvalue for="2" value="${fact.belief / 100}"/><attvalue for="3" value="${xml(fact.date)}"/><attvalue for="4" value="${xml(fact.id)}"/></attvalues></edge>`;
    return `<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.2" xmlns:viz="http://gexf.net/1.2/viz" version="1.2"><graph defaultedgetype="directed">`
      + `<attributes class="node"><attribute id="0" title="class" type="string"/><attribute id="1" title="en" type="string"/></attributes>`
      + `<attributes class="edge"><attribute id="2" title="belief" type="double"/><attribute id="3" title="date" type="string"/><attribute id="4" title="statement" type="string"/></attributes>`
      + `<nodes>${nodes.map(node).join("")}</nodes><edges>${lines.flatMap((line) => line.facts).map(edge).join("")}</edges></graph></gexf>\n`;
  }
  function svg() {
    const { nodes, lines } = kgx.parts.view;
    const tone = kgx.drawing.colours();
    const path = kgx.drawing.path();
    const spots = nodes.map((node) => kgx.places.get(node));
    const [left, top] = ["x", "y"].map((axis) => Math.min(0, ...spots.map((spot) => spot[axis])) - 80);
    const [wide, high] = ["x", "y"].map((axis, place) => Math.max(0, ...spots.map((spot) => spot[axis])) + 80 - [left, top][place]);
    const line = (each) => {
      const a = kgx.places.get(each.a);
      const b = kgx.places.get(each.b);
      const strong = path.lines.has(each.key);
      return `<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}" stroke="${strong ? tone.path : tone.line}" stroke-width="${Math.min(1 + 0.6 * (each.facts.length - 1), 5) + (strong ? 2 : 0)}"/>`;
    };
    const node = (each) => {
      const where = kgx.places.get(each);
      const size = kgx.drawing.scale(each);
      const shape = kgx.filters.SHAPES[told.families[kgx.family(each)][4]];
      return `<g><title>${xml(kgx.name(each))}</title><path transform="translate(${where.x - size} ${where.y - size}) scale(${(size / 8).toFixed(3)})" d="${shape}" fill="${kgx.drawing.colour(each)}" stroke="${tone.ring}"/>`
        + `<text x="${where.x}" y="${where.y + size + 14}" text-anchor="middle" font-size="13" fill="${tone.ink}" stroke="${tone.halo}" stroke-width="3" paint-order="stroke">${xml(kgx.short(each, 12))}</text></g>`;
    };
    return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${wide} ${high}" font-family="${xml(kgx.drawing.FONT)}"><rect x="${left}" y="${top}" width="${wide}" height="${high}" fill="${tone.halo}"/>${lines.map(line).join("")}${nodes.map(node).join("")}</svg>\n`;
  }
  /* the drawing as it is on the screen, on a ground of its own */
  function png(take) {
    const drawn = kgx.id("drawing").querySelector("canvas");
    const copy = make("canvas", { width: drawn.width, height: drawn.height });
    const context = copy.getContext("2d");
    context.fillStyle = kgx.drawing.colours().halo;
    context.fillRect(0, 0, copy.width, copy.height);
    context.drawImage(drawn, 0, 0);
    copy.toBlob(take, "image/png");
  }
  function wire() {
    id("save-png").addEventListener("click", () => png((blob) => save("graph.png", "image/png", blob)));
    id("save-svg").addEventListener("click", () => save("graph.svg", "image/svg+xml", svg()));
    id("save-csv").addEventListener("click", () => kgx.after(
      kgx.source.proofs(kgx.parts.view.lines.flatMap((line) => line.facts)), () => save("graph.csv", "text/csv", csv())));
    id("save-gexf").addEventListener("click", () => save("graph.gexf", "application/xml", gexf()));
  }
  kgx.files = { wire, csv, gexf, svg, png };
})();
