/* SPARQL in pieces, for colours and to know where the caret stands */
(function (kg) {
  "use strict";
  kg.KEYWORDS = ("SELECT DISTINCT REDUCED WHERE CONSTRUCT DESCRIBE ASK FROM NAMED PREFIX BASE OPTIONAL UNION MINUS FILTER BIND VALUES UNDEF GRAPH " +
    "SERVICE SILENT ORDER BY ASC DESC GROUP HAVING LIMIT OFFSET AS IN NOT EXISTS COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT SEPARATOR STR LANG " +
    "LANGMATCHES DATATYPE BOUND IRI URI BNODE CONCAT STRLEN SUBSTR UCASE LCASE CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER REPLACE REGEX " +
    "YEAR MONTH DAY NOW ABS ROUND CEIL FLOOR RAND COALESCE IF SAMETERM ISIRI ISBLANK ISLITERAL ISNUMERIC").split(" ");
  const known = new Set(kg.KEYWORDS);
  const PIECE = new RegExp([
    "(?<comment>#[^\\n]*)",
    "(?<iri><[^<>\"{}|^`\\\\\\s]*>)",
    "(?<string>\"\"\"(?:[^\\\\]|\\\\.)*?\"\"\"|'''(?:[^\\\\]|\\\\.)*?'''|\"(?:[^\"\\\\\\n]|\\\\.)*\"?|'(?:[^'\\\\\\n]|\\\\.)*'?)",
    "(?<variable>[?$][\\p{L}\\p{N}_]+)",
    "(?<language>@[A-Za-z-]+)",
    "(?<name>[\\p{L}\\p{N}_.-]*:[\\p{L}\\p{N}_.:%-]*)",
    "(?<number>\\b\\d+(?:\\.\\d+)?)",
    "(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)",
  ].join("|"), "gu");

  /* [kind, start, end] of every piece that has a kind */
  kg.pieces = function (text) {
    const found = [];
    for (const match of text.matchAll(PIECE)) {
      let kind = Object.keys(match.groups).find((name) => match.groups[name] !== undefined);
      if (kind === "word") { kind = known.has(match[0].toUpperCase()) || match[0] === "a" ? "keyword" : ""; }
      if (kind) { found.push([kind, match.index, match.index + match[0].length]); }
    }
    return found;
  };

  /* the text again, in coloured spans; the piece at `bad` is marked as wrong */
  kg.highlight = function (target, text, bad) {
    const made = [];
    let at = 0;
    function plain(end) {
      if (bad >= at && bad < end) {
        const far = /^[^\s]+/.exec(text.slice(bad, end));
        const stop = bad + (far ? far[0].length : 1);
        made.push(text.slice(at, bad), kg.make("span", { class: "bad" }, text.slice(bad, stop) || " "), text.slice(stop, end));
      } else { made.push(text.slice(at, end)); }
      at = end;
    }
    kg.pieces(text).forEach(([kind, start, end]) => {
      plain(start);
      const wrong = bad >= start && bad < end;
      made.push(kg.make("span", { class: "t-" + kind + (wrong ? " bad" : "") }, text.slice(start, end)));
      at = end;
    });
    plain(text.length);
    if (bad >= text.length) { made.push(kg.make("span", { class: "bad" }, " ")); }
    kg.fill(target, ...made, "\n");
  };
})(window.kg);
