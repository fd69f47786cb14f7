// Search in this page: nothing is sent, kept, or written in the address.
// `search(index, query)` needs no page and also runs in Node; the part for the page is at the end.
// The steps are those of site/guide/search/plan.py and rank.py; the index comes from export.py.
// For the browser the build leaves out `export` and comments: module scripts do not run from file:.

const decoded = new WeakMap();
const words = (text) => (text ? text.split(" ") : []);

export function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'’]/g, "");
}

// Takes the index apart, once.
function open(index) {
  if (decoded.has(index)) return decoded.get(index);
  const d = { forms: [], terms: new Map(), crude: new Map(), groups: new Map(), known: new Map(), bare: new Map() };
  let before = "";
  for (const coded of words(index.forms)) {
    before = before.slice(0, parseInt(coded[0], 36)) + coded.slice(1);
    d.forms.push(before);
  }
  d.own = new Set(d.forms.slice(0, index.own));
  let fresh = 0;
  index.terms.split(",").forEach((back, i) => d.terms.set(d.forms[i], back ? fresh - back : fresh++));
  for (const name of ["stop", "weak", "whole"]) d[name] = new Set(words(index[name]));
  d.weak = new Set([...d.weak].map((form) => d.terms.get(form) ?? -1));
  d.rules = index.crude.map(([rule, by]) => [new RegExp(rule, "g"), by.replace("\\", "$")]);
  for (const form of d.forms) put(d.crude, crude(d, form), form);
  for (const [weight, from, to] of index.groups) {
    const group = (to ?? from).split(",").map((phrase) => {
      const terms = [...new Set(words(phrase).map((w) => d.terms.get(w)))].filter((t) => t >= 0);
      return [weight / terms.length ** 0.5, terms];
    });
    for (const name of new Set(from.split(",").map((phrase) => key(d, words(phrase))))) put(d.groups, name, group);
  }
  let place = 0;
  d.pages = index.in.split(" ").map((row) =>
    Array.from(row, (page) => [digit(page), Math.exp(digit(index.by[place++]) * index.set.step) - 1]));
  phrases(d, index);
  d.crisis = index.crisis.map(([service, calls]) =>
    [service, calls.split(",").map((call) => words(call.replace(/!/g, "!/")).map((word) => word.split("/")))]);
  decoded.set(index, d);
  return d;
}

function digit(sign) {
  const code = sign.charCodeAt();
  return code - (code > 92 ? 36 : 35);
}

function put(map, name, value) {
  map.set(name, [...(map.get(name) ?? []), value]);
}

// The phrases under which people look for a page, weighed as Whoosh does (BM25).
function phrases(d, index) {
  const { k, b } = index.set;
  const said = [];
  let total = 0;
  index.said.forEach((page, number) => words(page).forEach((phrase) => {
    const terms = phrase.match(/../g).map((two) => digit(two[0]) * 91 + digit(two[1]));
    total += terms.length;
    said.push([number, terms]);
  }));
  d.owner = said.map((one) => one[0]);
  d.said = d.pages.map(() => []);
  said.forEach(([, terms], number) => {
    const norm = k * (1 - b + (b * terms.length * said.length) / total);
    for (const term of new Set(terms)) {
      const tf = terms.filter((other) => other === term).length;
      d.said[term].push([number, (tf * (k + 1)) / (tf + norm)]);
    }
  });
  for (const row of d.said) {
    const rarity = Math.log(said.length / (row.length + 1)) + 1;
    for (const pair of row) pair[1] *= rarity;
  }
}

function crude(d, form) {
  if (!d.bare.has(form)) d.bare.set(form, d.rules.reduce((word, [rule, by]) => word.replace(rule, by), form));
  return d.bare.get(form);
}

function key(d, list) {
  return list.map((w) => (d.stop.has(w) ? w : d.terms.get(w) ?? "?")).join(" ");
}

// The known words of which a word is made, or nothing.
function split(d, index, form) {
  const least = index.set.least;
  const whole = (word) => word.length >= least && d.own.has(word);
  for (let start = least; start <= form.length - least; start++) {
    if (!whole(form.slice(start))) continue;
    for (const link of index.links) {
      if (!form.slice(0, start).endsWith(link)) continue;
      const head = form.slice(0, start - link.length);
      const parts = whole(head) ? [head] : split(d, index, head);
      if (parts.length) return [...parts, form.slice(start)];
    }
  }
  return [];
}

// The longest known word at the end or the beginning of a long word, or nothing.
function longest(d, least, word) {
  for (let size = word.length < 2 * least ? 0 : word.length - 2; size >= least; size--) {
    const part = [word.slice(-size), word.slice(0, size)].find((end) => d.own.has(end));
    if (part) return part;
  }
}

// The number of typing errors between two words, or more than `most`.
const rows = [0, 0, 0].map(() => new Uint8Array(64));
export function typos(one, other, most) {
  const [n, m] = [one.length, other.length];
  if (!most || Math.abs(n - m) > most) return most + 1;
  let [older, before, row] = rows;
  for (let j = 0; j <= m; j++) row[j] = j;
  for (let i = 1; i <= n; i++) {
    [older, before, row] = [before, row, older];
    let least = (row[0] = i);
    for (let j = 1; j <= m; j++) {
      let cost = before[j - 1];
      if (one[i - 1] !== other[j - 1]) {
        cost = 1 + Math.min(cost, before[j], row[j - 1]);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          cost = Math.min(cost, older[j - 2] + 1);
        }
      }
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
  }
  return row[m];
}

function near(d, word) {
  let most = word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
  let found = [];
  for (const form of d.forms) {
    const distance = typos(word, form, most);
    if (distance > most) continue;
    if (distance < most) found = [];
    most = distance;
    found.push(form);
  }
  const same = found.filter((form) => form[0] === word[0]);
  return [same[0] ? same : found, most];
}

// What a known form stands for: itself, what means the same, and its parts.
function known(d, index, form) {
  if (d.known.has(form)) return d.known.get(form);
  const own = d.terms.get(form);
  const found = [[1, [own]], ...(d.groups.get(key(d, [form])) ?? []).flat()];
  const parts = d.whole.has(form) ? [] : split(d, index, form).map((part) => d.terms.get(part));
  const rest = [...new Set(parts)].filter((term) => term !== own);
  if (rest.length) found.push([index.set.parts, rest]);
  d.known.set(form, found);
  return found;
}

// The units of one word, the word as it was understood, and the known form that it is nearest to.
function look(d, index, word, last) {
  const s = index.set;
  const any = (forms, factor) =>
    [forms.slice(0, s.forms).flatMap((form) => known(d, index, form).map(([w, t]) => [w * factor, t]))];
  const short = (forms) => forms.sort((a, b) => a.length - b.length);
  if (d.stop.has(word)) return [[], word];
  if (d.terms.has(word)) return [[known(d, index, word)], word];
  const like = d.crude.get(crude(d, word));
  if (like) return [any(like, s.like), word, like[0]];
  if (word.length >= (last ? 2 : 5)) {
    const begins = d.forms.filter((form) => form.startsWith(word));
    if (begins[0]) return [any(short(begins), s.begins), word, begins[0]];
  }
  const parts = split(d, index, word);
  if (parts[0]) return [parts.map((part) => known(d, index, part)), word];
  const [close, distance] = near(d, word);
  const part = longest(d, index.set.least, word);
  if (part && (!close[0] || (distance > 1 && word.length < s.sure))) return [any([part], s.parts), word];
  if (close[0]) return [any(close, 1 - s.typo * distance), close[0]];
  const holds = word.length > 3 ? d.forms.filter((form) => form.includes(word)) : [];
  return [any(short(holds), s.holds), word];
}

function tokens(d, index, query) {
  const found = [];
  const list = query.slice(0, index.set.letters).match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) || [];
  for (const word of list.slice(0, index.set.words).map(fold)) {
    const joined = word.replace(/-/g, "");
    for (const part of d.terms.has(joined) ? [joined] : word.split("-")) {
      const pair = found.length ? found.at(-1) + part : "";
      if (pair.length > 4 && d.terms.has(pair) && !(d.stop.has(part) && d.stop.has(found.at(-1)))) found[found.length - 1] = pair;
      else found.push(part);
    }
  }
  return found;
}

// From a query to units: lists of alternatives, each a weight and terms.
function plan(d, index, list) {
  const s = index.set;
  const found = list.map((word, i) => look(d, index, word, i === list.length - 1));
  const meant = found.map((one) => one[1]);
  const forms = found.map((one) => one[2] ?? one[1]);
  const units = [];
  const inside = new Set();
  for (let start = 0; start < meant.length; start++) {
    for (let size = Math.min(s.size, meant.length - start); size > 1; size--) {
      const groups = d.groups.get(key(d, forms.slice(start, start + size)));
      if (!groups) continue;
      for (let i = 0; i < size; i++) inside.add(start + i);
      units.push(groups.flat().map(([w, t]) => [w * s.phrase, t]));
      start += size - 1;
      break;
    }
  }
  found.forEach(([own], place) => {
    const factor = (inside.has(place) ? s.inside : 1) * (d.weak.has(d.terms.get(forms[place])) ? s.weak : 1);
    for (const unit of own) units.push(unit.map(([w, t]) => [w * factor, t]));
  });
  return [units.filter((unit) => unit.length), meant];
}

// Of each unit the best alternative counts.
function scores(rows, size, units) {
  const [total, best, sum] = [0, 0, 0].map(() => new Float64Array(size));
  for (const unit of units) {
    const touched = [];
    for (const [weight, terms] of unit) {
      for (const term of terms) for (const [number, score] of rows[term]) sum[number] += score * weight;
      for (const term of terms) {
        for (const [number] of rows[term]) {
          if (sum[number] > best[number]) best[number] = sum[number];
          sum[number] = 0;
          touched.push(number);
        }
      }
    }
    for (const number of touched) {
      total[number] += best[number];
      best[number] = 0;
    }
  }
  return total;
}

// The outside service that a query calls for, or nothing. In a sentence of the table `a/b` is one of two words, `a*` the beginning
// of a word, `!a` a word that may not follow, and `.` the begin or the end of the query. Elsewhere two words may stand between.
function crisis(d, index, list) {
  const all = [".", ...list, "."];
  const same = (word, wanted) =>
    wanted.endsWith("*") ? word.startsWith(wanted.slice(0, -1))
      : word === wanted || (wanted.length > 4 && crude(d, word) === crude(d, wanted))
        || (wanted.length > 5 && word.length > 5 && !d.terms.has(word) && typos(word, wanted, 1) < 2);
  const any = (word, wanted) => wanted.some((one) => same(word, one));
  const follows = (call, at, from, reach) => {
    const wanted = call[at];
    if (!wanted) return true;
    if (wanted[0] === "!") return !any(all[from], wanted) && follows(call, at + 1, from, 3);
    for (let to = from; to < from + (wanted[0] === "." ? 1 : reach) && to < all.length; to++) {
      if (any(all[to], wanted) && follows(call, at + 1, to + 1, all[to] === "." ? 1 : 3)) return true;
    }
    return false;
  };
  const calls = ([, sentences]) => sentences.some((call) => all.some((_, i) => follows(call, 0, i, 1)));
  return (d.crisis.find(calls) ?? [""])[0];
}

// A text in pieces; those that were looked for are marked.
function marked(d, text, terms) {
  const pieces = text.split(/([\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*)/u);
  return pieces.map((piece, i) => [piece, i % 2 === 1 && terms.has(d.terms.get(fold(piece)))]);
}

// The page's best fitting part: its description, or a section with more of the words.
function shown(d, page, terms) {
  const [id, path, title, description, sections] = page;
  let best = [marked(d, description, terms), "", ""];
  const count = (pieces) => new Set(pieces.filter((p) => p[1]).map((p) => d.terms.get(fold(p[0])))).size;
  let most = count(best[0]);
  for (const [anchor, heading, text] of sections) {
    const pieces = marked(d, text, terms);
    const fits = count([...pieces, ...marked(d, heading, terms)]);
    if (fits > most) [most, best] = [fits, [pieces, heading, anchor]];
  }
  return { id, kind: id.split(":")[0], path, title: marked(d, title, terms), excerpt: best[0], heading: best[1], anchor: best[2] };
}

// Returns what was found, the best first; `meant`: the query as understood, if it is different.
export function search(index, query, most = 10) {
  const d = open(index);
  const list = tokens(d, index, query);
  const [units, meant] = plan(d, index, list);
  const total = scores(d.pages, index.pages.length, units);
  const nearest = new Float64Array(total.length);
  scores(d.said, d.owner.length, units).forEach((score, number) => {
    const page = d.owner[number];
    if (score > nearest[page]) nearest[page] = score;
  });
  const hits = index.pages
    .map(([id], page) => [page, (total[page] + index.set.nearest * nearest[page]) * index.kinds[id.split(":")[0]]])
    .filter((hit) => hit[1] > 0)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const terms = new Set(units.flatMap((unit) => unit.filter((one) => one[0] >= 0.2).flatMap((one) => one[1])));
  return {
    hits: hits.slice(0, most).map(([page, score]) => ({ ...shown(d, index.pages[page], terms), score })),
    meant: meant.join(" ") === list.join(" ") ? "" : meant.join(" "),
    crisis: crisis(d, index, list),
  };
}

// ---- The page. Words come from its data attributes. ----

function begin(form, index) {
  const [input, found, say] = [byId("q"), byId("found"), byId("count")];
  const said = form.dataset;
  let timer;

  function show() {
    const query = input.value.trim();
    const answer = query ? search(index, query) : { hits: [], meant: "", crisis: "" };
    const first = answer.hits.slice(0, 3);
    const rest = new Map();
    for (const hit of answer.hits.slice(3)) put(rest, hit.kind, hit);
    for (const part of document.querySelectorAll("[data-crisis]")) part.hidden = part.dataset.crisis !== answer.crisis;
    byId("nothing").hidden = !query || first.length > 0;
    found.replaceChildren(...(answer.meant ? [meant(answer.meant)] : []), ...(first.length ? [list("ol", first, said.best, true)] : []),
      ...[...rest].map(([kind, hits]) => list("ul", hits, said[kind])));
    const n = answer.hits.length;
    clearTimeout(timer);
    timer = setTimeout(() => { say.textContent = query && (said[n] ?? said.many.replace("#", n)); }, 500);
  }

  function meant(words) {
    const button = make("button", { type: "button", textContent: words });
    button.onclick = () => {
      input.value = words;
      input.focus();
      show();
    };
    return make("p", {}, said.meant + " ", button);
  }

  function list(tag, hits, heading, mixed) {
    return make("section", {}, make("h2", { textContent: heading }), make(tag, { className: "overview" }, ...hits.map((hit) => item(hit, mixed))));
  }

  function item(hit, mixed) {
    const href = said.root + hit.path + said.end;
    const text = make("p", {});
    if (hit.heading) text.append(make("a", { href: `${href}#${hit.anchor}`, textContent: hit.heading }), " ");
    text.append(...hit.excerpt.map(piece));
    const kind = mixed ? [" ", make("small", { textContent: said[hit.kind] })] : [];
    const row = make("li", {}, make("a", { href }, ...hit.title.map(piece)), ...kind, text);
    row.dataset.id = hit.id;
    return row;
  }

  // Down and up walk along the results, Escape goes back to the field.
  function walk(event) {
    const links = [...found.querySelectorAll("li > a")];
    const at = links.indexOf(document.activeElement);
    const inside = at >= 0;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: inside ? 0 : at, End: inside ? links.length - 1 : at }[event.key];
    if (event.key === "Escape" && inside) input.focus();
    else if (to === undefined || to === at || to >= links.length || (!inside && event.target !== input)) return;
    else (links[to] || input).focus();
    event.preventDefault();
  }

  form.hidden = false;
  form.onsubmit = (event) => {
    event.preventDefault();
    found.querySelector("li > a")?.focus();
  };
  input.oninput = show;
  for (const part of [form, found]) part.onkeydown = walk;
  addEventListener("pagehide", () => { input.value = ""; show(); });
  // Takes the index apart before the first letter, and not while the page is being drawn.
  input.onfocus = () => open(index);
  show();
}

const byId = (id) => document.getElementById(id);
const piece = ([text, hit]) => (hit ? make("mark", { textContent: text }) : text);

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

if (typeof document !== "undefined") begin(document.querySelector("[data-search]"), globalThis.bijwieSearch);
