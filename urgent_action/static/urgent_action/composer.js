/* The letter: edited, linked, copied and printed in the browser. Nothing of it is sent to the server, and nothing is kept
   unless it is asked for. Without this script the letter stands as text, with a link that the server made. */
(() => {
  "use strict";

  const root = document.querySelector("[data-ua-composer]");
  if (!root) return;

  const { limit, webmails, letters, targets } = JSON.parse(root.dataset.uaComposer);
  const part = (name) => root.querySelector(`[data-ua-${name}]`);
  const tell = (status, text) => { if (status.textContent !== text) status.textContent = text; };
  const numerals = new Intl.NumberFormat(root.closest("[lang]").lang);
  const numeral = (number) => numerals.format(number);
  const words = Object.fromEntries([...root.querySelectorAll("[data-ua-words]")].map((field) => [field.dataset.uaWords, field]));

  const letter = () => letters[part("in")?.value ?? 0];
  const target = () => targets[part("to")?.value ?? 0];

  /* What was written, by language; a salutation belongs to its target as well. */
  const written = Object.fromEntries(letters.map(({ language, subject, body }) => [language, { subject, body, salutations: {} }]));

  const show = () => {
    const { language, direction, subject, body } = letter();
    const { salutations, address, label, copies } = target();
    const own = written[language];
    const model = { subject, body, salutation: salutations[letters.indexOf(letter())] };
    const now = { ...own, salutation: own.salutations[label] ?? model.salutation };
    for (const [name, text] of Object.entries(model)) {
      words[name].defaultValue = text;
      words[name].value = now[name];
      words[name].lang = language;
      words[name].dir = direction;
    }
    part("address").replaceChildren(...lines(address));
    part("copies").hidden = !copies.length;
    part("copied-to").textContent = copies.join("; ");
    refresh();
    advise();
  };

  const lines = (texts) => texts.map((text) => Object.assign(document.createElement("span"), { textContent: text }));

  const note = () => {
    const own = written[letter().language];
    own.subject = words.subject.value;
    own.body = words.body.value;
    own.salutations[target().label] = words.salutation.value;
    refresh();
    clearTimeout(note.timer);
    note.timer = setTimeout(advise, 500); // after a pause, so that a screen reader is not talked into at every key
    later();
  };

  const signature = () => [words.name.value.trim(), words.town.value.trim()].filter(Boolean).join("\n");
  const text = () => [words.salutation.value.trim(), words.body.value.trim(), signature()].filter(Boolean).join("\n\n");

  /* Links. Half a character at the end of a selection cannot be encoded: it counts as one that is not known. */
  const encode = (value) => encodeURIComponent(value.toWellFormed?.() ?? value)
    .replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  const query = (fields) => Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `${name}=${encode(value)}`).join("&");
  const mailto = ({ emails }, fields) => {
    const to = emails.map((email) => encode(email).replaceAll("%40", "@")).join(",");
    return `mailto:${to}${query(fields) && "?"}${query(fields)}`;
  };

  let tooLong; // the characters of a link that no mail program would take whole, or 0
  const refresh = () => {
    const { emails, cc, has_post } = target();
    const to = target();
    const subject = words.subject.value.trim();
    const fields = { cc: cc.join(","), subject };
    const whole = mailto(to, { ...fields, body: text().replace(/\r?\n/g, "\r\n") });
    const fits = whole.length <= limit;
    const shorter = [{ ...fields, body: part("paste").content.textContent }, fields, { cc: fields.cc }].map((less) => mailto(to, less));
    part("mailed").hidden = !emails.length;
    part("mail").href = fits ? whole : shorter.find((link) => link.length <= limit) ?? shorter[2];
    part("whole").hidden = !fits;
    part("pasted").hidden = fits;
    root.querySelectorAll("[data-ua-webmail]").forEach((link, index) => {
      const service = webmails[index];
      const values = { to: emails.join(","), ...fields, body: text() };
      const href = service.address + (service.address.endsWith("?") ? "" : "&")
        + query(Object.fromEntries(Object.entries(service.fields).map(([name, theirs]) => [theirs, values[name]])));
      link.hidden = href.length > service.limit;
      if (!link.hidden) link.href = href;
    });
    root.querySelector("[data-ua-copy=emails]").hidden = !emails.length;
    root.querySelector("[data-ua-copy=address]").hidden = !has_post;
    root.querySelector("[data-ua-copy=subject]").hidden = !subject;
    tooLong = emails.length && !fits ? whole.length : 0;
  };

  /* How much of the letter is the model's, and whether it fits a link. Said at once with a letter that is shown: words that
     came later would push the form below them away from under a finger. */
  const paragraphs = (value) => value.split(/\n\s*\n/).map((paragraph) => paragraph.replace(/\s+/g, " ").trim()).filter(Boolean);
  const advise = () => {
    const { body, closing } = letter();
    const model = new Set(paragraphs(body));
    const present = paragraphs(words.body.value).filter((paragraph) => paragraph !== closing);
    const same = present.filter((paragraph) => model.has(paragraph)).length;
    const nudge = part("nudge");
    const { some, all, own } = nudge.dataset;
    const advice = same && same === present.length ? all : same ? some : own;
    tell(nudge, present.length ? advice.replace("{number}", numeral(same)).replace("{total}", numeral(present.length)) : "");
    const said = part("length");
    tell(said, tooLong ? said.dataset.long.replace("{length}", numeral(tooLong)).replace("{limit}", numeral(limit)) : "");
  };

  /* Copying. A browser may refuse it: then the text is marked, to be copied by hand. */
  const copy = async (value) => {
    const told = part("copied");
    const byHand = part("by-hand");
    told.textContent = "";
    try {
      await navigator.clipboard.writeText(value);
      byHand.hidden = true;
      told.textContent = told.dataset.message;
      return true;
    } catch {
      byHand.value = value;
      byHand.hidden = false;
      byHand.select();
      told.textContent = told.dataset.refused;
      return false;
    }
  };

  const everything = () => [
    target().emails.join(", "), target().cc.join(", "), target().address.join("\n"), words.subject.value.trim(), text(),
  ].filter(Boolean).join("\n\n");
  const copied = {
    letter: text,
    emails: () => target().emails.join(", "),
    address: () => target().address.join("\n"),
    subject: () => words.subject.value.trim(),
    all: everything,
  };
  for (const button of root.querySelectorAll("[data-ua-copy]")) {
    button.addEventListener("click", () => copy(copied[button.dataset.uaCopy]()));
  }
  part("mail").addEventListener("click", async (click) => {
    if (part("pasted").hidden) return;
    click.preventDefault();
    const { href } = part("mail");
    if (await copy(text())) location.href = href;
  });

  /* Printing: the letter alone, as a child of the body, so that the print styles can hide all others. */
  const put = (page, name, values) => {
    const place = page.querySelector(`[data-ua-fill=${name}]`);
    const filled = values.filter(Boolean);
    if (filled.length) place.append(...lines(filled));
    else place.remove();
  };
  part("print").addEventListener("click", () => {
    document.querySelector("body > .ua-post")?.remove();
    const page = part("post").content.firstElementChild.cloneNode(true);
    const { language, direction, copies_to } = letter();
    const [name, town] = [words.name.value.trim(), words.town.value.trim()];
    // The supporter's own way to write a date, where it is one of the letter's language.
    const locale = navigator.languages.find((one) => one.split("-")[0] === language.split("-")[0]) ?? language;
    const today = new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format();
    page.lang = language;
    page.dir = direction;
    page.classList.toggle("ua-post--long-address", target().address.length > 7);
    put(page, "name", [name]);
    put(page, "town", [town]);
    put(page, "address", target().address);
    const [place, day] = [town, today].map((said) => Object.assign(document.createElement("bdi"), { textContent: said }));
    page.querySelector("[data-ua-fill=date]").append(...(town ? [place, direction === "rtl" ? "، " : ", ", day] : [day]));
    put(page, "subject", [words.subject.value.trim()]);
    put(page, "text", [words.salutation.value.trim(), ...words.body.value.trim().split(/\n\s*\n/)]);
    page.querySelector("[data-ua-fill=signed]").append(name);
    put(page, "copies", target().copies.length ? [copies_to, ...target().copies] : []);
    document.body.append(page);
    document.documentElement.dataset.uaPrinting = "";
    addEventListener("afterprint", () => {
      page.remove();
      delete document.documentElement.dataset.uaPrinting;
    }, { once: true });
    print();
  });

  /* The draft, only if asked. Storage may be blocked, full, or hold what an older version of the page put there. */
  const KEY = `urgent-action-draft ${location.pathname}`;
  const keep = part("keep");
  keep.checked = false; // Firefox ticks it again when the page is loaded again, and then the text would be kept
  const stored = (act) => {
    try { return act(localStorage) ?? true; } catch { return null; }
  };
  const say = (what) => tell(part("draft"), part("draft").dataset[what]);
  const save = () => {
    if (!keep.checked || !root.isConnected) return; // forgotten, or closed meanwhile
    const draft = JSON.stringify({ written, name: words.name.value, town: words.town.value });
    keep.checked = stored((storage) => storage.setItem(KEY, draft)) !== null;
    part("forget").hidden = !keep.checked;
    say(keep.checked ? "kept" : "blocked");
  };
  const later = () => {
    if (!keep.checked) return;
    clearTimeout(later.timer);
    later.timer = setTimeout(save, 300);
  };
  const forget = () => {
    clearTimeout(later.timer);
    keep.checked = false;
    part("forget").hidden = true;
    say(stored((storage) => storage.removeItem(KEY)) === null ? "blocked" : "forgotten");
  };
  const restore = () => {
    const draft = stored((storage) => JSON.parse(storage.getItem(KEY)));
    if (!draft?.written) return;
    for (const [language, own] of Object.entries(written)) {
      const { subject, body, salutations } = draft.written[language] ?? {};
      if (typeof subject === "string") own.subject = subject;
      if (typeof body === "string") own.body = body;
      for (const [label, begins] of Object.entries(salutations ?? {})) {
        if (typeof begins === "string") own.salutations[label] = begins;
      }
    }
    words.name.value = draft.name ?? "";
    words.town.value = draft.town ?? "";
    keep.checked = true;
    part("forget").hidden = false;
    say("back");
  };
  keep.addEventListener("change", () => (keep.checked ? save() : forget()));
  part("forget").addEventListener("click", () => { forget(); keep.focus(); });
  addEventListener("pagehide", save);

  /* The page around: the printed letters are in the composer, and the links of targets lead to it. */
  for (const plain of document.querySelectorAll("[data-ua-plain]")) plain.hidden = true;
  for (const link of document.querySelectorAll("[data-ua-write-to]")) {
    link.href = "#ua-compose";
    link.addEventListener("click", () => {
      const place = targets.findIndex((other) => String(other.place) === link.dataset.uaWriteTo);
      if (part("to")) part("to").value = place;
      show();
    });
  }
  root.addEventListener("input", (event) => { if (event.target.dataset.uaWords) note(); });
  part("to")?.addEventListener("change", show);
  part("in")?.addEventListener("change", show);
  restore();
  root.hidden = false;
  show();
})();
