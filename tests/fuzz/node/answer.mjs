// Runs one of our scripts outside a browser, for the tests of hostile input.
// Arguments: `search` or `guide`, the path of the script as a module, the path of its data as JSON.
// Reads one input a line, as JSON; writes one line for each: {"answer": …} or {"fault": …}.
import fs from "node:fs";
import readline from "node:readline";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [kind, script, data] = process.argv.slice(2);
const given = JSON.parse(fs.readFileSync(data, "utf8"));

async function answerer() {
  if (kind === "search") {
    const { search } = await import(pathToFileURL(script));
    return (query) => search(given, query);
  }
  const { walk, advise } = createRequire(import.meta.url)(script);
  return ({ graph = given, answers }) => {
    const step = walk(graph, new Map(Object.entries(answers)), null);
    return step.leaf ? advise(graph, step) : { question: step.id };
  };
}

const answer = await answerer();
for await (const line of readline.createInterface({ input: process.stdin })) {
  let told;
  try {
    told = { answer: answer(JSON.parse(line)) };
  } catch (error) {
    told = { fault: String(error) };
  }
  process.stdout.write(`${JSON.stringify(told)}\n`);
}
