// Searches with the script of the site: a JSON list of {q, lang} comes in, what was found goes out.
import fs from "node:fs";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const { search } = await import(pathToFileURL(`${folder}/search.mjs`).href);
const index = {};
for (const lang of ["nl", "en"]) index[lang] = JSON.parse(fs.readFileSync(`${folder}/${lang}.json`, "utf8"));
const found = JSON.parse(fs.readFileSync(0, "utf8")).map(({ q, lang }) => search(index[lang], q));
process.stdout.write(JSON.stringify(found));
