/* Small helps for a page that works without them: flip at the deadline, focus the errors, copy and print the letter. */
(() => {
  "use strict";

  const CHUNK = 3600 * 1000; // timers of many days overflow, and sleep with the machine: look again every hour

  /* A page that is open when the deadline passes. The visitor's clock may be wrong, so the server is asked before the
     form goes; where it cannot be asked, the deadline as printed holds. */
  for (const banner of document.querySelectorAll("[data-ua-closes]")) {
    let closes = Number(banner.dataset.uaCloses) * 1000;
    const close = () => {
      for (const part of document.querySelectorAll("[data-ua-open-only]")) part.remove();
      banner.className = "ua-banner ua-banner--closed";
      banner.replaceChildren(banner.querySelector("template[data-ua-closed]").content.cloneNode(true));
      banner.removeAttribute("data-ua-closes");
    };
    const ask = async () => {
      try {
        const answer = await (await fetch(banner.dataset.uaStatus, { credentials: "omit" })).json();
        if (!answer.takes_action) return close();
        closes = Date.now() + Math.max(1, answer.seconds_left) * 1000;
        wait();
      } catch {
        close();
      }
    };
    const wait = () => {
      const left = closes - Date.now();
      if (left > 0) setTimeout(wait, Math.min(left, CHUNK));
      else ask();
    };
    wait();
  }

  /* The count goes on while somebody reads: once a minute, only while the page is looked at. */
  for (const tally of document.querySelectorAll("[data-ua-count]")) {
    const number = tally.querySelector("[data-ua-number]");
    if (!number) continue;
    setInterval(async () => {
      if (document.hidden) return;
      try {
        const { signatures } = await (await fetch(tally.dataset.uaCount, { credentials: "omit" })).json();
        const text = new Intl.NumberFormat(tally.closest("[lang]").lang).format(signatures);
        if (!signatures || number.textContent === text) return;
        number.textContent = text;
        tally.hidden = false;
        const bar = tally.querySelector("progress");
        if (bar) bar.value = signatures;
      } catch { /* the next minute will do */ }
    }, 60 * 1000);
  }

  document.querySelector("[data-ua-focus]")?.focus();

  for (const button of document.querySelectorAll("[data-ua-copy]")) {
    if (!navigator.clipboard) continue;
    const letter = button.closest(".ua-letter");
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(letter.querySelector("[data-ua-text]").value);
      const told = letter.querySelector("[data-ua-copied]");
      told.textContent = told.dataset.message;
    });
  }

  for (const button of document.querySelectorAll("[data-ua-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();
