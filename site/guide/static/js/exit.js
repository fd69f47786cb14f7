// Leaves this site at once: by the link, or by pressing Shift three times. Without this script the link
// is an ordinary link. The words come from its data attributes. Nothing is counted, kept or sent.
(function () {
  "use strict";
  const link = document.querySelector("[data-exit]");
  const words = link.dataset;
  const status = document.createElement("span");
  let leaving = false;
  let alone = false; // Shift is down, and nothing else was touched since
  let presses = 0;
  let timer;

  function cover() {
    const sheet = document.createElement("p");
    document.title = words.title;
    for (const icon of document.querySelectorAll("link[rel~=icon]")) icon.href = "data:,";
    sheet.setAttribute("role", "alert");
    document.body.replaceChildren(sheet); // nothing is left to read, also when the browser keeps the page
    sheet.textContent = words.leaving; // after insertion: screen readers notice that best
  }

  function leave() {
    leaving = true;
    cover();
    try {
      top.location.replace(link.href); // the whole window, also when we are shown inside another page
    } catch {
      location.replace(link.href); // a frame that may not do that: at least this part
    }
  }

  function say(text) {
    clearTimeout(timer);
    status.textContent = text;
    timer = text && setTimeout(expire, 5000);
  }

  function expire() {
    say(presses ? words.expired : "");
    presses = 0;
  }

  function count() {
    presses += 1;
    if (presses > 2) leave();
    else say(presses > 1 ? words.one : words.two);
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-exit]")) return;
    leave();
    event.preventDefault(); // last: if anything fails, the link still works
  });

  // Only a press of nothing but Shift counts: no capital, no Shift+Tab, no Shift with the mouse, no
  // key of a keyboard on the screen (that has no code).
  addEventListener("keydown", (event) => {
    const first = event.code !== "" && !(event.repeat || event.ctrlKey || event.altKey || event.metaKey);
    alone = event.key === "Shift" && (first || (event.repeat && alone));
    if (presses && event.key !== "Shift") expire();
  }, true);
  addEventListener("keyup", (event) => {
    if (event.key === "Shift" && alone) {
      alone = false;
      count();
    }
  }, true);
  addEventListener("pointerdown", () => { alone = false; }, true);
  addEventListener("pageshow", (event) => { if (event.persisted && leaving) leave(); });

  // A copy that nobody builds any more cannot say so by itself; the reader's clock can.
  for (const age of document.querySelectorAll("[data-until]")) age.hidden = Date.now() < Date.parse(age.dataset.until);

  status.className = "presses";
  status.setAttribute("role", "status");
  link.parentNode.append(status);
})();
