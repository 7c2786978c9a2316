// Says calmly how a report is coming along while it is made. Without this script its links work as they are.
"use strict";

const state = document.getElementById("download-state");
for (const link of document.querySelectorAll("a[data-download]")) {
  link.addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || link.getAttribute("aria-disabled")) return;
    event.preventDefault();
    make(link);
  });
}

async function make(link) {
  link.setAttribute("aria-disabled", "true");
  const bar = document.createElement("progress");
  bar.setAttribute("aria-label", "Making your report");
  say("Making your report …", bar);
  try {
    const answer = await fetch(link.href, {redirect: "error"});
    const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];
    if (!answer.ok || !name) throw new Error(String(answer.status));
    const file = URL.createObjectURL(await answer.blob());
    const save = document.createElement("a");
    save.href = file;
    save.download = name;
    document.body.append(save);
    save.click();
    save.remove();
    setTimeout(() => URL.revokeObjectURL(file), 60000);
    say(`Ready: ${name} is in your downloads.`);
  } catch {
    const plain = document.createElement("a");
    plain.href = link.href;
    plain.textContent = "Try the plain link";
    say("The report could not be made just now. Nothing is lost. Please try again in a minute. ", plain);
  } finally {
    link.removeAttribute("aria-disabled");
  }
}

function say(words, more) {
  const line = document.createElement("p");
  line.append(words, ...(more ? [" ", more] : []));
  state.replaceChildren(line);
}
