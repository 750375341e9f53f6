"use strict";
(() => {
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));

  // Files may be dropped anywhere in the box around their field; choosing originals chooses that option too.
  all(".drop").forEach((box) => {
    const field = box.querySelector("input[type=file]");
    const over = (on) => box.classList.toggle("over", on);
    box.addEventListener("dragover", (event) => {
      event.preventDefault();
      over(true);
    });
    box.addEventListener("dragleave", () => over(false));
    box.addEventListener("drop", (event) => {
      event.preventDefault();
      over(false);
      if (!event.dataTransfer.files.length) return;
      const kept = new DataTransfer();
      const files = Array.from(event.dataTransfer.files);
      (field.multiple ? files : files.slice(0, 1)).forEach((file) => kept.items.add(file));
      field.files = kept.files;
      field.dispatchEvent(new Event("change"));
    });
    field.addEventListener("change", () => {
      const option = document.getElementById(field.dataset.checks || "");
      if (option && field.files.length) option.checked = true;
    });
  });

  // Work in progress: ask how far it is, and load the page anew when it has come to what it waits for.
  all("[data-poll]").forEach((box) => {
    const show = (job) => {
      const text = box.querySelector(".progress-text");
      const bar = box.querySelector("progress");
      if (text) text.textContent = job.progress.text || "";
      if (bar && typeof job.progress.share === "number") bar.value = job.progress.share;
      const name = box.querySelector(".progress-state");
      if (name) name.textContent = job.state === "waiting" ? "Waiting for its turn" : "At work";
    };
    const ask = async () => {
      let wait = 700;
      try {
        const answer = await fetch(box.dataset.poll, { headers: { Accept: "application/json" } });
        if (answer.ok) {
          const job = await answer.json();
          if (job.ended || (box.dataset.until === "page" && job.page)) {
            location.reload();
            return;
          }
          show(job);
        } else if (answer.status === 404 || answer.status === 401) {
          location.reload();
          return;
        } else wait = 3000;
      } catch {
        wait = 3000; // the server is being started again: it goes on with this job, and so do we
      }
      setTimeout(ask, wait);
    };
    setTimeout(ask, 400);
  });
})();
