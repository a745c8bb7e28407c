/* Small helps for a page that works without them: the count goes on, errors get the focus, embassies wait for a country.
   closing.js ends the action, composer.js is the letter. */
(() => {
  "use strict";

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

  /* Of several embassies the one in the supporter's country is shown. */
  const embassies = [...document.querySelectorAll("[data-ua-embassy]")];
  for (const filter of document.querySelectorAll("[data-ua-embassies]")) {
    const select = filter.querySelector("select");
    const choose = () => {
      for (const embassy of embassies) embassy.hidden = embassy.dataset.uaEmbassy !== select.value;
    };
    for (const embassy of embassies) embassy.dataset.uaClosedOnly = ""; // after the close all are shown again
    filter.hidden = false;
    select.addEventListener("change", choose);
    choose();
  }
  /* Suggested posts are copied; what a browser refuses is marked, to be copied by hand. */
  for (const button of document.querySelectorAll("[data-ua-copy-post]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const post = button.closest("details");
      const told = post.querySelector("[role=status]");
      try {
        await navigator.clipboard.writeText(post.querySelector("[data-ua-suggested]").textContent);
        told.textContent = told.dataset.message;
      } catch {
        getSelection().selectAllChildren(post.querySelector("[data-ua-suggested]"));
      }
    });
  }

  /* A draft that composer.js kept when asked is not kept past the close. */
  if (document.querySelector("[data-ua-action]") && !document.querySelector("[data-ua-composer]")) {
    try { localStorage.removeItem(`urgent-action-draft ${location.pathname}`); } catch { /* nothing could be kept */ }
  }
})();
