"use strict";
(() => {
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const one = (selector, within = document) => within.querySelector(selector);

  // Light and dark.
  const root = document.documentElement;
  const button = one("button.theme");
  const dark = () =>
    root.dataset.theme === "dark" ||
    (root.dataset.theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  const nameTheme = () => {
    button.textContent = dark() ? "Light" : "Dark";
    button.setAttribute("aria-label", `Switch to ${dark() ? "light" : "dark"} colours`);
    button.removeAttribute("aria-pressed");
  };
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    nameTheme();
  });
  nameTheme();

  // Contents close once a section is chosen.
  all("nav details a").forEach((link) =>
    link.addEventListener("click", () => one("nav details").removeAttribute("open"))
  );
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") one("nav details").removeAttribute("open");
  });

  // Filters and threshold: every count on the page is made again from what is shown.
  const pairs = all(".pair").map((element) => ({
    element,
    facets: JSON.parse(element.dataset.facets),
    below: JSON.parse(element.dataset.below),
    score: Number(element.dataset.score),
    words: Number(element.dataset.words),
    text: element.textContent.toLowerCase(),
  }));
  const filters = one(".filters");
  const judged = pairs.filter((pair) => Object.keys(pair.facets).length);
  const tones = {};
  all(".bar .legend li").forEach((item) => (tones[item.dataset.part] = one(".sign", item).textContent));

  const finding = (pair, level) => (pair.score * 100 + 1e-9 < level ? pair.below : pair.facets);
  const chosen = () =>
    all("fieldset[data-facet]", filters).map((set) => [
      set.dataset.facet,
      new Set(all("input:checked", set).map((input) => input.dataset.value)),
      all("input", set).map((input) => input.dataset.value),
    ]);

  const showTone = (pair, tone) => {
    const chip = one("header .chip", pair.element);
    if (!chip || !tones[tone]) return;
    [pair.element, chip].forEach((element) => {
      Array.from(element.classList)
        .filter((name) => name.startsWith("tone-"))
        .forEach((name) => element.classList.remove(name));
      element.classList.add(`tone-${tone}`);
    });
    one(".sign", chip).textContent = tones[tone];
    one(".word", chip).textContent = tone;
    const line = document.getElementById(pair.element.id.replace("s", "a"));
    if (line) {
      Array.from(line.classList)
        .filter((name) => name.startsWith("tone-"))
        .forEach((name) => line.classList.remove(name));
      line.classList.add(`tone-${tone}`);
    }
  };

  const drawBar = (bar, shown) => {
    const facet = bar.dataset.bar;
    const counts = {};
    shown.forEach(({ facets }) => (counts[facets[facet]] = (counts[facets[facet]] || 0) + 1));
    let left = 0;
    all("g[data-part]", bar).forEach((part) => {
      const number = counts[part.dataset.part] || 0;
      const width = shown.length ? (100 * number) / shown.length : 0;
      part.classList.toggle("none", number === 0);
      part.classList.toggle("narrow", width < 5);
      part.classList.toggle("slim", width < 13);
      one("rect", part).setAttribute("x", `${left}%`);
      one("rect", part).setAttribute("width", `${width}%`);
      one("text", part).setAttribute("x", `${left + width / 2}%`);
      one(".number", part).textContent = number;
      left += width;
    });
    all(".legend li", bar).forEach((item) => (one(".number", item).textContent = counts[item.dataset.part] || 0));
  };

  const share = (part, whole) => `${whole ? Math.round((100 * part) / whole) : 0} %`;
  const drawTally = (table, shown) => {
    const facet = table.dataset.tally;
    const words = shown.reduce((sum, item) => sum + item.words, 0);
    all("tr[data-part]", table).forEach((row) => {
      const mine = shown.filter((item) => item.facets[facet] === row.dataset.part);
      const size = mine.reduce((sum, item) => sum + item.words, 0);
      one(".count", row).textContent = mine.length;
      one(".share", row).textContent = share(mine.length, shown.length);
      one(".size", row).textContent = size;
      one(".weight", row).textContent = share(size, words);
    });
  };

  const apply = () => {
    const level = Number(one(".threshold", filters).value);
    one(".level", filters).textContent = `${level} %`;
    const words = one(".words", filters).value.trim().toLowerCase();
    const sets = chosen();
    const whole = sets.every(([, wanted, values]) => wanted.size === values.length);
    const shown = [];
    pairs.forEach((pair) => {
      const facets = Object.keys(pair.facets).length ? finding(pair, level) : {};
      const wanted = Object.keys(pair.facets).length
        ? sets.every(([name, wanted, values]) => wanted.has(facets[name]) || !values.includes(facets[name]))
        : whole;
      const fits = wanted && pair.text.includes(words);
      pair.element.hidden = !fits;
      const line = document.getElementById(pair.element.id.replace("s", "a"));
      if (line) line.classList.toggle("faded", !fits);
      if (!Object.keys(pair.facets).length) return;
      showTone(pair, facets.verdict);
      if (fits) shown.push({ facets, words: pair.words });
    });
    all(".bar").forEach((bar) => drawBar(bar, shown));
    all("table[data-tally]").forEach((table) => drawTally(table, shown));
    const some = shown.length === 1 ? "sentence" : "sentences";
    one(".status", filters).textContent =
      shown.length === judged.length
        ? `All ${judged.length} ${some} shown.`
        : `${shown.length} of ${judged.length} sentences shown; all numbers on this page count these only.`;
  };
  if (filters) {
    filters.addEventListener("input", apply);
    one(".reset", filters).addEventListener("click", () => {
      all("input[type=checkbox]", filters).forEach((input) => (input.checked = true));
      one(".threshold", filters).value = one(".threshold", filters).min;
      one(".words", filters).value = "";
      apply();
    });
    apply();
  }

  // A sentence that a link leads to is shown even when the filters hide it.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.hidden) {
      target.hidden = false;
      target.scrollIntoView();
    }
    if (target.classList.contains("line")) choose(target, false);
  };

  // The texts side by side.
  const side = one(".side");
  const rights = side ? all(".pane.right .column", side) : [];
  const which = side && one(".which", side);
  const together = side && one(".together", side);
  const showColumn = (wanted) => {
    rights.forEach((column, place) => (column.hidden = place !== wanted));
    if (which) which.value = String(wanted);
  };
  let quiet = 0;
  const scrollTo = (column, line) => {
    quiet = Date.now() + 250;
    column.scrollTop = line.offsetTop - column.clientHeight / 3;
  };
  const choose = (line, follow = true) => {
    all(".line.hit", side).forEach((other) => other.classList.remove("hit"));
    line.classList.add("hit");
    const own = line.closest(".column");
    if (own.dataset.side === "right") showColumn(rights.indexOf(own));
    const links = (line.dataset.links || "").split(" ").filter(Boolean);
    const partners = links.map((id) => document.getElementById(id)).filter(Boolean);
    partners.forEach((partner) => partner.classList.add("hit"));
    if (!partners.length) return;
    const column = partners[0].closest(".column");
    if (column.dataset.side === "right") showColumn(rights.indexOf(column));
    scrollTo(column, partners[0]);
    if (!follow) scrollTo(own, line);
  };
  if (side) {
    showColumn(0);
    if (which) which.addEventListener("change", () => showColumn(Number(which.value)));
    side.addEventListener("click", (event) => {
      const line = event.target.closest(".line.linked");
      if (line) choose(line);
    });
    side.addEventListener("keydown", (event) => {
      const line = event.target.closest(".line.linked");
      if (line && (event.key === "Enter" || event.key === " ")) {
        event.preventDefault();
        choose(line);
      }
    });
    // Scrolling one text brings the counterpart of its uppermost sentence into view in the other.
    const follow = (column) => {
      if (!together.checked || Date.now() < quiet) return;
      const top = column.scrollTop + column.clientHeight / 4;
      const lines = all(".line.linked", column);
      const line = lines.find((item) => item.offsetTop + item.offsetHeight > top) || lines[lines.length - 1];
      if (!line) return;
      const partners = line.dataset.links.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
      const partner = partners.find((item) => !item.closest(".column").hidden) || partners[0];
      if (!partner) return;
      const other = partner.closest(".column");
      if (other.dataset.side === "right") showColumn(rights.indexOf(other));
      quiet = Date.now() + 120;
      other.scrollTop = partner.offsetTop - other.clientHeight / 4;
    };
    all(".column", side).forEach((column) =>
      column.addEventListener("scroll", () => follow(column), { passive: true })
    );
  }
  addEventListener("hashchange", reveal);
  reveal();

  // The heatmap by keyboard: arrow keys go to the nearest finding in that direction.
  const heat = one(".heat");
  if (heat) {
    const cells = all(".cell", heat).map((element) => ({
      element,
      row: Number(element.dataset.row),
      column: Number(element.dataset.column),
    }));
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    heat.addEventListener("keydown", (event) => {
      const step = steps[event.key];
      const here = cells.find((cell) => cell.element === event.target.closest(".cell"));
      if (!step || !here) return;
      event.preventDefault();
      const ahead = cells.filter((cell) =>
        step[0] ? (cell.row - here.row) * step[0] > 0 : (cell.column - here.column) * step[1] > 0
      );
      const far = (cell) =>
        step[0]
          ? Math.abs(cell.row - here.row) * 100 + Math.abs(cell.column - here.column)
          : Math.abs(cell.column - here.column) * 100 + Math.abs(cell.row - here.row);
      const next = ahead.sort((a, b) => far(a) - far(b))[0];
      if (!next) return;
      here.element.setAttribute("tabindex", "-1");
      next.element.setAttribute("tabindex", "0");
      next.element.focus();
    });
  }
})();
