"use strict";
(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));

  // A student's page: every answer is sent as it is given, and again until it has arrived.
  const questions = one(".questions");
  if (questions) {
    document.documentElement.classList.add("scripted");
    const unsaved = new Set();
    const keys = all("input[name=form_key]");
    let closed = false;

    const show = (state) => {
      keys.forEach((key) => (key.value = state.form_key));
      closed = !state.takes_answers;
      one(".closed").hidden = !closed;
      one(".opened").hidden = !state.shows_feedback;
      all("fieldset, textarea", questions).forEach((part) => (part.disabled = closed));
    };
    const ask = async () => {
      const answer = await fetch(questions.dataset.state, { headers: { Accept: "application/json" } });
      if (answer.ok) show(await answer.json());
      return answer.ok;
    };

    all(".question", questions).forEach((form) => {
      const said = one(".saved", form);
      let busy = false;
      let again = false;
      const tell = (text, trouble = false) => {
        said.textContent = text;
        said.classList.toggle("trouble", trouble);
      };
      const send = async () => {
        if (busy) {
          again = true;
          return;
        }
        busy = true;
        unsaved.add(form);
        let pause = 1000;
        do {
          again = false;
          try {
            const body = new URLSearchParams(new FormData(form));
            const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
            if (answer.ok) {
              const kept = await answer.json();
              const counter = one(".answered");
              counter.textContent = `${kept.answered} of ${counter.dataset.of} answered`;
              const twice = kept.twice.length > 0;
              tell(twice ? `${kept.twice.join(", ")} stands there twice; choose each once.` : "Saved", twice);
              pause = 1000;
              continue;
            }
            if (answer.status === 404 || answer.status === 400 || answer.status === 413) {
              tell("Not saved. Load this page anew, or ask your teacher.", true);
              break;
            }
            if (answer.status === 403) {
              // A new visit of this browser has another key; a closed class says so.
              await ask();
              if (closed) {
                tell("Not saved: the class is closed.", true);
                break;
              }
            }
            throw new Error(String(answer.status));
          } catch {
            tell("Not saved yet. Keep this page open: it is tried again.", true);
            again = true;
            await wait(pause);
            pause = Math.min(pause * 2, 8000);
          }
        } while (again);
        busy = false;
        unsaved.delete(form);
      };
      // Who answers before this script has come, or whose browser filled the fields again, is not forgotten.
      const differs = (field) =>
        field.matches("select")
          ? field.value !== (one("option[selected]", field)?.value ?? "")
          : field.matches("textarea")
            ? field.value !== field.defaultValue
            : field.matches("[name=choice]") && field.checked !== field.defaultChecked;
      if (Array.from(form.elements).some(differs)) send();

      let timer = 0;
      form.addEventListener("input", (event) => {
        clearTimeout(timer);
        unsaved.add(form);
        if (event.target.matches("textarea")) {
          tell("Writing …");
          timer = setTimeout(send, 700);
        } else {
          send();
        }
      });
      form.addEventListener("focusout", (event) => {
        if (event.target.matches("textarea") && unsaved.has(form)) {
          clearTimeout(timer);
          send();
        }
      });
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        clearTimeout(timer);
        send();
      });
      // The page goes away while something is still to be sent: the browser sends it along.
      addEventListener("pagehide", () => {
        if (unsaved.has(form)) navigator.sendBeacon(form.action, new URLSearchParams(new FormData(form)));
      });
    });
    addEventListener("beforeunload", (event) => {
      if (unsaved.size && !closed) event.preventDefault();
    });

    const poll = async () => {
      try {
        await ask();
      } catch {
        // The server is being started again; the next time will do.
      }
      setTimeout(poll, 4000 + 2000 * Math.random());
    };
    setTimeout(poll, 2000);
    if (!one(".closed").hidden) {
      closed = true;
      all("fieldset, textarea", questions).forEach((part) => (part.disabled = true));
    }
  }

  // The teacher's page: the class fills in; where the reader stands in the table does not change.
  const fill = one(".fill");
  if (fill) {
    const address = new URL(fill.dataset.table, location.href);
    let version = fill.dataset.version;
    // Whoever deletes the class is on the way to another page: that it is gone must not call him back to this one.
    let leaving = false;
    addEventListener("submit", () => (leaving = true));
    const look = async () => {
      let pause = 1500;
      try {
        address.searchParams.set("since", version);
        const answer = await fetch(address);
        if (answer.status === 200) {
          version = answer.headers.get("X-Version");
          const scroll = one(".scroll", fill);
          const place = [scroll.scrollLeft, scroll.scrollTop, document.activeElement === scroll];
          fill.innerHTML = await answer.text();
          const now = one(".scroll", fill);
          [now.scrollLeft, now.scrollTop] = place;
          if (place[2]) now.focus();
        } else if (answer.status === 404) {
          if (!leaving) location.reload();
          return;
        }
      } catch {
        pause = 4000;
      }
      setTimeout(look, pause);
    };
    setTimeout(look, 1500);
  }
})();
