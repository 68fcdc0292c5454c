// What links and posted forms cannot do alone: drafts, one press only, pickers, Ctrl+K, keys, toasts, progress.
// Everything hangs on the document, because enhanced navigation swaps the page under our feet; arrive() runs after each swap.
(() => {
  "use strict";

  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const say = (zh, en) => (document.documentElement.lang.startsWith("en") ? en : zh);
  const on = (type, selector, act, capture) =>
    document.addEventListener(type, event => {
      const hit = event.target.closest?.(selector);
      if (hit) act(event, hit);
    }, capture);
  const make = (tag, css, text) => {
    const node = document.createElement(tag);
    if (css) node.className = css;
    if (text != null) node.textContent = text;
    return node;
  };
  const getJson = async (url, query) => {
    const answer = await fetch(query == null ? url : url + (url.includes("?") ? "&" : "?") + "q=" + encodeURIComponent(query));
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };
  // Storage may be full or forbidden; nothing here is worth an error.
  const store = kind => ({
    get: key => { try { return JSON.parse(window[kind].getItem(key)); } catch { return null; } },
    set: (key, value) => { try { window[kind].setItem(key, JSON.stringify(value)); } catch { } },
    drop: key => { try { window[kind].removeItem(key); } catch { } },
    keys: () => { try { return Object.keys(window[kind]); } catch { return []; } },
  });
  const device = store("localStorage"), tab = store("sessionStorage");

  // ── Toasts ────────────────────────────────────────────────────────────────────────────────────────────────────
  function toast(text, { undo, late } = {}) {
    const shelf = one("#toasts");
    if (!shelf) return;
    const slip = make("div", late ? "toast toast-late" : "toast");
    slip.append(make("span", "", text));
    if (undo) {
      const link = make("a", "toast-undo", shelf.dataset.undo);
      link.href = undo;
      slip.append(link);
    }
    const close = make("button", "toast-close", "×");
    close.type = "button";
    close.setAttribute("aria-label", shelf.dataset.close);
    close.onclick = () => slip.remove();
    slip.append(close);
    shelf.replaceChildren(slip);
    setTimeout(() => slip.remove(), undo || late ? 10000 : 5000);
  }

  function showLeftToast() {
    const left = document.cookie.match(/(?:^|; )toast=([^;]*)/);
    if (!left) return;
    document.cookie = "toast=; path=/; max-age=0; samesite=lax";
    try {
      const { text, undo } = JSON.parse(decodeURIComponent(left[1]));
      toast(text, { undo });
    } catch { }
  }

  // ── Forms: one press, Ctrl+Enter, drafts ──────────────────────────────────────────────────────────────────────
  const Days = 86400000;
  const draftKey = form => `draft:${one(".shell")?.dataset.user ?? ""}:${location.pathname}${location.search}:${form.dataset.draft}`;
  const draftFields = form => [...form.elements].filter(field =>
    field.name && field.type !== "password" && field.type !== "file" && field.type !== "submit" && (field.type !== "hidden" || "pickedId" in field.dataset));
  const valueOf = field => (field.type === "checkbox" || field.type === "radio" ? (field.checked ? field.value : null) : field.value);

  function saveDraft(form) {
    const fields = draftFields(form).map(field => [field.name, valueOf(field)]).filter(([, value]) => value !== null);
    device.set(draftKey(form), { at: Date.now(), fields });
  }

  function restoreDraft(form) {
    const draft = device.get(draftKey(form));
    if (!draft || form.dataset.problems) return;
    const kept = (name, value) => draft.fields.some(([n, v]) => n === name && v === value);
    let changed = false;
    for (const field of draftFields(form)) {
      if (field.type === "checkbox" || field.type === "radio") {
        const want = kept(field.name, field.value);
        changed ||= field.checked !== want;
        field.checked = want;
      } else {
        const line = draft.fields.find(([name]) => name === field.name);
        if (!line) continue;
        changed ||= field.value !== line[1];
        field.value = line[1];
      }
    }
    if (!changed || one(".draft-note", form)) return;
    const note = make("p", "draft-note"), away = make("button", "link", say("丢弃", "Discard"));
    const at = new Date(draft.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    note.setAttribute("role", "status");
    note.append(say(`已恢复 ${at} 没存完的内容。`, `Restored what you typed at ${at}. `), away);
    away.type = "button";
    away.onclick = () => { device.drop(draftKey(form)); form.reset(); note.remove(); };
    form.prepend(note);
  }

  // An answer came to what was posted: the draft has served, unless the form came back with problems or the house failed.
  function settleDraft(answered) {
    const posted = tab.get("posted");
    if (!posted) return;
    tab.drop("posted");
    const back = all("form[data-draft]").find(form => draftKey(form) === posted);
    if (answered && !one("[data-error-panel]") && !back?.dataset.problems) device.drop(posted);
  }

  function release() {
    all("form[data-sent]").forEach(form => {
      delete form.dataset.sent;
      all("[aria-busy]", form).forEach(button => { button.disabled = false; button.removeAttribute("aria-busy"); });
    });
  }

  function notSent() {
    if (!one("form[data-sent]")) return;
    tab.drop("posted");
    release();
    toast(say("没有发出去。内容还在,连上网后再按一次。", "Not sent. Your text is still here: press again when you are back online."), { late: true });
  }

  document.addEventListener("submit", event => {
    const form = event.target;
    if (form.matches("[data-filters]")) {
      const blank = [...form.elements].filter(field => field.name && field.value === "");
      blank.forEach(field => { field.disabled = true; });
      setTimeout(() => blank.forEach(field => { field.disabled = false; }));
    }
    if (form.matches("[data-sign-out]")) device.keys().filter(key => key.startsWith("draft:")).forEach(device.drop);
    if (!form.matches("[data-once]")) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "true";
    if (form.dataset.draft) {
      saveDraft(form);
      tab.set("posted", draftKey(form));
    }
    if (!navigator.onLine) {
      event.preventDefault();
      notSent();
      return;
    }
    // Later, because a disabled button would not be posted.
    setTimeout(() => [...form.elements].filter(field => field.type === "submit").forEach(button => {
      button.disabled = true;
      button.setAttribute("aria-busy", "true");
    }));
  }, true);
  window.addEventListener("unhandledrejection", notSent);

  let writing;
  on("input", "form[data-draft]", (event, form) => {
    clearTimeout(writing);
    writing = setTimeout(() => saveDraft(form), 300);
  });
  on("change", "[data-filters] select, [data-filters] input[type=date]", (event, field) => field.form.requestSubmit());

  function focusField(id) {
    const field = document.getElementById(id);
    const target = field?.matches("fieldset") ? one("input", field) : field;
    target?.focus({ preventScroll: true });
    target?.closest(".field")?.scrollIntoView({ block: "center" });
  }
  on("click", "[data-to-field]", (event, link) => { event.preventDefault(); focusField(link.dataset.toField); });

  // ── Masks: what a keyboard does to numbers ────────────────────────────────────────────────────────────────────
  const narrow = text => text.replace(/[\uff01-\uff5e]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, " ");
  const masks = {
    upper: text => text.toUpperCase(),
    plate: text => text.toUpperCase().replace(/[\s·]/g, ""),
    vin: text => text.toUpperCase().replace(/[^0-9A-Z]/g, ""),
    digits: text => text.replace(/\D/g, ""),
    number: text => text.replace(/[,\s]/g, ""),
    phone: text => {
      const bare = text.trim().replace(/[\s-]/g, "").replace(/^(\+|00)?86(?=1\d{10}$)/, "");
      return /^1\d{10}$/.test(bare) ? bare : text.trim();
    },
  };
  function tidy(field) {
    const clean = masks[field.dataset.mask]?.(narrow(field.value)) ?? field.value;
    if (clean !== field.value) field.value = clean;
    if (field.dataset.mask === "vin") field.closest(".field")?.querySelector("label")?.setAttribute("data-count", `${clean.length}/17`);
  }
  on("change", "[data-mask]", (event, field) => tidy(field), true);
  on("input", "[data-mask=vin], [data-mask=upper], [data-mask=plate]", (event, field) => { if (!event.isComposing) tidy(field); }, true);
  on("keydown", "[data-mask]", (event, field) => { if (event.key === "Enter") tidy(field); }, true);

  // ── Comboboxes: the picker in a form and the palette ──────────────────────────────────────────────────────────
  const boxOf = input => {
    const root = input.closest("[data-picker], [data-palette]");
    return { root, list: one("[role=listbox]", root), url: root.dataset.url ?? root.dataset.palette, palette: "palette" in root.dataset };
  };
  const asked = new WeakMap();

  function close(input) {
    const { list, palette } = boxOf(input);
    if (palette) return;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function mark(input, index) {
    const rows = all("[role=option]", boxOf(input).list);
    rows.forEach((row, i) => row.setAttribute("aria-selected", String(i === index)));
    if (!rows[index]) return;
    input.setAttribute("aria-activedescendant", rows[index].id);
    rows[index].scrollIntoView({ block: "nearest" });
  }

  async function ask(input) {
    const { root, list, url, palette } = boxOf(input);
    const turn = (asked.get(input) ?? 0) + 1;
    asked.set(input, turn);
    let found;
    try { found = await getJson(url, input.value.trim()); } catch { return; }
    if (asked.get(input) !== turn) return;
    let group;
    list.replaceChildren();
    found.forEach((item, i) => {
      if (item.group && item.group !== group) {
        group = item.group;
        const head = make("li", "palette-group", group);
        head.setAttribute("role", "presentation");
        list.append(head);
      }
      const row = make("li", "option");
      row.id = `${list.id}-${i}`;
      row.setAttribute("role", "option");
      row.append(make("span", "option-label", item.label), make("span", "option-hint", item.hint ?? ""));
      Object.assign(row.dataset, { id: item.id ?? "", href: item.href ?? "", label: item.label });
      list.append(row);
    });
    if (palette) one(".palette-note", root).textContent = found.length ? "" : input.value ? root.dataset.none : root.dataset.start;
    else if (!found.length) {
      const none = make("li", "option option-none", root.dataset.none);
      none.setAttribute("role", "presentation");
      list.append(none);
    }
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(input, palette || input.value ? 0 : -1);
  }

  function choose(input, row) {
    const { root, palette } = boxOf(input);
    if (palette) {
      root.close();
      go(row.dataset.href);
      return;
    }
    input.value = row.dataset.label;
    one("[data-picked-id]", root).value = row.dataset.id;
    close(input);
    input.dispatchEvent(new Event("change", { bubbles: true }));
    if (input.form?.dataset.draft) saveDraft(input.form);
  }

  const go = href => (window.Blazor?.navigateTo ? window.Blazor.navigateTo(href) : location.assign(href));
  let typing;
  on("input", "[role=combobox]", (event, input) => {
    const id = one("[data-picked-id]", boxOf(input).root);
    if (id) id.value = "";
    clearTimeout(typing);
    if (!event.isComposing) typing = setTimeout(() => ask(input), 120);
  });
  on("compositionend", "[role=combobox]", (event, input) => ask(input));
  on("focusin", "[data-picker] [role=combobox]", (event, input) => { if (!input.value) ask(input); });
  on("focusout", "[data-picker] [role=combobox]", (event, input) => setTimeout(() => close(input), 150));
  on("keydown", "[role=combobox]", (event, input) => {
    const rows = all("[role=option]", boxOf(input).list);
    const at = rows.findIndex(row => row.getAttribute("aria-selected") === "true");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && rows.length) {
      event.preventDefault();
      mark(input, (at + step + rows.length) % rows.length);
    } else if (event.key === "Enter" && !event.ctrlKey && rows[at] && input.getAttribute("aria-expanded") === "true") {
      event.preventDefault();
      choose(input, rows[at]);
    } else if (event.key === "Escape") close(input);
  });
  on("mousedown", "[role=option]", (event, row) => {
    event.preventDefault();
    choose(one("[role=combobox]", row.closest("[data-picker], [data-palette]")), row);
  });

  let looking;
  document.addEventListener("input", event => {
    const hint = all("[data-duplicates]", event.target.form ?? document).find(box => event.target.name?.split(".").pop() === box.dataset.watch);
    if (!hint) return;
    clearTimeout(looking);
    looking = setTimeout(async () => {
      let found = [];
      try { if (event.target.value.trim()) found = await getJson(hint.dataset.url, event.target.value.trim()); } catch { }
      hint.replaceChildren();
      if (!found.length) return;
      const list = make("ul");
      found.forEach(item => {
        const line = make("li"), link = make("a", "", item.label);
        link.href = item.href;
        line.append(link, make("span", "muted", " " + (item.hint ?? "")));
        list.append(line);
      });
      hint.append(make("strong", "", hint.dataset.title), list);
    }, 250);
  });

  // ── Fields that belong to some answers of another ─────────────────────────────────────────────────────────────
  const showParts = form => all("[data-shown-when]", form).forEach(part => {
    const chosen = [...form.elements].filter(field => field.name?.split(".").pop() === part.dataset.shownWhen).map(valueOf).filter(Boolean);
    part.hidden = !chosen.some(value => part.dataset.shownFor.split(" ").includes(value));
  });
  document.addEventListener("change", event => { if (event.target.form) showParts(event.target.form); });

  // ── A record made on the spot, beside the picker that then holds it ───────────────────────────────────────────
  on("click", "[data-adder] button", async (event, button) => {
    const adder = button.closest("[data-adder]"), form = button.closest("form"), said = one("[data-adder-problem]", adder);
    const fields = all("[data-adds]", adder);
    adder.dataset.key ||= crypto.randomUUID();
    button.disabled = true;
    said.textContent = "";
    try {
      const answer = await fetch(adder.dataset.adder, {
        method: "POST",
        headers: { "Content-Type": "application/json", "Idempotency-Key": adder.dataset.key, RequestVerificationToken: one("[name=__RequestVerificationToken]", form).value },
        body: JSON.stringify(Object.fromEntries(fields.map(field => [field.dataset.adds, field.value.trim()]))),
      });
      const body = await answer.json();
      if (!answer.ok) said.textContent = Object.values(body.errors ?? {}).flat().join(" ") || body.title;
      else {
        const picker = one("[data-picker]", adder.parentElement);
        one("[data-picked-id]", picker).value = body.id;
        one("[role=combobox]", picker).value = fields.map(field => field.value.trim()).join(" ");
        delete adder.dataset.key;
        adder.open = false;
        toast(body.message);
      }
    } catch { said.textContent = say("没有发出去，请再按一次。", "Not sent: press again."); }
    button.disabled = false;
  });

  // ── Overlays, menus, theme ────────────────────────────────────────────────────────────────────────────────────
  function open(id) {
    const dialog = document.getElementById(id);
    if (!dialog || dialog.open) return;
    all("dialog[open]").forEach(other => other.close());
    dialog.showModal();
    const input = one("[role=combobox]", dialog);
    if (input) { input.value = ""; ask(input); }
  }
  on("click", "[data-open]", (event, button) => open(button.dataset.open));
  on("click", "[data-close]", (event, button) => button.closest("dialog").close());
  on("click", "[data-close-details]", (event, button) => { button.closest("details").open = false; });
  document.addEventListener("click", event => {
    if (event.target.matches("dialog")) event.target.close();
    all("details[data-menu][open], details.confirm[open]").forEach(menu => { if (!menu.contains(event.target)) menu.open = false; });
  });
  on("click", "[data-theme-to]", (event, button) => {
    const theme = button.dataset.themeTo;
    document.cookie = `theme=${theme}; path=/; max-age=${theme ? 31536000 : 0}; samesite=lax`;
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    markTheme();
  });
  const markTheme = () => all("[data-theme-to]").forEach(button =>
    button.setAttribute("aria-pressed", String(button.dataset.themeTo === (document.documentElement.dataset.theme ?? ""))));
  document.addEventListener("toggle", event => {
    if (event.target.matches?.("[data-fold]")) device.set("fold:" + event.target.dataset.fold, event.target.open);
  }, true);

  // ── Selection ─────────────────────────────────────────────────────────────────────────────────────────────────
  function count(list) {
    const boxes = all("[name=Selected]", list), picked = boxes.filter(box => box.checked).length;
    const head = one("[data-pick-all]", list), figure = one("[data-picked]", list);
    if (head) { head.checked = picked > 0 && picked === boxes.length; head.indeterminate = picked > 0 && picked < boxes.length; }
    if (figure) figure.textContent = picked;
  }
  on("change", "[data-pick-all]", (event, head) => all("[name=Selected]", head.closest("[data-list]")).forEach(box => { box.checked = head.checked; }));
  on("change", "[data-list]", (event, list) => count(list));
  on("reset", ".bulk-form", (event, form) => setTimeout(() => count(form.closest("[data-list]"))));

  // ── Keys ──────────────────────────────────────────────────────────────────────────────────────────────────────
  let waiting = "";
  document.addEventListener("keydown", event => {
    const at = document.activeElement, command = event.ctrlKey || event.metaKey;
    if (command && event.key.toLowerCase() === "k") { event.preventDefault(); open("palette"); return; }
    if (command && event.key === "Enter") {
      const form = at?.form ?? at?.closest?.("form") ?? one("form[data-draft]");
      if (form?.matches("[data-once]")) { event.preventDefault(); form.requestSubmit(one("[data-submit]", form) ?? undefined); }
      return;
    }
    if (event.key === "Escape" && !one("dialog[open]")) {
      all("details[data-menu][open], details.confirm[open]").forEach(menu => { menu.open = false; one("summary", menu).focus(); });
      all("[data-nav-toggle]").forEach(box => { box.checked = false; });
      if (at?.matches("input, textarea, select")) at.blur();
      return;
    }
    if (command || event.altKey || event.isComposing || one("dialog[open]") || at?.matches("input:not([type=checkbox], [type=radio]), textarea, select")) return;
    const rows = all(".row-link"), row = rows.findIndex(link => link === at || link.closest("tr") === at?.closest?.("tr"));
    const step = { j: 1, k: -1 }[event.key];
    if (step && rows.length) rows[row < 0 ? 0 : Math.min(Math.max(row + step, 0), rows.length - 1)].focus();
    else if (event.key === "x" && row >= 0) one("[name=Selected]", rows[row].closest("tr"))?.click();
    else if (event.key === "/" && one(".filter-text input")) { event.preventDefault(); one(".filter-text input").focus(); }
    else if (event.key === "?") open("keyhelp");
    else if (event.key === "h" && waiting === "g") go(one(".top-store")?.getAttribute("href") ?? "/");
    waiting = event.key;
  });

  // ── Progress, line, scroll place ──────────────────────────────────────────────────────────────────────────────
  async function follow(box) {
    if (box.dataset.followed) return;
    box.dataset.followed = "true";
    while (box.isConnected) {
      try {
        const now = await getJson(box.dataset.progress);
        Object.assign(one("progress", box), { max: now.total || 1, value: now.done });
        if (now.text) one("[data-progress-text]", box).textContent = now.text;
        one("[data-progress-count]", box).textContent = now.total ? `${now.done.toLocaleString("en")} / ${now.total.toLocaleString("en")}` : "";
        if (now.state !== "running") { location.reload(); return; }
      } catch { await new Promise(wake => setTimeout(wake, 2000)); }
      await new Promise(wake => setTimeout(wake, 500));
    }
  }

  const line = () => document.documentElement.classList.toggle("offline", !navigator.onLine);
  window.addEventListener("online", line);
  window.addEventListener("offline", line);

  let goingBack = null;
  const place = () => "scroll:" + location.pathname + location.search;
  window.addEventListener("popstate", () => { goingBack = place(); });
  let scrolling;
  window.addEventListener("scroll", () => {
    clearTimeout(scrolling);
    if (!goingBack) scrolling = setTimeout((key => () => tab.set(key, window.scrollY))(place()), 80);
  }, { passive: true });

  function arrive(answered) {
    settleDraft(answered);
    release();
    const old = Date.now() - 3 * Days;
    device.keys().filter(key => key.startsWith("draft:") && (device.get(key)?.at ?? 0) < old).forEach(device.drop);
    all("form[data-draft]").forEach(restoreDraft);
    all("form").forEach(showParts);
    all("[data-mask=vin]").forEach(field => { if (field.value) tidy(field); });
    all("[data-nav-toggle]").forEach(box => { box.checked = false; });
    all("details[data-menu]").forEach(menu => { menu.open = false; });
    all("[data-fold]").forEach(group => {
      const folded = device.get("fold:" + group.dataset.fold);
      if (folded !== null && !one("[aria-current]", group)) group.open = folded;
    });
    all("[data-list]").forEach(count);
    all("[data-progress]").forEach(follow);
    markTheme();
    line();
    showLeftToast();
    const wrong = one("form[data-problems] [aria-invalid=true], form[data-problems] .field-wrong input");
    if (wrong) focusField(wrong.closest("fieldset")?.id ?? wrong.id);
    else one("[data-form-problems]")?.focus();
    if (goingBack === place()) window.scrollTo(0, tab.get(goingBack) ?? 0);
    goingBack = null;
  }

  const start = () => {
    // A page that was reloaded or gone back to is no answer to a post.
    arrive((performance.getEntriesByType("navigation")[0]?.type ?? "navigate") === "navigate");
    window.Blazor?.addEventListener?.("enhancedload", () => arrive(true));
  };
  window.addEventListener("pageshow", event => { if (event.persisted) release(); });
  if (document.readyState === "complete") start();
  else window.addEventListener("load", start);
})();
