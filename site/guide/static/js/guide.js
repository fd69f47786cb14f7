// The guide in the reader's own hands. All it needs came with the page: from the first answer on it asks
// the network for nothing, stores nothing, and leaves the address and the history as they are. Answers are
// in the memory of this page only, and gone when the reader leaves it. Without this script every step is
// an ordinary page. Words and markup come from the data file (site/guide/browser_data.py).
(function () {
  "use strict";

  // ---- From answers to advice. The contract is docs/browser-graph.md. ----

  // Follows the answers (question id → option id) to the first question without one, to `stop`, or to a leaf.
  function walk(graph, answers, stop) {
    const known = new Map();
    const asked = [];
    let at = 0;
    while (at < graph.nodes.length) {
      const node = graph.nodes[at];
      const [id, options] = graph.questions[node[0]];
      asked.push(id);
      if (id === stop || !answers.has(id)) return { node, id, asked, known };
      const chosen = options.findIndex((option) => option[0] === answers.get(id));
      if (chosen >= 0) for (const [fact, value] of options[chosen][1]) known.set(fact, value);
      at = node[1].at(chosen); // the open answer is not among the options, and stands last
    }
    for (const [fact, values, other, value] of graph.implied) {
      if (values.includes(known.get(fact)) && !known.has(other)) known.set(other, value);
    }
    return { leaf: graph.leaves[at - graph.nodes.length], asked, known };
  }

  // Tells of rows whether they are certain or possible. What is not known is neither true nor false.
  function reader(graph, known) {
    const truth = graph.predicates.map(([fact, values]) => {
      if (!values) return !known.has(fact);
      return known.has(fact) ? values.includes(known.get(fact)) : undefined;
    });
    return {
      certain: (needs, forbids) =>
        needs.every((n) => truth[n] === true) && forbids.every((n) => truth[n] === false),
      possible: (needs, forbids) =>
        needs.every((n) => truth[n] !== false) && forbids.every((n) => truth[n] !== true),
    };
  }

  // How sure a door is for whoever asks: 0 not there, 1 at some places, 2 there.
  function leveler(graph, known) {
    const number = (fact, missing) => {
      const value = known.get(graph.facts.findIndex(([name]) => name === fact));
      return value === undefined ? missing : value;
    };
    const kind = graph.kinds > 1 ? number("institution", graph.kinds - 1) : 0;
    const column = number("position", 4) * graph.kinds + kind;
    return (route) => Number(graph.levels[route][column]);
  }

  function limits(graph, { certain, possible }) {
    const barred = new Map();
    const doubtful = new Set();
    for (const [id, needs, forbids, routes, line] of graph.bars) {
      if (certain(needs, forbids)) {
        for (const route of routes) if (!barred.has(route)) barred.set(route, id);
      } else if (line && possible(needs, forbids)) {
        for (const route of routes) doubtful.add(route);
      }
    }
    return { barred, doubtful };
  }

  // Returns the advice at a leaf: routes by number, with the id of the row that put each there.
  function advise(graph, { leaf: [first, closes], known }) {
    const rows = reader(graph, known);
    const level = leveler(graph, known);
    const { barred, doubtful } = limits(graph, rows);
    const named = new Set([...first.map(([route]) => route), ...barred.keys()]);
    const also = [];
    for (const [id, needs, forbids, route, safety, byChance] of graph.also) {
      if (named.has(route) || (closes && !safety)) continue;
      if (!(byChance ? rows.possible : rows.certain)(needs, forbids)) continue;
      if (!level(route) || (!graph.low[route] && doubtful.has(route))) continue;
      also.push([route, id, level(route) === 1]);
      named.add(route);
    }
    const certain = graph.notes.filter(([, ...row]) => rows.certain(...row));
    const possible = graph.notes.filter((note) => !certain.includes(note) && rows.possible(note[1], note[2]));
    return {
      first: first.map(([route, reason, some]) => [route, graph.reasons[reason], some === 1]),
      also,
      notNow: closes ? [] : [...barred].filter(([route]) => level(route)),
      certain: certain.map(([id]) => id),
      possible: closes ? [] : possible.map(([id]) => id),
    };
  }

  // ---- On the page ----

  function begin(data, place) {
    const { graph } = data;
    const answers = new Map(); // question id → option id
    const words = new Map(); // question id → [the question, the answer], as the reader saw them
    const plain = place.cloneNode(true); // the first question with ordinary links
    let again = null; // the question that is put once more, to change its answer

    const all = (selector) => [...place.querySelectorAll(selector)];
    const one = (selector) => place.querySelector(selector);

    function showQuestion({ node: [, , left, sureFirst, sure], id }) {
      place.innerHTML = data.questions[id];
      one(".left").textContent = data.left[left];
      const routes = [...sureFirst, ...sure.filter((route) => !sureFirst.includes(route))];
      one(".sure ul").innerHTML = routes.map((route) => data.sure[route]).join("");
      if (!routes.length) one(".sure").remove();
      if (answers.has(id)) one(`[value=${answers.get(id)}]`).setAttribute("aria-current", "true");
      return data.left[left];
    }

    // Keeps those parts of a kind that are named, in that order. A part is what holds its mark.
    function keep(kind, holder, names) {
      const parts = new Map();
      for (const mark of all(`data[value^="${kind} "]`)) {
        parts.set(mark.value.slice(kind.length + 1), mark.closest(holder));
        mark.remove();
      }
      const kept = names.map((name) => parts.get(name));
      for (const part of parts.values()) if (!kept.includes(part)) part.remove();
      for (const part of kept) part.parentNode.append(part);
      return kept;
    }

    function dropEmptyLists() {
      for (const list of all("ul").reverse()) {
        if (list.children.length) continue;
        const box = list.closest("details, section, .any");
        list.remove();
        if (!box.querySelector("ul")) box.remove();
      }
    }

    // The door outside is shown apart, unless one stands first: the one for everybody, or else the nearest.
    function takeOutside(advice) {
      const outside = advice.also.filter(([, id]) => id in data.outside);
      const everybody = data.everybody[advice.first[0][1]];
      const door = outside.find(([route]) => route === everybody) || outside[0];
      const shown = door && advice.first.every(([route]) => data.inside[route]);
      const section = one("[aria-labelledby=outside]");
      if (shown) section.outerHTML = data.outside[door[1]];
      else section.remove();
      return advice.also.filter((offer) => !shown || offer !== door);
    }

    function showOffers(also) {
      const offers = keep("choose", "li", also.map(([, id]) => id));
      const lists = all(".others .offers");
      let shown = 0;
      offers.forEach((offer, n) => {
        if (!also[n][2]) offer.querySelector("p > em:last-child").remove(); // "not every institution has this"
        if (offer.closest(".others")) lists[shown++ < data.shown ? 0 : 1].append(offer);
      });
    }

    function showAdvice(step) {
      const advice = advise(graph, step);
      const name = (route) => graph.routes[route];
      const [title, whole] = data.ends[step.leaf[2]]; // advice, or a card to refer somebody
      place.innerHTML = whole;
      keep("reasons", "p", [...new Set(advice.first.map(([, reason]) => reason))]);
      const doors = keep("first", "section", advice.first.map(([route]) => name(route)));
      doors.forEach((door, n) => {
        if (!advice.first[n][2]) door.querySelector(".small").remove(); // "not every institution has this"
      });
      if (doors.length < 2) one(".two").remove();
      showOffers(takeOutside(advice));
      keep("not_now", "li", advice.notNow.map(([route, id]) => `${id} ${name(route)}`));
      keep("certain", "li", advice.certain);
      keep("possible", "li", advice.possible);
      dropEmptyLists();
      return title;
    }

    function showGiven(ids, finished) {
      if (!ids.length) return;
      one(".again").insertAdjacentHTML("beforebegin", data.given);
      const row = one(".given li");
      row.replaceWith(...ids.map((id) => {
        const item = row.cloneNode(true);
        const [question, answer] = words.get(id);
        const change = item.querySelector("button");
        item.querySelector("span").textContent = question;
        item.querySelector("strong").textContent = answer;
        change.value = id;
        change.setAttribute("aria-label", `${change.textContent}: ${question}`);
        return item;
      }));
      if (!finished) one(".sheet").remove();
    }

    // Shows where the answers lead, and moves the reader there if asked. Should that ever fail, the reader
    // is at the first question again, with ordinary links.
    function show(move) {
      try {
        render(move);
      } catch (error) {
        place.replaceWith(plain);
        tell("");
        throw error;
      }
    }

    // Says above the first question who can see the answers.
    function tell(how) {
      for (const part of document.querySelectorAll("[data-either]")) {
        part.dataset.either = how;
        part.hidden = false;
      }
    }

    function render(move) {
      const step = walk(graph, answers, again);
      const before = step.leaf ? step.asked : step.asked.slice(0, -1);
      if (step.leaf) for (const id of answers.keys()) if (!before.includes(id)) answers.delete(id);
      const text = step.leaf ? showAdvice(step) : showQuestion(step);
      document.title = text + data.after;
      document.body.className = step.leaf ? data.kinds.advice : data.kinds.question;
      for (const part of place.parentNode.children) if (part !== place) part.hidden = before.length > 0;
      showGiven(before, step.leaf);
      one("[data-back]").hidden = !before.length;
      one("[data-back]").value = before.at(-1) || "";
      one("[data-again]").hidden = !before.length;
      const heading = one("h1");
      heading.tabIndex = -1;
      if (one(".left")) {
        one(".left").id = "left";
        heading.setAttribute("aria-describedby", "left"); // heard with the question: how many are left
      }
      if (!move) return;
      heading.focus({ preventScroll: true });
      place.parentNode.scrollIntoView({ behavior: "instant" });
    }

    function answer(button) {
      const { id } = walk(graph, answers, again);
      answers.set(id, button.value);
      words.set(id, [one("h1").textContent, button.querySelector("span").firstChild.textContent]);
      again = null;
      show(true);
    }

    function forget(move) {
      answers.clear();
      words.clear();
      again = null;
      show(move);
    }

    place.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      if (button.closest(".answers")) answer(button);
      else if ("again" in button.dataset) forget(true);
      else if ("print" in button.dataset) print();
      else {
        again = button.value; // back, or change
        show(true);
      }
    });
    place.addEventListener("change", (event) => {
      one(".given").classList.toggle("printed", event.target.checked);
    });
    // Links within the page move the reader without a new address.
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      if (!link) return;
      event.preventDefault();
      document.getElementById(link.hash.slice(1)).focus();
    });
    addEventListener("pagehide", () => forget(false));
    addEventListener("pageshow", (event) => { if (event.persisted) forget(false); });
    tell("script");
    show(false);
  }

  if (typeof document === "undefined") module.exports = { walk, advise };
  else if (globalThis.bijwieGuide) begin(globalThis.bijwieGuide, document.querySelector("[data-guide]"));
})();
