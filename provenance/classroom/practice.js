"use strict";
(() => {
  const main = document.querySelector("main");
  const paper = main.dataset.paper;
  const heading = JSON.parse(main.dataset.heading);
  const questions = [...document.querySelectorAll(".question")].map(question);
  const result = document.querySelector("#row");
  const student = document.querySelector("#student");
  const done = document.querySelector(".done");

  // Opens what practice.sealed closed; the two must agree.
  function opened(text, salt) {
    let state = 2166136261;
    for (const byte of new TextEncoder().encode(salt)) state = Math.imul(state ^ byte, 16777619) >>> 0;
    const bytes = Uint8Array.from(atob(text), (sign) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return sign.charCodeAt(0) ^ (state >>> 24);
    });
    return JSON.parse(new TextDecoder().decode(bytes));
  }

  function question(node) {
    const kind = node.dataset.answering;
    const item = node.dataset.item;
    const self = { node, kind, item, checked: false, moved: false, points: 0, of: 0 };
    node.querySelector(".check").addEventListener("click", () => check(self));
    node.addEventListener("input", (event) => {
      if (event.target.closest(".order")) place(self, event.target.closest("li"), Number(event.target.value) - 1, event.target);
      show();
    });
    for (const button of node.querySelectorAll(".moves button")) {
      button.addEventListener("click", () => {
        const line = button.closest("li");
        const here = [...line.parentNode.children].indexOf(line);
        place(self, line, here + (button.className === "up" ? -1 : 1), button);
        show();
      });
    }
    return self;
  }

  function place(self, line, target, control) {
    if (self.checked) return;
    const list = line.parentNode;
    const others = [...list.children].filter((other) => other !== line);
    if (target < 0 || target > others.length) return;
    list.insertBefore(line, others[target] || null);
    [...list.children].forEach((other, index) => { other.querySelector("select").value = String(index + 1); });
    self.moved = true;
    control.focus();
    say(self, line.querySelector("b").textContent + " is now number " + (target + 1) + " of " + list.children.length + ".");
  }

  const say = (self, text) => { self.node.querySelector(".result").textContent = text; };

  // The answer as it stands in a cell of an answer file; "" where there is none.
  function given(self) {
    const node = self.node;
    if (self.kind === "order") {
      if (!self.moved && !self.checked) return "";
      return [...node.querySelectorAll(".order .choice")].map((line) => line.dataset.letter).join(" ");
    }
    if (self.kind === "grid") {
      const chosen = [...node.querySelectorAll("select")].map((select, index) => select.value && index + 1 + "=" + select.value);
      return chosen.filter(Boolean).join(" ");
    }
    if (self.kind === "open") {
      const text = node.querySelector("textarea").value.replace(/\s+/g, " ").trim();
      return text && "text: " + text;
    }
    return [...node.querySelectorAll("input:checked")].map((input) => input.value).join(" ");
  }

  // As the teacher's program marks: see docs/teaching.md.
  function points(kind, answer, key) {
    const mine = answer.split(" ").filter(Boolean);
    const right = key.answer.split(" ");
    if (kind === "one") return answer === key.answer ? key.points : 0;
    if (kind === "several") return Math.max(0, mine.reduce((sum, letter) => sum + (right.includes(letter) ? 1 : -1), 0));
    if (kind === "grid") return mine.filter((pair) => right.includes(pair)).length;
    const longest = [];
    mine.forEach((letter, here) => {
      const before = longest.filter((_, earlier) => right.indexOf(mine[earlier]) < right.indexOf(letter));
      longest[here] = 1 + Math.max(0, ...before);
    });
    const kept = Math.max(0, ...longest);
    return kept > 1 ? kept : 0;
  }

  function check(self) {
    if (self.checked) return;
    if (!given(self) && self.kind !== "order") return say(self, "Give an answer first.");
    if (self.kind === "grid" && [...self.node.querySelectorAll("select")].some((select) => !select.value)) {
      return say(self, "Choose an answer for every line first.");
    }
    self.checked = true;
    const key = opened(self.node.dataset.sealed, paper + "/" + self.item);
    self.of = key.points;
    self.points = self.kind === "open" ? 0 : Math.min(points(self.kind, given(self), key), key.points);
    const button = self.node.querySelector(".check");
    button.setAttribute("aria-disabled", "true");
    button.firstChild.textContent = "Checked";
    for (const control of self.node.querySelectorAll("input, select, textarea, .moves button")) control.disabled = true;
    if (self.kind === "open") {
      say(self, "Compare your answer with the model answer and the list below.");
    } else {
      const words = self.points === self.of ? "Right." : self.points ? "Right in part." : "Not right.";
      say(self, words + " " + self.points + " of " + self.of + (self.of === 1 ? " point." : " points."));
      mark(self, key);
    }
    tell(self.node.querySelector(".told"), self.kind, key);
    show();
  }

  function mark(self, key) {
    const right = key.answer.split(" ");
    if (self.kind === "grid") {
      self.node.querySelectorAll(".row").forEach((row, index) => {
        const wanted = right[index].split("=")[1];
        const good = row.querySelector("select").value === wanted;
        judge(row, good, good ? "✓ right" : "✗ not right: it is " + wanted, key.rows[index]);
      });
      return;
    }
    const lines = [...self.node.querySelectorAll(".choice")];
    lines.forEach((line, index) => {
      const letter = line.dataset.letter;
      const why = key.choices[letter.charCodeAt(0) - 65];
      if (self.kind === "order") {
        const good = right[index] === letter;
        judge(line, good, good ? "✓ in its place" : "✗ its place is " + (right.indexOf(letter) + 1), why);
        return;
      }
      const chosen = line.querySelector("input").checked;
      const good = right.includes(letter);
      const word = good ? (chosen ? "✓ right" : "✓ this is right, and you did not choose it") : chosen ? "✗ not right" : "";
      judge(line, word ? good : null, word, why);
    });
  }

  function judge(line, good, word, why) {
    if (good !== null) line.classList.add(good ? "good" : "bad");
    if (!word && !why) return;
    const text = element("p", "why");
    if (word) text.append(element("span", "verdict", word));
    if (why) text.append(why);
    line.append(text);
  }

  function tell(box, kind, key) {
    const list = element("dl");
    const entry = (name, ...content) => {
      list.append(element("dt", "", name));
      const value = element("dd");
      value.append(...content);
      list.append(value);
    };
    if (key.planted) entry("Good to know", key.planted);
    if (kind !== "open") entry("The right answer", key.answer);
    if (key.model) entry("Model answer", key.model);
    if (key.guide.length) {
      const guide = element("ul");
      guide.append(...key.guide.map((line) => element("li", "", line)));
      entry("A point for each of these", guide);
    }
    if (key.explanation) entry("Why", key.explanation);
    for (const evidence of key.evidence) {
      if (evidence.article) entry("The article says", evidence.article);
      if (evidence.sentence) entry("The original says", evidence.sentence);
      if (evidence.source) entry("It stands in", evidence.url ? address(evidence) : evidence.source);
      if (evidence.words) entry("The trace says", evidence.words);
    }
    box.append(list);
    box.hidden = false;
  }

  function address(evidence) {
    const link = element("a", "", evidence.source);
    if (/^https?:/i.test(evidence.url)) link.href = evidence.url;
    link.rel = "noreferrer noopener";
    return link;
  }

  function element(tag, name = "", text = "") {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.textContent = text;
    return made;
  }

  // A cell that a spreadsheet would calculate gets an apostrophe in front, as in the program's own files.
  function cell(text) {
    const plain = /^\s*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/.test(text) ? "'" + text : text;
    return /[",;\n]/.test(plain) ? '"' + plain.replaceAll('"', '""') + '"' : plain;
  }

  function rows() {
    const name = student.value.replace(/\s+/g, " ").trim();
    const answers = new Map(questions.map((self) => [self.item, given(self)]));
    const line = [name, paper, ...heading.slice(2).map((item) => answers.get(item) || "")];
    return heading.map(cell).join(",") + "\n" + line.map(cell).join(",") + "\n";
  }

  function show() {
    result.value = rows();
    const checked = questions.filter((self) => self.checked);
    const closed = checked.filter((self) => self.kind !== "open");
    const sum = (name) => closed.reduce((all, self) => all + self[name], 0);
    const open = checked.length - closed.length;
    let text = checked.length + " of " + questions.length + " questions checked.";
    if (closed.length) text += " " + sum("points") + " of " + sum("of") + " points.";
    if (open) text += " Your written answers are for your teacher to mark.";
    const score = document.querySelector(".score");
    if (checked.length && score.textContent !== text) score.textContent = text;
  }

  document.querySelector(".copy").addEventListener("click", async () => {
    result.select();
    try {
      await navigator.clipboard.writeText(result.value);
      done.textContent = "Copied.";
    } catch {
      done.textContent = document.execCommand("copy") ? "Copied." : "The lines are marked: copy them with your keyboard.";
    }
  });
  document.querySelector(".save").addEventListener("click", () => {
    const link = element("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", result.value], { type: "text/csv" }));
    link.download = "answers-" + paper + ".csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    done.textContent = "Saved as " + link.download + ".";
  });
  document.querySelector(".again").addEventListener("click", () => location.reload());
  student.addEventListener("input", show);
  show();
})();
