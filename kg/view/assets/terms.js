/* answers of the SPARQL Protocol as a head and rows of terms, and back to text */
(function (kg) {
  "use strict";
  const XSD = "http://www.w3.org/2001/XMLSchema#";
  const NUMBERS = new Set(["integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger"].map((name) => XSD + name));
  const TRIPLE = /^(<[^>]*>|_:\S+) <([^>]*)> (<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?) \.$/;
  const ESCAPES = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f", '"': '"', "'": "'", "\\": "\\" };

  function decoded(text) {
    return text.replace(/\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\(.)/g, (_, four, eight, one) =>
      four || eight ? String.fromCodePoint(parseInt(four || eight, 16)) : ESCAPES[one]);
  }
  function term(text) {
    if (text.startsWith("<")) { return { type: "uri", value: decoded(text.slice(1, -1)) }; }
    if (text.startsWith("_:")) { return { type: "bnode", value: text.slice(2) }; }
    const end = text.lastIndexOf('"');
    const made = { type: "literal", value: decoded(text.slice(1, end)) };
    const rest = text.slice(end + 1);
    if (rest.startsWith("@")) { made["xml:lang"] = rest.slice(1); }
    if (rest.startsWith("^^")) { made.datatype = rest.slice(3, -1); }
    return made;
  }
  /* N-Triples, one a line */
  kg.readTriples = function (text) {
    const rows = text.split("\n").filter((line) => line.trim()).map((line) => {
      const found = TRIPLE.exec(line.trim());
      if (!found) { throw new Error("a line that is no triple: " + line.slice(0, 80)); }
      return [term(found[1]), { type: "uri", value: found[2] }, term(found[3])];
    });
    return { head: ["subject", "predicate", "object"], rows, triples: true };
  };
  kg.readRows = function (found) {
    if (typeof found.boolean === "boolean") {
      return { head: ["answer"], rows: [[{ type: "literal", value: String(found.boolean), datatype: XSD + "boolean" }]], triples: false };
    }
    const head = found.head.vars;
    return { head, rows: found.results.bindings.map((row) => head.map((name) => row[name] || null)), triples: false };
  };
  kg.isNumber = function (cell) { return Boolean(cell) && cell.type === "literal" && NUMBERS.has(cell.datatype) && cell.value.trim() !== "" && isFinite(Number(cell.value)); };

  kg.toCsv = function (result) {
    const field = (text) => (/[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text);
    const lines = [result.head, ...result.rows.map((row) => row.map((cell) => (cell ? cell.value : "")))];
    return "\ufeff" + lines.map((line) => line.map(field).join(",") + "\r\n").join("");
  };
  kg.toJson = function (result) {
    const bindings = result.rows.map((row) => Object.fromEntries(result.head.map((name, n) => [name, row[n]]).filter(([, cell]) => cell)));
    return JSON.stringify({ head: { vars: result.head }, results: { bindings } }, null, 1) + "\n";
  };
})(window.kg);
