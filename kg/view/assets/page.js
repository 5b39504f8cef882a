/* what all parts of the page share: elements, both languages, calls to the service */
window.kg = (function () {
  "use strict";
  const words = JSON.parse(document.getElementById("wording").textContent);
  const root = document.documentElement;

  function id(name) { return document.getElementById(name); }
  function lang() { return root.lang.slice(0, 2) === "en" ? "en" : "zh"; }

  /* an element with attributes and children; text is always set as text */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    Object.entries(attributes || {}).forEach(([name, value]) => {
      if (typeof value === "function") { element.addEventListener(name, value); }
      else if (value !== undefined && value !== null && value !== false) { element.setAttribute(name, value); }
    });
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }
  /* a text in both languages, of which the style sheet shows one */
  function both(zh, en) {
    const made = document.createDocumentFragment();
    if (!en || en === zh) { made.append(make("span", { lang: "zh" }, zh)); return made; }
    made.append(make("span", { class: "zh", lang: "zh" }, zh), make("span", { class: "en", lang: "en" }, en));
    return made;
  }
  function fill(element, ...children) { element.replaceChildren(...children); return element; }

  /* an attribute that follows the choice of language, as page.py writes them */
  function speak(element, name, zh, en) {
    element.setAttribute("data-" + name + "-zh", zh);
    element.setAttribute("data-" + name + "-en", en);
    element.setAttribute(name, lang() === "en" ? en : zh);
    return element;
  }

  async function told(reply) {
    if (reply.ok) { return reply; }
    const text = await reply.text();
    let message = text.trim();
    if ((reply.headers.get("content-type") || "").startsWith("application/json")) { message = JSON.parse(text).message; }
    throw Object.assign(new Error(message || reply.statusText), { status: reply.status });
  }
  async function get(path, parameters, signal) {
    const address = new URLSearchParams(parameters || {}).toString();
    return (await told(await fetch(path + (address ? "?" + address : ""), { signal }))).json();
  }
  async function post(path, value) {
    const sent = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(value) };
    return (await told(await fetch(path, sent))).json();
  }

  /* a label in one language as the service tells it, unless it is the bare name of a term that we have words for */
  function called(label) {
    const known = words.outside[label];
    return known ? known[lang() === "en" ? 1 : 0] : label;
  }

  /* where this service tells of an IRI; empty for an IRI of others */
  function address(iri) {
    for (const [namespace, path] of words.paths) {
      if (iri.startsWith(namespace)) { return path + iri.slice(namespace.length).split("/").map(encodeURIComponent).join("/"); }
    }
    return "";
  }
  return { words, id, lang, make, both, fill, speak, told, get, post, address, called };
})();
