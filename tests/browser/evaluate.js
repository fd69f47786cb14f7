// Reads the graph and then sets of answers with the advice that Python gives for them, a line of JSON each.
// Writes how many there were, and the first that guide.js answers otherwise.
"use strict";
const path = require("node:path");
const readline = require("node:readline");

const { walk, advise } = require(path.resolve(process.argv[2]));

function said(graph, answers) {
  const step = walk(graph, new Map(Object.entries(answers)), null);
  const advice = advise(graph, step);
  const named = (rows) => rows.map(([route, id, some]) => [graph.routes[route], id, Boolean(some)]);
  return {
    asked: step.asked,
    first: named(advice.first),
    also: named(advice.also),
    not_now: named(advice.notNow),
    certain: advice.certain,
    possible: advice.possible,
  };
}

async function main() {
  let graph;
  let number = 0;
  let different = null;
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const given = JSON.parse(line);
    if (!graph) {
      graph = given;
      continue;
    }
    number += 1;
    const got = JSON.stringify(said(graph, given.answers));
    if (got !== JSON.stringify(given.advice)) different ??= { ...given, got: JSON.parse(got) };
  }
  console.log(JSON.stringify({ number, different }));
}

main();
