// Inside a frame: says how high this page is to a page that the edition allows, and to no other; keeps
// the exit in view there. Alone in its window it does nothing.
(function () {
  const allowed = [location.origin, ...document.currentScript.dataset.allow.split(" ")];
  const page = document.body;
  const bar = document.querySelector(".bar");
  let host;
  function tell(at) {
    if (host) parent.postMessage({ bijwie: page.offsetHeight, at }, host);
  }
  if (parent === window) return;
  addEventListener("message", (event) => {
    const down = event.data?.bijwie;
    if (event.source !== parent || !allowed.includes(event.origin) || !(down < 1e5)) return;
    if (host !== event.origin) setTimeout(tell);
    host = event.origin;
    bar.style.transform = down > 0 ? `translateY(${down}px)` : "";
  });
  addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link && link.origin !== location.origin && link.protocol === "https:") link.target = "_top";
    if (link?.hash) setTimeout(() => tell(document.querySelector(link.hash)?.offsetTop));
  });
  new ResizeObserver(() => tell()).observe(page);
})();
