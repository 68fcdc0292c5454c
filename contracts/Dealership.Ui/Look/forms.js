// Forms: one press makes one record, Ctrl+Enter (in dealership.js) sends, what is typed is kept on this device until it is saved,
// the first wrong field takes the focus, numbers are tidied as they are typed.
(() => {
  "use strict";
  const { one, all, say, on, make, device, tab, toast, arrive } = window.dealership;

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
    if (!one("form[data-sent]")) return false;
    tab.drop("posted");
    release();
    toast(say("没有发出去。内容还在，连上网后再按一次。", "Not sent. Your text is still here: press again when you are back online."), { late: true });
    return true;
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
  window.addEventListener("unhandledrejection", event => { if (notSent()) event.preventDefault(); });

  let writing;
  for (const type of ["input", "change"]) on(type, "form[data-draft]", (event, form) => {
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

  // Fields that belong to some answers of another
  const showParts = form => all("[data-shown-when]", form).forEach(part => {
    const chosen = [...form.elements].filter(field => field.name?.split(".").pop() === part.dataset.shownWhen).map(valueOf).filter(Boolean);
    part.hidden = !chosen.some(value => part.dataset.shownFor.split(" ").includes(value));
  });
  document.addEventListener("change", event => { if (event.target.form) showParts(event.target.form); });

  // Masks: what a keyboard does to numbers
  const narrow = text => text.replace(/[\uff01-\uff5e]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, " ");
  const masks = {
    upper: text => text.toUpperCase(),
    plate: text => text.toUpperCase().replace(/[\s·]/g, ""),
    vin: text => text.toUpperCase().replace(/[^0-9A-Z]/g, ""),
    digits: text => text.replace(/\D/g, ""),
    number: text => text.replace(/[,\s]/g, ""),
    amount: text => {
      const [, whole, part] = /^(\d+)(\.\d*)?$/.exec(text.replace(/[,\s¥]/g, "")) ?? [];
      return whole ? whole.replace(/\B(?=(\d{3})+$)/g, ",") + (part ?? "") : text.trim();
    },
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

  window.addEventListener("pageshow", event => { if (event.persisted) release(); });
  arrive(answered => {
    settleDraft(answered);
    release();
    const old = Date.now() - 3 * Days;
    device.keys().filter(key => key.startsWith("draft:") && (device.get(key)?.at ?? 0) < old).forEach(device.drop);
    all("form[data-draft]").forEach(restoreDraft);
    all("form").forEach(showParts);
    all("[data-mask=vin]").forEach(field => { if (field.value) tidy(field); });
    const wrong = one("form[data-problems] [aria-invalid=true], form[data-problems] .field-wrong input");
    if (wrong) focusField(wrong.closest("fieldset")?.id ?? wrong.id);
    else one("[data-form-problems]")?.focus();
  });
})();
