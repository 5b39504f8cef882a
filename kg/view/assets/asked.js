/* the competency questions, by theme, with their parameters as fields */
(function (kg) {
  "use strict";
  const { make, both } = kg;
  const VALUES = new Set(["year", "integer", "decimal", "text"]);
  const form = kg.id("values");
  const themes = kg.id("themes");
  const whole = document.querySelector("#questions > details");
  const narrow = window.matchMedia("(max-width: 60rem)");

  /* the header of a question's file is told by the page itself */
  function bare(question, query) {
    return "# " + (kg.lang() === "en" ? question.en : question.zh) + "\n" + query.replace(/^(?:#[^\n]*\n)+/, "").trim();
  }
  function field(parameter) {
    const list = make("datalist", { id: "list-" + parameter.name });
    const typed = VALUES.has(parameter.type);
    const box = make("input", { name: parameter.name, id: "value-" + parameter.name, autocomplete: "off", list: typed ? null : list.id,
      inputmode: parameter.type === "year" || parameter.type === "integer" ? "numeric" : null });
    kg.speak(box, "placeholder", parameter.default_zh || "（不限）", parameter.default_en || "(any)");
    let asked = 0;
    if (!typed) {
      box.addEventListener("input", async () => {
        const mine = (asked += 1);
        if (!box.value.trim()) { return; }
        const found = await kg.get("/api/search", { q: box.value, limit: 8 });
        if (mine === asked) { kg.fill(list, ...found.hits.map((hit) => make("option", { value: hit.zh }, hit.en || hit.form))); }
      });
    }
    return make("label", {}, make("span", {}, both(parameter.zh, parameter.en)), box, list);
  }
  async function bind(question) {
    const given = Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()));
    try {
      const found = await kg.get("/api/questions/" + encodeURIComponent(question.name), { ...given, lang: kg.lang() });
      kg.editor.set(bare(question, found.query));
      kg.run();
    } catch (error) { kg.editor.complain(error.message); }
  }
  function choose(question) {
    const fields = question.parameters.map(field);
    form.hidden = !fields.length;
    kg.fill(form, make("p", { class: "lead" }, both(question.zh, question.en)), ...fields,
      make("button", { type: "submit" }, both("按此提问", "Ask with these")));
    form.onsubmit = (event) => { event.preventDefault(); bind(question); };
    kg.editor.set(bare(question, question.query));
    kg.run();
    if (narrow.matches) { whole.open = false; }
    if (fields.length) { form.querySelector("input").focus({ preventScroll: true }); }
    kg.id("ask").scrollIntoView({ block: "nearest" });
  }
  function item(question) {
    const button = make("button", { type: "button", class: "pick", click: () => choose(question) }, both(question.zh, question.en));
    button.dataset.find = [question.zh, question.en, question.name].join(" ").toLowerCase();
    return make("li", {}, button);
  }
  kg.awake.then(() => kg.get("/api/questions")).then((found) => {
    kg.fill(themes, ...found.themes.map((theme, n) => make("details", { open: n ? null : "" },
      make("summary", {}, both(theme.zh, theme.en), make("small", {}, " " + theme.questions.length)), make("ul", {}, ...theme.questions.map(item)))));
  }).catch((error) => kg.fill(themes, make("p", { class: "wrong" }, error.message)));

  kg.id("narrow").addEventListener("input", (event) => {
    const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    themes.querySelectorAll("details").forEach((theme) => {
      let any = false;
      theme.querySelectorAll(".pick").forEach((button) => {
        const fits = words.every((word) => button.dataset.find.includes(word));
        button.parentElement.hidden = !fits;
        any = any || fits;
      });
      theme.hidden = !any;
      if (words.length) { theme.open = any; }
    });
  });
  if (narrow.matches) { whole.open = false; }
})(window.kg);
