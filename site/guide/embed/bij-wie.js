// Shows the guide in a page of another site: <bij-wie lang="nl" start="gids/">a plain link</bij-wie>, or
// <iframe data-bij-wie src="…" title="…"></iframe>. The link stays until the guide answers: a browser or a
// server that refuses frames leaves the reader with the link. Only messages of the guide's own origin and
// frame count. No storage, no counting, no library.
(function () {
  const base = new URL("..", document.currentScript.src);
  function watch(frame, ready) {
    let loads = 0;
    const top = () => frame.getBoundingClientRect().top;
    const tell = () => frame.contentWindow.postMessage({ bijwie: -top() }, base.origin);
    frame.onload = () => {
      if (loads++ && top() < 0) frame.scrollIntoView();
      tell();
    };
    addEventListener("scroll", tell);
    addEventListener("message", ({ data, origin, source }) => {
      if (origin == base.origin && source == frame.contentWindow && data.bijwie > 0) {
        frame.style.height = data.bijwie + "px";
        if (data.at >= 0) scrollBy(0, top() + data.at);
        ready();
      }
    });
    tell();
  }
  document.querySelectorAll("iframe[data-bij-wie]").forEach((frame) => watch(frame, () => {}));
  customElements.define("bij-wie", class extends HTMLElement {
    connectedCallback() {
      if (this.on) return;
      const frame = (this.on = document.createElement("iframe"));
      const link = this.firstElementChild;
      frame.src = base + (this.lang == "en" ? "en/" : "nl/") + (this.getAttribute("start") || "");
      frame.title = this.textContent;
      frame.style = "width:100%;height:0;border:0";
      this.append(frame);
      watch(frame, () => link?.remove());
    }
  });
})();
