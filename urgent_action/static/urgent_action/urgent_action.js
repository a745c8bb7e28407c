/* Small helps for a page that works without them: flip at the deadline, focus the errors, copy and print the letter. */
(() => {
  "use strict";

  const CHUNK = 3600 * 1000; // timers of many days overflow, and sleep with the machine: look again every hour
  const NEAR = 24 * CHUNK; // within a day of the close the visitor's clock is no longer believed

  /* A page that is open when the deadline passes. The visitor's clock may be wrong, so the server is asked before the
     form goes; where it cannot be asked, the deadline as printed holds. */
  for (const banner of document.querySelectorAll("[data-ua-closes]")) {
    let closes = Number(banner.dataset.uaCloses) * 1000;
    let asked = false;
    let timer;
    const close = () => {
      for (const part of document.querySelectorAll("[data-ua-open-only]")) part.remove();
      for (const part of document.querySelectorAll("[data-ua-closed-only]")) part.hidden = false;
      for (const link of document.querySelectorAll(".ua-channels a")) link.replaceWith(...link.childNodes);
      banner.className = "ua-banner ua-banner--closed";
      banner.replaceChildren(banner.querySelector("template[data-ua-closed]").content.cloneNode(true));
      banner.removeAttribute("data-ua-closes");
    };
    const ask = async () => {
      try {
        // Not from the browser's cache: an answer that counts seconds grows old in it. A shared cache says how old it is.
        const response = await fetch(banner.dataset.uaStatus, { credentials: "omit", cache: "no-store" });
        const answer = await response.json();
        if (!answer.takes_action) return close();
        if (answer.seconds_left === null) return; // the deadline was taken away
        const left = answer.seconds_left - (Number(response.headers.get("Age")) || 0);
        closes = Date.now() + Math.max(1, left) * 1000;
      } catch {
        if (closes <= Date.now()) return close();
      }
      asked = true;
      wait();
    };
    const wait = () => {
      clearTimeout(timer);
      const left = closes - Date.now();
      if (left > (asked ? 0 : NEAR)) timer = setTimeout(wait, Math.min(left, CHUNK));
      else ask();
    };
    wait();
    // Timers stand still while a machine sleeps or a page lies in the back/forward cache.
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && banner.dataset.uaCloses) wait();
    });
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
      const told = letter.querySelector("[data-ua-copied]");
      try {
        await navigator.clipboard.writeText(letter.querySelector("[data-ua-text]").value);
        told.textContent = told.dataset.message;
      } catch {
        getSelection().selectAllChildren(letter.querySelector("[data-ua-letter]"));
        told.textContent = told.dataset.refused;
      }
    });
  }

  for (const button of document.querySelectorAll("[data-ua-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();
