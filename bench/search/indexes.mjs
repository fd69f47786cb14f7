// Makes the indexes of the peers from the same documents: node indexes.mjs <folder>
// <folder>/docs.<lang>.json holds {id, title, headings, description, keywords, body} per page.
import fs from "node:fs";
import { createRequire } from "node:module";
import MiniSearch from "minisearch";
import * as pagefind from "pagefind";

const require = createRequire(import.meta.url);
const lunr = require("lunr");
require("lunr-languages/lunr.stemmer.support.js")(lunr);
require("lunr-languages/lunr.nl.js")(lunr);

const folder = process.argv[2];
const BOOST = { title: 3, keywords: 3, headings: 1.5, description: 1.5, body: 1 };

for (const lang of ["nl", "en"]) {
  const docs = JSON.parse(fs.readFileSync(`${folder}/docs.${lang}.json`, "utf8"));

  const lunrIndex = lunr(function () {
    if (lang === "nl") this.use(lunr.nl);
    this.ref("id");
    for (const [field, boost] of Object.entries(BOOST)) this.field(field, { boost });
    for (const doc of docs) this.add(doc);
  });
  fs.writeFileSync(`${folder}/lunr.${lang}.json`, JSON.stringify(lunrIndex));

  const mini = new MiniSearch({ fields: Object.keys(BOOST), storeFields: [] });
  mini.addAll(docs);
  fs.writeFileSync(`${folder}/minisearch.${lang}.json`, JSON.stringify(mini));

  const { index } = await pagefind.createIndex({ forceLanguage: lang });
  for (const doc of docs) {
    await index.addCustomRecord({
      url: `/${doc.id}`,
      content: [doc.title, doc.keywords, doc.headings, doc.description, doc.body].join("\n"),
      language: lang,
      meta: { title: doc.title },
    });
  }
  await index.writeFiles({ outputPath: `${folder}/pagefind-${lang}` });
}
await pagefind.close();
