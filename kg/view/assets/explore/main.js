/* the page comes alive: language, theme, panels, and one way from a changed state to what is seen */
(function () {
  "use strict";
  const kgx = window.kgx;
  const { state, id } = kgx;
  const root = document.documentElement;
  const memory = {
    get(key) { try { return localStorage.getItem(key); } catch (error) { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch (error) { return; } },
  };

  function speak(lang) {
    root.lang = lang === "en" ? "en" : "zh-CN";
    document.title = root.dataset[lang === "en" ? "titleEn" : "titleZh"];
    document.querySelectorAll(".lang button").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.lang === lang)));
    ["placeholder", "aria-label", "title", "label"].forEach((name) => document.querySelectorAll(`[data-${name}-${lang}]`).forEach((element) => element.setAttribute(name, element.getAttribute(`data-${name}-${lang}`))));
    document.querySelectorAll("option[data-zh]").forEach((option) => { option.textContent = option.dataset[lang]; });
  }
  function paint(theme) {
    root.dataset.theme = theme;
    id("theme").setAttribute("aria-pressed", String(theme === "dark"));
  }
  function render(now, before) {
    kgx.drawing.sync();
    kgx.filters.render(now);
    if (!before || now.chosen !== before.chosen || now.focus !== before.focus || now.drawn !== before.drawn || now.roll !== before.roll) { kgx.drawer.render(now); }
    kgx.paths.render(now);
    kgx.table.render();
  }

  /* the same again, since more is known now */
  kgx.parts.refresh = (drawer) => render(state.now, drawer ? null : state.now);

  const asked = new URLSearchParams(location.search);
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  paint(asked.get("theme") || memory.get("kg-theme") || (dark.matches ? "dark" : "light"));
  speak((asked.get("lang") || memory.get("kg-lang")) === "en" ? "en" : "zh");
  document.querySelectorAll(".lang button").forEach((button) => button.addEventListener("click", () => {
    memory.set("kg-lang", button.dataset.lang);
    speak(button.dataset.lang);
    render(state.now, null);
  }));
  id("theme").addEventListener("click", () => {
    const theme = root.dataset.theme === "dark" ? "light" : "dark";
    memory.set("kg-theme", theme);
    paint(theme);
    render(state.now, null);
  });
  id("as-table").addEventListener("click", () => {
    const box = id("tables");
    box.hidden = !box.hidden;
    id("as-table").setAttribute("aria-pressed", String(!box.hidden));
    document.body.classList.toggle("tabled", !box.hidden);
    kgx.table.render();
    if (!box.hidden) { box.scrollIntoView({ block: "start" }); }
  });
  id("panel-open").addEventListener("click", () => {
    const open = document.body.classList.toggle("paneled");
    id("panel-open").setAttribute("aria-expanded", String(open));
  });
  ["in", "out"].forEach((way) => id("zoom-" + way).addEventListener("click", () => kgx.drawing.zoom(way === "in" ? 1.3 : 1 / 1.3)));
  id("fit").addEventListener("click", () => kgx.drawing.fit());
  id("share").addEventListener("click", () => {
    const said = () => { id("said").textContent = kgx.say("copied"); setTimeout(() => { id("said").textContent = ""; }, 3000); };
    if (navigator.clipboard) { navigator.clipboard.writeText(location.href).then(said, () => { id("said").textContent = kgx.say("copy_address"); }); }
    else { id("said").textContent = kgx.say("copy_address"); }
  });
  kgx.search.complete(id("search"), (node) => kgx.ego.show(node));
  kgx.filters.wire();
  kgx.paths.wire();
  kgx.files.wire();
  kgx.keys.wire();
  id("plain").remove();
  id("app").hidden = false;
  state.watch(render);
  state.watch((now) => kgx.after(kgx.source.fill(now), (grown) => { if (grown) { kgx.parts.refresh(grown.drawer); } }));
  kgx.after(kgx.source.known(state.named(location.hash.slice(1))), () => { state.open(); performance.mark("kg-usable"); });
})();
