/* Whatever says that an action is open goes when it closes, also in a page that is already open in a browser.

   [data-ua-closes] is such a part: the deadline in seconds since 1970, and in data-ua-status where to ask the server.
   A part with a <template data-ua-closed> becomes what is in it, and around it, as far as the nearest [data-ua-action],
   what asks to act goes: data-ua-open-only is removed, data-ua-closed-only shown. A part without one is removed, and with
   the last [data-ua-open] the [data-ua-open-list] around it. */
(() => {
  "use strict";

  const CHUNK = 3600 * 1000; // timers of many days overflow, and sleep with the machine: look again every hour
  const NEAR = 24 * CHUNK; // within a day of the close the visitor's clock is no longer believed

  const turn = (part, closed) => {
    const around = part.closest("[data-ua-action]") ?? document;
    // Whoever was writing is told, and keeps their place: what goes may hold the focus.
    for (const shown of around.querySelectorAll("[data-ua-closed-only]")) shown.hidden = false;
    for (const gone of around.querySelectorAll("[data-ua-open-only]")) {
      const said = gone.nextElementSibling?.matches(".ua-ended") ? gone.nextElementSibling : null;
      const fields = [...gone.querySelectorAll("input:not([type=hidden]), textarea")];
      const typed = fields.some((field) => ["checkbox", "radio"].includes(field.type)
        ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);
      if (said && typed) said.querySelector("[data-ua-closed-typed]").hidden = false;
      const held = gone.contains(document.activeElement);
      gone.remove();
      if (held) (said ?? part).focus();
    }
    for (const link of around.querySelectorAll(".ua-channels a")) link.replaceWith(...link.childNodes);
    part.className = part.className.replace(/--(open|closing_soon)\b/g, "--closed");
    part.replaceChildren(closed.content.cloneNode(true));
    part.removeAttribute("data-ua-closes");
  };

  const leave = (part) => {
    const list = part.closest("[data-ua-open-list]");
    (part.closest("li") ?? part).remove();
    if (list && !list.querySelector("[data-ua-open]")) list.remove();
  };

  /* The visitor's clock may be wrong, so the server is asked before anything goes; where it cannot be asked, the deadline
     as printed holds. */
  for (const part of document.querySelectorAll("[data-ua-closes]:not([data-ua-watched])")) {
    part.dataset.uaWatched = ""; // a page of the app with the site's banner on it runs this twice
    let closes = Number(part.dataset.uaCloses) * 1000;
    let asked = false;
    let timer;
    const close = () => {
      const closed = part.querySelector("template[data-ua-closed]");
      if (closed) turn(part, closed);
      else leave(part);
    };
    const ask = async () => {
      try {
        // Not from the browser's cache: an answer that counts seconds grows old in it. A shared cache says how old it is.
        const response = await fetch(part.dataset.uaStatus, { credentials: "omit", cache: "no-store" });
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
      if (!document.hidden && part.isConnected && part.dataset.uaCloses) wait();
    });
  }
})();
