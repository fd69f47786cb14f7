// In the browser: globalThis.engines[name](lang) loads an engine and returns its search function.
// What is loaded is what a reader's browser would load; run.py counts it.
const BOOST = { title: 3, keywords: 3, headings: 1.5, description: 1.5, body: 1 };
const load = (src) => new Promise((done, failed) => {
  document.head.append(Object.assign(document.createElement("script"), { src, onload: done, onerror: failed }));
});
const json = async (path) => (await fetch(path)).json();

async function lunrIndex(lang) {
  await load("lunr.min.js");
  if (lang === "nl") {
    await load("lunr.stemmer.support.min.js");
    await load("lunr.nl.min.js");
  }
  return lunr.Index.load(await json(`lunr.${lang}.json`));
}

const safe = (query) => query.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

globalThis.engines = {
  async lunr(lang) {
    const index = await lunrIndex(lang);
    return async (query) => index.search(safe(query).join(" ")).map((hit) => hit.ref);
  },
  async "lunr-fuzzy"(lang) {
    const index = await lunrIndex(lang);
    return async (query) => index.query((q) => {
      for (const word of safe(query)) {
        q.term(word, { boost: 10 });
        q.term(word, { boost: 3, wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false });
        q.term(word, { boost: 1, editDistance: 1, usePipeline: false });
      }
    }).map((hit) => hit.ref);
  },
  async minisearch(lang) {
    await load("minisearch.js");
    const text = await (await fetch(`minisearch.${lang}.json`)).text();
    const index = MiniSearch.loadJSON(text, { fields: Object.keys(BOOST), storeFields: [] });
    const options = { boost: BOOST, prefix: true, fuzzy: 0.2 };
    return async (query) => index.search(query, options).map((hit) => hit.id);
  },
  async pagefind(lang) {
    const pagefind = await import(new URL(`pagefind-${lang}/pagefind.js`, location.href));
    await pagefind.init();
    return async (query) => {
      const found = await pagefind.search(query);
      const top = await Promise.all(found.results.slice(0, 3).map((hit) => hit.data()));
      return top.map((hit) => hit.url.replace(/^.*\/(?=[a-z]+:)/, ""));
    };
  },
};

const TIMES = 3; // the best of three: other work may take the processor in between

// Runs every query in turn; returns the first three ids and the time of each in milliseconds.
globalThis.measure = async (engine, lang, queries) => {
  const search = await engines[engine](lang);
  const rows = [];
  for (const query of queries) {
    let [ids, best] = [[], Infinity];
    for (let time = 0; time < TIMES; time++) {
      const started = performance.now();
      ids = await search(query);
      best = Math.min(best, performance.now() - started);
    }
    rows.push([ids.slice(0, 3), best]);
  }
  return rows;
};

// Ours: types into the page as readers do, and reads the results off the page.
globalThis.measureOurs = async (queries) => {
  const field = document.getElementById("q");
  const rows = [];
  for (const query of queries) {
    let best = Infinity;
    for (let time = 0; time < TIMES; time++) {
      field.value = query;
      const started = performance.now();
      field.dispatchEvent(new Event("input"));
      best = Math.min(best, performance.now() - started);
    }
    const ids = [...document.querySelectorAll("#found li")].map((row) => row.dataset.id);
    rows.push([ids.slice(0, 3), best]);
  }
  return rows;
};
