// Shows how much of a file has been sent. Without this script the form sends itself, and says so when it is there.
"use strict";
for (const form of document.querySelectorAll("form[data-upload]")) {
  const picker = form.querySelector("input[type=file]");
  const sending = form.querySelector(".sending");
  const say = sending.querySelector("[role=status]");
  const bar = sending.querySelector("progress");

  const forget = () => {
    for (const old of document.querySelectorAll("#error-summary, main p.error")) old.remove();
    for (const field of form.querySelectorAll(".field.invalid")) field.classList.remove("invalid");
  };

  // Each message goes to its field; the file that was chosen stays chosen.
  const mend = page => {
    for (const message of page.querySelectorAll("main p.error")) {
      const field = document.getElementById(message.id.replace(/-error$/, ""));
      const around = field?.closest(".field");
      around?.classList.add("invalid");
      if (field && field !== around) field.before(message);
      else around?.querySelector("legend")?.after(message);
    }
    const summary = page.getElementById("error-summary");
    if (summary) {
      document.querySelector("main h1").before(summary);
      summary.focus();
    }
  };

  form.addEventListener("submit", event => {
    if (!picker.files.length) return;
    event.preventDefault();
    forget();
    const button = event.submitter;
    const content = new FormData(form);
    content.append(button.name, button.value);
    const request = new XMLHttpRequest();
    let shown = -1;
    request.upload.addEventListener("progress", sent => {
      const percent = sent.lengthComputable ? Math.floor(sent.loaded / sent.total * 10) * 10 : 0;
      bar.value = percent;
      if (percent !== shown) say.textContent = percent === 100 ? "Sent. We are looking through it …" : `Sending … ${percent}%`;
      shown = percent;
    });
    const stop = words => {
      button.disabled = false;
      say.textContent = words;
      sending.hidden = !words;
      bar.hidden = true;
      kept.tab.drop("sent");
    };
    request.addEventListener("error",
        () => stop("It could not be sent just now. Nothing is lost: please look at your connection and try again."));
    request.addEventListener("load", () => {
      if (request.status === 200 && new URL(request.responseURL).pathname !== location.pathname) {
        kept.arrived(kept.tab.get("sent"));
        location.assign(request.responseURL + new URL(form.dataset.upload, location).hash);
      } else if (request.status === 200) {
        stop("");
        mend(new DOMParser().parseFromString(request.responseText, "text/html"));
      } else {
        const page = new DOMParser().parseFromString(request.responseText, "text/html");
        stop(page.querySelector("main .lede, main p")?.textContent ?? "It could not be sent just now. Please try again in a minute.");
      }
    });
    button.disabled = true;
    sending.hidden = false;
    bar.hidden = false;
    bar.value = 0;
    say.textContent = "Sending … 0%";
    request.open("POST", form.action);
    request.send(content);
  });
}
