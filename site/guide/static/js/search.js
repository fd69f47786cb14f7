// Search in this page: nothing is sent, kept, or written in the address.
// `search(index, query)` needs no page and also runs in Node; the part for the page is at the end.
// The steps are those of site/guide/search/plan.py and rank.py; the index comes from export.py.
// For the browser the build leaves out `export` and comments: module scripts do not run from file:.

const decoded = new WeakMap();
const FIGURES = Array.from({ length: 127 }, (_, i) => (i < 92 ? i - 35 : i - 36));
const words = (text) => (text ? text.split(" ") : []);

export function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'’]/g, "");
}

// Takes the index apart, once.
function open(index) {
  if (decoded.has(index)) return decoded.get(index);
  const d = { forms: [], terms: new Map(), crude: new Map(), groups: new Map(), known: new Map() };
  let before = "";
  for (const coded of words(index.forms)) {
    before = before.slice(0, parseInt(coded[0], 36)) + coded.slice(1);
    d.forms.push(before);
  }
  let fresh = 0;
  index.terms.split(",").forEach((back, i) => d.terms.set(d.forms[i], back ? fresh - back : fresh++));
  for (const name of ["stop", "weak", "whole"]) d[name] = new Set(words(index[name]));
  d.weak = new Set([...d.weak].map((form) => d.terms.get(form)).filter((term) => term !== undefined));
  d.rules = index.crude.map(([rule, by]) => [new RegExp(rule, "g"), by.replace("\\", "$")]);
  for (const form of d.forms) put(d.crude, crude(d, form), form);
  for (const [weight, from, to] of index.groups) {
    const group = (to || from).split(",").map((phrase) => {
      const terms = [...new Set(words(phrase).filter((w) => d.terms.has(w)).map((w) => d.terms.get(w)))];
      return [weight / Math.sqrt(terms.length), terms];
    });
    const names = new Set(from.split(",").map((phrase) => key(d, words(phrase))));
    for (const name of names) put(d.groups, name, group.filter((g) => g[1].length));
  }
  let place = 0;
  d.pages = index.in.split(" ").map((row) =>
    Array.from(row, (page) => [digit(page), Math.exp(digit(index.by[place++]) * index.set.STEP) - 1]));
  phrases(d, index);
  decoded.set(index, d);
  return d;
}

const digit = (sign) => FIGURES[sign.charCodeAt(0)];

function put(map, name, value) {
  if (map.has(name)) map.get(name).push(value);
  else map.set(name, [value]);
}

// The phrases under which people look for a page, weighed as Whoosh does (BM25).
function phrases(d, index) {
  const { SATURATION: k, LENGTH: b } = index.set;
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
  return d.rules.reduce((word, [rule, by]) => word.replace(rule, by), form);
}

function key(d, list) {
  return list.map((w) => (d.stop.has(w) ? w : d.terms.get(w) ?? w)).join(" ");
}

// The known words of which a word is made, or nothing.
function split(d, index, form) {
  const least = index.set.SHORTEST_PART;
  const whole = (word) => word.length >= least && d.terms.has(word);
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

// The number of typing errors between two words, or more than `most`.
export function typos(one, other, most) {
  if (!most || Math.abs(one.length - other.length) > most) return most + 1;
  let older, before, row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    older = before;
    before = row;
    row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      let cost = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one[i - 1] !== other[j - 1]));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        cost = Math.min(cost, older[j - 2] + 1);
      }
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
  }
  return row[other.length];
}

function near(d, word) {
  let most = word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
  let found = [];
  for (const form of d.forms) {
    const distance = typos(word, form, most);
    if (distance > most || !most) continue;
    if (distance < most) found = [];
    most = distance;
    found.push(form);
  }
  const same = found.filter((form) => form[0] === word[0]);
  return [same.length ? same : found, most];
}

// What a known form stands for: itself, what means the same, and its parts.
function known(d, index, form) {
  if (d.known.has(form)) return d.known.get(form);
  const own = d.terms.get(form);
  const found = [[1, [own]], ...(d.groups.get(key(d, [form])) || []).flat()];
  const parts = d.whole.has(form) ? [] : split(d, index, form).map((part) => d.terms.get(part));
  const rest = [...new Set(parts)].filter((term) => term !== own);
  if (rest.length) found.push([index.set.PARTS, rest]);
  d.known.set(form, found);
  return found;
}

// The units of one word, and the word as it was understood.
function look(d, index, word, last) {
  const s = index.set;
  const any = (forms, factor) =>
    [forms.slice(0, s.MOST_FORMS).flatMap((form) => known(d, index, form).map(([w, t]) => [w * factor, t]))];
  const short = (forms) => forms.sort((a, b) => a.length - b.length);
  if (d.stop.has(word)) return [[], word];
  if (d.terms.has(word)) return [[known(d, index, word)], word];
  const like = d.crude.get(crude(d, word));
  if (like) return [any(like, s.LIKE), word];
  if (word.length >= (last ? 2 : 5)) {
    const begins = d.forms.filter((form) => form.startsWith(word));
    if (begins.length) return [any(short(begins), s.BEGINS), word];
  }
  const parts = split(d, index, word);
  if (parts.length) return [parts.map((part) => known(d, index, part)), word];
  const [close, distance] = near(d, word);
  if (close.length) return [any(close, 1 - s.PER_TYPO * distance), close[0]];
  const holds = word.length > 3 ? d.forms.filter((form) => form.includes(word)) : [];
  return [any(short(holds), s.HOLDS), word];
}

function tokens(d, index, query) {
  const found = [];
  const list = query.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) || [];
  for (const word of list.slice(0, index.set.MOST_WORDS).map(fold)) {
    const joined = word.replace(/-/g, "");
    for (const part of d.terms.has(joined) ? [joined] : word.split("-")) {
      const pair = found.length ? found.at(-1) + part : "";
      if (pair.length > 4 && d.terms.has(pair)) found[found.length - 1] = pair;
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
  const units = [];
  const inside = new Set();
  for (let start = 0; start < meant.length; start++) {
    for (let size = Math.min(s.LONGEST_PHRASE, meant.length - start); size > 1; size--) {
      const groups = d.groups.get(key(d, meant.slice(start, start + size)));
      if (!groups) continue;
      for (let i = 0; i < size; i++) inside.add(start + i);
      units.push(groups.flat().map(([w, t]) => [w * s.PHRASE, t]));
      start += size - 1;
      break;
    }
  }
  found.forEach(([own, word], place) => {
    const factor = (inside.has(place) ? s.CONSUMED : 1) * (d.weak.has(d.terms.get(word)) ? s.WEAK : 1);
    for (const unit of own) units.push(unit.map(([w, t]) => [w * factor, t]));
  });
  return [units.filter((unit) => unit.length), meant];
}

// Of each unit the best alternative counts.
function scores(rows, units) {
  const total = new Map();
  for (const unit of units) {
    const best = new Map();
    for (const [weight, terms] of unit) {
      const sum = new Map();
      for (const term of terms) {
        for (const [number, score] of rows[term]) sum.set(number, (sum.get(number) || 0) + score * weight);
      }
      for (const [number, score] of sum) if (score > (best.get(number) || 0)) best.set(number, score);
    }
    for (const [number, score] of best) total.set(number, (total.get(number) || 0) + score);
  }
  return total;
}

// The outside service that a query calls for, or nothing.
function crisis(d, index, list) {
  const same = (word, wanted) =>
    wanted.endsWith("*") ? word.startsWith(wanted.slice(0, -1))
      : word === wanted || (wanted.length > 5 && word.length > 5 && !d.terms.has(word) && typos(word, wanted, 1) < 2);
  const follows = (wanted, from) => wanted.length === 0 || list.slice(from, from + 3)
    .some((word, i) => same(word, wanted[0]) && follows(wanted.slice(1), from + i + 1));
  for (const [service, single, sentences] of index.crisis) {
    if (list.some((word) => single.split(",").some((wanted) => same(word, wanted)))) return service;
    for (const sentence of sentences.split(",")) {
      const [first, ...rest] = words(sentence);
      if (list.some((word, i) => same(word, first) && follows(rest, i + 1))) return service;
    }
  }
  return "";
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
  const total = scores(d.pages, units);
  const nearest = new Map();
  for (const [number, score] of scores(d.said, units)) {
    const page = d.owner[number];
    if (score > (nearest.get(page) || 0)) nearest.set(page, score);
  }
  for (const [page, score] of nearest) total.set(page, (total.get(page) || 0) + index.set.NEAREST * score);
  const terms = new Set(units.flatMap((unit) => unit.filter(([w]) => w >= 0.2).flatMap((alternative) => alternative[1])));
  const weigh = ([page, score]) => [page, score * index.kinds[index.pages[page][0].split(":")[0]]];
  const hits = [...total].map(weigh).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return {
    hits: hits.slice(0, most).map(([page, score]) => ({ ...shown(d, index.pages[page], terms), score })),
    total: hits.length,
    meant: meant.join(" ") === list.join(" ") ? "" : meant.join(" "),
    crisis: crisis(d, index, list),
  };
}
