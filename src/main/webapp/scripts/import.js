// Says how far a file has been read, and shows what it adds up to once it is. Without this script "Look again" does.
"use strict";
const reading = document.getElementById("reading");
const bar = reading.querySelector("progress");
const howFar = document.getElementById("how-far");
const AGAIN = 1000;
let told = 0;
const look = async () => {
  const answer = await fetch(reading.dataset.address,
      {headers: {"X-Requested-With": "pledgekeeper", "X-Page-Of": kept.person}}).catch(() => null);
  if (answer?.ok) {
    const far = await answer.json();
    if (far.state !== "READING") {
      location.reload();
      return;
    }
    bar.value = far.percent;
    if (far.percent >= told + 10) {
      told = far.percent;
      howFar.textContent = `${far.rows.toLocaleString("en-GB")} rows read`;
    }
  } else if (answer?.status === 404) {
    location.reload();
    return;
  }
  setTimeout(look, AGAIN);
};
setTimeout(look, AGAIN);
